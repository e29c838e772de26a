package tableflow.console.remote.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryDecisionDetail;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.Statement;
import tableflow.console.domain.Open;
import tableflow.console.domain.aws.IamRole;
import tableflow.console.domain.aws.NamedPolicy;
import tableflow.console.domain.aws.Simulated;
import tableflow.console.service.port.Roles;

/// IAM's roles through the AWS SDK.
final class SdkRoles implements Roles {

    private final IamClient client;
    private final AwsFailures failures;

    /// @param client closed with this
    SdkRoles(IamClient client, AwsFailures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public Optional<IamRole> role(String name) {
        return failures.during("read role " + name, () -> {
            try {
                return Optional.of(role(client.getRole(request -> request.roleName(name)).role()));
            } catch (NoSuchEntityException absent) {
                return Optional.empty();
            }
        });
    }

    @Override
    public List<NamedPolicy> ownPolicies(String role) {
        return failures.during("read the policies of role " + role, () ->
                client.listRolePoliciesPaginator(request -> request.roleName(role)).policyNames().stream()
                        .map(name -> new NamedPolicy(name, null, decoded(client.getRolePolicy(request ->
                                request.roleName(role).policyName(name)).policyDocument())))
                        .toList());
    }

    @Override
    public List<NamedPolicy> attachedPolicies(String role) {
        return failures.during("read the policies that are attached to role " + role, () ->
                client.listAttachedRolePoliciesPaginator(request -> request.roleName(role)).attachedPolicies().stream()
                        .map(this::document)
                        .toList());
    }

    private NamedPolicy document(AttachedPolicy attached) {
        String version = client.getPolicy(request -> request.policyArn(attached.policyArn()))
                .policy().defaultVersionId();
        return new NamedPolicy(attached.policyName(), attached.policyArn(), decoded(client.getPolicyVersion(request ->
                request.policyArn(attached.policyArn()).versionId(version)).policyVersion().document()));
    }

    @Override
    public List<Simulated> simulate(Simulation simulation) {
        SimulatePrincipalPolicyRequest request = SimulatePrincipalPolicyRequest.builder()
                .policySourceArn(simulation.principal())
                .actionNames(simulation.actions())
                .resourceArns(simulation.resources())
                .contextEntries(simulation.context().entrySet().stream().map(SdkRoles::entry).toList())
                .resourcePolicy(simulation.resourcePolicy())
                .callerArn(simulation.resourcePolicy() == null ? null : simulation.principal())
                .build();
        List<Simulated> all = new ArrayList<>();
        failures.during("simulate what " + simulation.principal() + " may do", () ->
                client.simulatePrincipalPolicyPaginator(request).evaluationResults().stream().toList())
                .forEach(told -> all.addAll(results(told)));
        return all;
    }

    private static ContextEntry entry(Map.Entry<String, List<String>> known) {
        boolean one = known.getValue().size() == 1;
        return ContextEntry.builder()
                .contextKeyName(known.getKey())
                .contextKeyType(one ? ContextKeyTypeEnum.STRING : ContextKeyTypeEnum.STRING_LIST)
                .contextKeyValues(known.getValue())
                .build();
    }

    /// There is one result for an action; what it means for each resource stands in its parts, and only with one
    /// resource in itself.
    private static List<Simulated> results(EvaluationResult told) {
        Boolean organization = told.organizationsDecisionDetail() == null
                ? null
                : told.organizationsDecisionDetail().allowedByOrganizations();
        if (told.resourceSpecificResults().isEmpty()) {
            return List.of(new Simulated(told.evalActionName(),
                    told.evalResourceName() == null ? "*" : told.evalResourceName(),
                    decision(told.evalDecisionAsString()), sources(told.matchedStatements()),
                    told.missingContextValues(), allowed(told.permissionsBoundaryDecisionDetail()), organization));
        }
        return told.resourceSpecificResults().stream()
                .map(part -> part(told, part, organization))
                .toList();
    }

    private static Simulated part(EvaluationResult told, ResourceSpecificResult part, @Nullable Boolean organization) {
        PermissionsBoundaryDecisionDetail boundary = part.permissionsBoundaryDecisionDetail() == null
                ? told.permissionsBoundaryDecisionDetail()
                : part.permissionsBoundaryDecisionDetail();
        List<String> missing = part.missingContextValues().isEmpty()
                ? told.missingContextValues()
                : part.missingContextValues();
        return new Simulated(told.evalActionName(), part.evalResourceName(),
                decision(part.evalResourceDecisionAsString()), sources(part.matchedStatements()), missing,
                allowed(boundary), organization);
    }

    private static Open<Simulated.Decision> decision(String text) {
        return Open.of(Simulated.Decision.class, text);
    }

    private static List<String> sources(List<Statement> matched) {
        return matched.stream().map(Statement::sourcePolicyId).filter(id -> id != null).distinct().toList();
    }

    private static @Nullable Boolean allowed(@Nullable PermissionsBoundaryDecisionDetail detail) {
        return detail == null ? null : detail.allowedByPermissionsBoundary();
    }

    private static IamRole role(Role told) {
        return new IamRole(
                told.roleName(),
                told.arn(),
                told.path(),
                told.roleId(),
                told.assumeRolePolicyDocument() == null ? "" : decoded(told.assumeRolePolicyDocument()),
                told.permissionsBoundary() == null ? null : told.permissionsBoundary().permissionsBoundaryArn(),
                told.createDate());
    }

    /// IAM sends documents URL-encoded. A plus is a plus there.
    private static String decoded(String document) {
        return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
