package tableflow.console.sandbox.iam;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tableflow.console.domain.iam.MalformedPolicy;
import tableflow.console.domain.iam.PolicyContext;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;

/// Makes sessions: of roles that may be assumed, and of users.
final class Sessions {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]*");
    private static final int HOUR = 3_600;
    private static final int LARGEST_POLICY = 2_048;
    // Ended sessions are kept this long, so that their keys are told "expired" and not "unknown".
    private static final Duration KEPT = Duration.ofDays(2);

    private final Accounts accounts;
    private final Authorizer authorizer;
    private final Documents documents;
    private final Clock clock;

    /// What somebody who assumes a role asks for.
    ///
    /// @param policies documents that narrow the session
    record Wish(String roleArn, String name, int seconds, Optional<String> externalId, List<String> policies,
            Map<String, String> tags) {}

    Sessions(Accounts accounts, Authorizer authorizer, Documents documents, Clock clock) {
        this.accounts = accounts;
        this.authorizer = authorizer;
        this.documents = documents;
        this.clock = clock;
    }

    /// @throws AwsFailure AccessDenied also when there is no such role: that is not told apart
    Session assume(Principal caller, Wish wish) throws AwsFailure {
        check(wish);
        Role role = accounts.role(wish.roleArn()).orElseThrow(() -> new AwsFailure(403, "AccessDenied",
                "User: " + caller.arn() + " is not authorized to perform: sts:AssumeRole on resource: "
                        + wish.roleArn()));
        PolicyContext context = context(wish);
        authorizer.requireTrust(caller, role, "sts:AssumeRole", context);
        if (!wish.tags().isEmpty()) {
            authorizer.requireTrust(caller, role, "sts:TagSession", context);
        }
        if (wish.seconds() > role.settings().maxSeconds()) {
            throw QueryCall.invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        if (caller.roleArn().isPresent() && wish.seconds() > HOUR) {
            throw QueryCall.invalid("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed "
                    + "by role chaining.");
        }
        return open(id -> Principals.of(role, wish.name(), id), role.name().id(), wish, caller.account());
    }

    /// The session of a role that needs nobody's leave: its owner is a service that the sandbox plays itself.
    Session own(Role role, String name) {
        Wish wish = new Wish(role.arn(), name, HOUR, Optional.empty(), List.of(), Map.of());
        return open(id -> Principals.of(role, name, id), role.name().id(), wish, role.name().account());
    }

    /// A session with a user's own rights.
    Session ofUser(User user, int seconds) {
        Wish wish = new Wish("", user.name().name(), seconds, Optional.empty(), List.of(), Map.of());
        return open(id -> Principals.of(user, id), user.name().id(), wish, user.name().account());
    }

    private Session open(Function<String, Principal> principal, String holder, Wish wish, String origin) {
        Instant now = clock.instant();
        accounts.forgetSessions(now.minus(KEPT));
        String id = accounts.ids().next("ASIA");
        Session session = new Session(
                new Session.Key(id, accounts.ids().secret(), accounts.ids().token(), now.plusSeconds(wish.seconds())),
                principal.apply(id), holder, wish.policies(), wish.tags(), origin);
        accounts.put(session);
        return session;
    }

    private void check(Wish wish) throws AwsFailure {
        if (!wish.roleArn().matches("arn:aws:iam::[0-9]{12}:role/.+")) {
            throw QueryCall.invalid(wish.roleArn() + " is invalid");
        }
        if (!NAME.matcher(wish.name()).matches() || wish.name().length() > 64) {
            throw constraint(wish.name(), "roleSessionName", "satisfy regular expression pattern: [\\w+=,.@-]*");
        }
        if (wish.name().length() < 2) {
            throw constraint(wish.name(), "roleSessionName", "have length greater than or equal to 2");
        }
        if (wish.seconds() < 900) {
            throw constraint(Integer.toString(wish.seconds()), "durationSeconds",
                    "have value greater than or equal to 900");
        }
        if (wish.seconds() > 43_200) {
            throw constraint(Integer.toString(wish.seconds()), "durationSeconds",
                    "have value less than or equal to 43200");
        }
        int size = 0;
        for (String policy : wish.policies()) {
            size += policy.length();
            try {
                documents.read(policy, PolicyKind.IDENTITY);
            } catch (MalformedPolicy e) {
                throw IamFailures.malformed(e.text());
            }
        }
        if (size > LARGEST_POLICY) {
            throw new AwsFailure(400, "PackedPolicyTooLarge", "Packed policy consumes "
                    + size * 100 / LARGEST_POLICY + "% of allotted space, please use smaller policy.");
        }
    }

    private static AwsFailure constraint(String value, String member, String must) {
        return QueryCall.invalid("1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: Member must " + must);
    }

    private static PolicyContext context(Wish wish) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        wish.externalId().ifPresent(id -> all.put("sts:ExternalId", List.of(id)));
        all.put("sts:RoleSessionName", List.of(wish.name()));
        if (!wish.tags().isEmpty()) {
            all.put("aws:TagKeys", new ArrayList<>(wish.tags().keySet()));
            wish.tags().forEach((key, value) -> all.put("aws:RequestTag/" + key, List.of(value)));
        }
        return new PolicyContext(all);
    }
}
