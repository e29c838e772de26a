package tableflow.console.sandbox.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;

/// Managed policies and their versions.
final class ManagedPolicyOperations {
    private static final int LARGEST = 6_144;
    private static final int MOST_VERSIONS = 5;

    private final Desk desk;
    private final Accounts accounts;

    ManagedPolicyOperations(Desk desk) {
        this.desk = desk;
        this.accounts = desk.accounts();
    }

    void addTo(Map<String, QueryApi.Operation> operations) {
        operations.put("CreatePolicy", this::create);
        operations.put("GetPolicy", (call, xml) -> write(desk.policy(call, "GetPolicy"), xml));
        operations.put("ListPolicies", this::list);
        operations.put("DeletePolicy", this::delete);
        operations.put("GetPolicyVersion", this::version);
        operations.put("ListPolicyVersions", this::versions);
        operations.put("CreatePolicyVersion", this::createVersion);
        operations.put("SetDefaultPolicyVersion", this::setDefault);
        operations.put("DeletePolicyVersion", this::deleteVersion);
    }

    private void create(QueryCall call, Xml xml) throws AwsFailure {
        Name name = desk.freshName(call, "PolicyName", "ANPA");
        desk.allow(call, "CreatePolicy", name.arn("policy"));
        String document = desk.document(call, "PolicyDocument", PolicyKind.IDENTITY, LARGEST);
        if (accounts.policy(name.arn("policy")).isPresent()) {
            throw IamFailures.exists("A policy called " + name.name()
                    + " already exists. Duplicate names are not allowed.");
        }
        ManagedPolicy policy = new ManagedPolicy(name, call.maybe("Description").orElse(""),
                List.of(new ManagedPolicy.Version("v1", document, true, name.createdAt())));
        accounts.put(policy);
        write(policy, xml);
    }

    private void list(QueryCall call, Xml xml) throws AwsFailure {
        desk.allow(call, "ListPolicies", Desk.arn(call.caller(), "policy/"));
        String scope = call.maybe("Scope").orElse("All");
        boolean attachedOnly = call.maybe("OnlyAttached").orElse("false").equals("true");
        List<ManagedPolicy> own = scope.equals("AWS") ? List.of() : accounts.policies(call.caller().account());
        List<ManagedPolicy> aws = scope.equals("Local") ? List.of() : AwsManaged.list();
        List<ManagedPolicy> all = Stream.concat(own.stream(), aws.stream())
                .filter(p -> !attachedOnly || accounts.uses(p.arn()) > 0)
                .toList();
        Pages.write(call, xml, "Policies", all, this::writeInner);
    }

    private void write(ManagedPolicy policy, Xml xml) {
        xml.start("Policy");
        writeInner(policy, xml);
        if (!policy.description().isEmpty()) {
            xml.put("Description", policy.description());
        }
        xml.end();
    }

    private void writeInner(ManagedPolicy policy, Xml xml) {
        xml.put("PolicyName", policy.name().name())
                .put("PolicyId", policy.name().id())
                .put("Arn", policy.arn())
                .put("Path", policy.name().path())
                .put("DefaultVersionId", policy.current().id())
                .put("AttachmentCount", accounts.uses(policy.arn()))
                .put("PermissionsBoundaryUsageCount", 0)
                .put("IsAttachable", true)
                .put("CreateDate", Times.text(policy.name().createdAt()))
                .put("UpdateDate", Times.text(policy.versions().getLast().createdAt()));
    }

    private void delete(QueryCall call, Xml xml) throws AwsFailure {
        ManagedPolicy policy = own(call, "DeletePolicy");
        if (accounts.uses(policy.arn()) > 0) {
            throw IamFailures.inUse("Cannot delete a policy attached to entities.");
        }
        if (policy.versions().size() > 1) {
            throw IamFailures.inUse("This policy has more than one version. Before you delete a policy, you must "
                    + "delete the policy's versions. The default version is deleted with the policy.");
        }
        accounts.remove(policy);
    }

