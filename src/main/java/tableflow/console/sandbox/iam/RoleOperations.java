package tableflow.console.sandbox.iam;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.iam.PolicyKind;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;

/// Roles: made, read, changed, deleted.
final class RoleOperations {
    private static final int LARGEST_TRUST = 2_048;

    private final Desk desk;
    private final Accounts accounts;
    private final TrustText trust;

    RoleOperations(Desk desk) {
        this.desk = desk;
        this.accounts = desk.accounts();
        this.trust = new TrustText(accounts);
    }

    void addTo(Map<String, QueryApi.Operation> operations) {
        operations.put("CreateRole", this::create);
        operations.put("GetRole", (call, xml) -> write(desk.role(call, "GetRole"), xml));
        operations.put("ListRoles", this::list);
        operations.put("DeleteRole", this::delete);
        operations.put("UpdateAssumeRolePolicy", this::updateTrust);
        operations.put("UpdateRole", this::update);
        operations.put("PutRolePermissionsBoundary", this::putBoundary);
        operations.put("DeleteRolePermissionsBoundary", this::deleteBoundary);
        operations.put("TagRole", this::tag);
        operations.put("UntagRole", this::untag);
        operations.put("ListRoleTags", this::listTags);
    }

    private void create(QueryCall call, Xml xml) throws AwsFailure {
        Name name = desk.freshName(call, "RoleName", "AROA");
        desk.allow(call, "CreateRole", name.arn("role"));
        String document = desk.document(call, "AssumeRolePolicyDocument", PolicyKind.TRUST, LARGEST_TRUST);
        if (accounts.role(name.account(), name.name()).isPresent()) {
            throw IamFailures.exists("Role with name " + name.name() + " already exists.");
        }
        Role role = new Role(name, trust.toStored(document),
                new Role.Settings(call.maybe("Description").orElse(""), seconds(call, 3_600)),
                Rights.NONE.bounded(desk.boundary(call)), call.tags());
        accounts.put(role);
        write(role, xml);
    }

    private static int seconds(QueryCall call, int otherwise) throws AwsFailure {
        int seconds = call.number("MaxSessionDuration", otherwise);
        if (seconds < 3_600 || seconds > 43_200) {
            throw QueryCall.invalid("1 validation error detected: Value '" + seconds + "' at 'maxSessionDuration' "
                    + "failed to satisfy constraint: Member must have value between 3600 and 43200");
        }
        return seconds;
    }

    private void list(QueryCall call, Xml xml) throws AwsFailure {
        String prefix = call.maybe("PathPrefix").orElse("/");
        desk.allow(call, "ListRoles", Desk.arn(call.caller(), "role" + prefix));
        List<Role> roles = accounts.roles(call.caller().account()).stream()
                .filter(r -> r.name().path().startsWith(prefix))
                .toList();
        Pages.write(call, xml, "Roles", roles, this::writeInner);
    }

    private void delete(QueryCall call, Xml xml) throws AwsFailure {
        Role role = desk.role(call, "DeleteRole");
        if (!role.rights().attached().isEmpty()) {
            throw IamFailures.inUse("Cannot delete entity, must detach all policies first.");
        }
        if (!role.rights().inline().isEmpty()) {
            throw IamFailures.inUse("Cannot delete entity, must delete policies first.");
        }
        accounts.remove(role);
    }

    private void updateTrust(QueryCall call, Xml xml) throws AwsFailure {
        Role role = desk.role(call, "UpdateAssumeRolePolicy");
        String document = desk.document(call, "PolicyDocument", PolicyKind.TRUST, LARGEST_TRUST);
        accounts.put(role.trusting(trust.toStored(document)));
    }

    private void update(QueryCall call, Xml xml) throws AwsFailure {
        Role role = desk.role(call, "UpdateRole");
        accounts.put(role.with(new Role.Settings(
                call.maybe("Description").orElse(role.settings().description()),
                seconds(call, role.settings().maxSeconds()))));
    }

    private void putBoundary(QueryCall call, Xml xml) throws AwsFailure {
        Role role = desk.role(call, "PutRolePermissionsBoundary");
        call.text("PermissionsBoundary");
        accounts.put(role.with(role.rights().bounded(desk.boundary(call))));
    }

    private void deleteBoundary(QueryCall call, Xml xml) throws AwsFailure {
        Role role = desk.role(call, "DeleteRolePermissionsBoundary");
        accounts.put(role.with(role.rights().bounded(Optional.empty())));
    }

    private void tag(QueryCall call, Xml xml) throws AwsFailure {
        Role role = desk.role(call, "TagRole");
        Map<String, String> tags = new HashMap<>(role.tags());
        tags.putAll(call.tags());
        accounts.put(new Role(role.name(), role.trust(), role.settings(), role.rights(), tags));
    }

    private void untag(QueryCall call, Xml xml) throws AwsFailure {
        Role role = desk.role(call, "UntagRole");
        Map<String, String> tags = new HashMap<>(role.tags());
        call.list("TagKeys").forEach(tags::remove);
        accounts.put(new Role(role.name(), role.trust(), role.settings(), role.rights(), tags));
    }

    private void listTags(QueryCall call, Xml xml) throws AwsFailure {
        writeTags(desk.role(call, "ListRoleTags").tags(), xml);
        xml.put("IsTruncated", false);
    }

    private void write(Role role, Xml xml) {
        xml.start("Role");
        writeInner(role, xml);
        xml.put("MaxSessionDuration", role.settings().maxSeconds());
        if (!role.settings().description().isEmpty()) {
            xml.put("Description", role.settings().description());
        }
        role.rights().boundary().ifPresent(arn -> xml.start("PermissionsBoundary")
                .put("PermissionsBoundaryType", "Policy").put("PermissionsBoundaryArn", arn).end());
        if (!role.tags().isEmpty()) {
            writeTags(role.tags(), xml);
        }
        xml.start("RoleLastUsed").end().end();
    }

    private void writeInner(Role role, Xml xml) {
        xml.put("Path", role.name().path())
                .put("RoleName", role.name().name())
                .put("RoleId", role.name().id())
                .put("Arn", role.arn())
                .put("CreateDate", Times.text(role.name().createdAt()))
                .put("AssumeRolePolicyDocument", encoded(trust.toShown(role.trust())));
    }

    static void writeTags(Map<String, String> tags, Xml xml) {
        xml.start("Tags");
        tags.forEach((key, value) -> xml.start("member").put("Key", key).put("Value", value).end());
        xml.end();
    }

    /// Documents come URL-encoded.
    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
