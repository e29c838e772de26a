package tableflow.console.sandbox.iam;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.iam.Decision;
import tableflow.console.domain.iam.Evaluation;
import tableflow.console.domain.iam.Guard;
import tableflow.console.domain.iam.MalformedPolicy;
import tableflow.console.domain.iam.Policies.Source;
import tableflow.console.domain.iam.PolicyContext;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.domain.iam.PolicyType;
import tableflow.console.domain.iam.Question;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.aws.ResourcePolicies;

/// Decides by all policies that have a say, as they are at this moment.
final class Authorizer implements Permissions {
    private final Accounts accounts;
    private final Standing standing;
    private final Documents documents;
    private final ResourcePolicies resources;
    private final Clock clock;
    private final Perimeter perimeter;

    Authorizer(Accounts accounts, Documents documents, ResourcePolicies resources, Clock clock) {
        this.accounts = accounts;
        this.standing = new Standing(accounts, documents);
        this.documents = documents;
        this.resources = resources;
        this.clock = clock;
        this.perimeter = new Perimeter(documents);
    }

    Perimeter perimeter() {
        return perimeter;
    }

    Standing standing() {
        return standing;
    }

    @Override
    public void require(Principal caller, Access access) throws AwsFailure {
        require(caller, access, guard(caller, access.resource()), PolicyContext.EMPTY);
    }

    /// May this role be assumed? Its trust policy is asked besides the caller's own.
    ///
    /// @param more condition keys of the call
    void requireTrust(Principal caller, Role role, String action, PolicyContext more) throws AwsFailure {
        Guard guard = new Guard(role.name().account(), PolicyType.TRUST,
                Optional.of(documents.stored("TrustPolicy", role.trust(), PolicyKind.TRUST)));
        require(caller, new Access(action, role.arn()), guard, more);
    }

    private void require(Principal caller, Access access, Guard guard, PolicyContext more) throws AwsFailure {
        caller.accessKey().ifPresent(key -> accounts.used(key, clock.instant(), access.action()));
        PolicyContext context = PolicyContext.of(Map.of("aws:RequestedRegion", World.REGION))
                .with(PolicyContext.of(access.context()))
                .with(standing.context(caller, guard.account(), clock.instant()))
                .with(more);
        Question question = new Question(access.action(), access.resource(), context);
        Decision decided = new Evaluation(standing.caller(caller), standing.policies(caller), guard).decide(question);
        Decision decision = decided.allowed()
                ? perimeter.stops(standing.caller(caller), question, standing.outside(caller)).orElse(decided)
                : decided;
        if (!decision.allowed()) {
            throw Denials.of(caller, access, decision, !guard.account().equals(caller.account()));
        }
    }

    /// The account in the ARN, or the one that the resource's service knows; what has neither is the caller's own.
    private Guard guard(Principal caller, String resource) {
        String[] parts = resource.split(":", 6);
        String inArn = parts.length == 6 ? parts[4] : "";
        String account = inArn.isEmpty()
                ? resources.ownerOf(resource).orElse(caller.account())
                : inArn;
        Optional<Source> policy = resources.policyOf(resource).flatMap(this::resourcePolicy);
        // A key is nobody's but its policy's, the account's root included.
        boolean needed = resource.startsWith("arn:aws:kms:") && policy.isPresent();
        return new Guard(account, PolicyType.RESOURCE, policy, needed);
    }

    /// A document that is no policy was refused when it was put; one that got there otherwise allows nothing.
    private Optional<Source> resourcePolicy(String document) {
        try {
            return Optional.of(new Source("ResourcePolicy", documents.read(document, PolicyKind.RESOURCE)));
        } catch (MalformedPolicy e) {
            return Optional.empty();
        }
    }
}