    private void version(QueryCall call, Xml xml) throws AwsFailure {
        ManagedPolicy policy = desk.policy(call, "GetPolicyVersion");
        xml.start("PolicyVersion");
        writeVersion(found(policy, call), xml, true);
        xml.end();
    }

    private void versions(QueryCall call, Xml xml) throws AwsFailure {
        ManagedPolicy policy = desk.policy(call, "ListPolicyVersions");
        Pages.write(call, xml, "Versions", policy.versions().reversed(), (v, out) -> writeVersion(v, out, false));
    }

    private static void writeVersion(ManagedPolicy.Version version, Xml xml, boolean withDocument) {
        if (withDocument) {
            xml.put("Document", RoleOperations.encoded(version.document()));
        }
        xml.put("VersionId", version.id())
                .put("IsDefaultVersion", version.inForce())
                .put("CreateDate", Times.text(version.createdAt()));
    }

    private void createVersion(QueryCall call, Xml xml) throws AwsFailure {
        ManagedPolicy policy = own(call, "CreatePolicyVersion");
        String document = desk.document(call, "PolicyDocument", PolicyKind.IDENTITY, LARGEST);
        if (policy.versions().size() >= MOST_VERSIONS) {
            throw new AwsFailure(409, "LimitExceeded", "A managed policy can have up to " + MOST_VERSIONS
                    + " versions. Before you create a new version, you must delete an existing version.");
        }
        int number = Integer.parseInt(policy.versions().getLast().id().substring(1)) + 1;
        boolean current = call.maybe("SetAsDefault").orElse("false").equals("true");
        List<ManagedPolicy.Version> more = new ArrayList<>(current ? withDefault(policy, "") : policy.versions());
        ManagedPolicy.Version made = new ManagedPolicy.Version("v" + number, document, current, desk.now());
        more.add(made);
        accounts.put(new ManagedPolicy(policy.name(), policy.description(), more));
        xml.start("PolicyVersion");
        writeVersion(made, xml, false);
        xml.end();
    }

    private void setDefault(QueryCall call, Xml xml) throws AwsFailure {
        ManagedPolicy policy = own(call, "SetDefaultPolicyVersion");
        String id = found(policy, call).id();
        accounts.put(new ManagedPolicy(policy.name(), policy.description(), withDefault(policy, id)));
    }

    /// The versions with another default.
    private static List<ManagedPolicy.Version> withDefault(ManagedPolicy policy, String defaultId) {
        return policy.versions().stream()
                .map(v -> new ManagedPolicy.Version(v.id(), v.document(), v.id().equals(defaultId), v.createdAt()))
                .toList();
    }

    private void deleteVersion(QueryCall call, Xml xml) throws AwsFailure {
        ManagedPolicy policy = own(call, "DeletePolicyVersion");
        ManagedPolicy.Version version = found(policy, call);
        if (version.inForce()) {
            throw IamFailures.inUse("Cannot delete the default version of a policy.");
        }
        List<ManagedPolicy.Version> fewer = policy.versions().stream().filter(v -> !v.equals(version)).toList();
        accounts.put(new ManagedPolicy(policy.name(), policy.description(), fewer));
    }

    private static ManagedPolicy.Version found(ManagedPolicy policy, QueryCall call) throws AwsFailure {
        String id = call.text("VersionId");
        return policy.version(id).orElseThrow(() -> IamFailures.missing("Policy " + policy.arn() + " version " + id
                + " does not exist or is not attachable."));
    }

    /// AWS's own policies cannot be changed.
    private ManagedPolicy own(QueryCall call, String action) throws AwsFailure {
        ManagedPolicy policy = desk.policy(call, action);
        if (policy.name().account().equals("aws")) {
            throw new AwsFailure(403, "AccessDenied", "User: " + call.caller().arn()
                    + " is not authorized to perform: iam:" + action + " on resource: policy " + policy.arn());
        }
        return policy;
    }
}
