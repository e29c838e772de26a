package tableflow.console.sandbox.iam;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;

/// Users and their access keys.
final class UserOperations {
    private static final int MOST_KEYS = 2;

    private final Desk desk;
    private final Accounts accounts;

    UserOperations(Desk desk) {
        this.desk = desk;
        this.accounts = desk.accounts();
    }

    void addTo(Map<String, QueryApi.Operation> operations) {
        operations.put("GetUser", (call, xml) -> write(desk.user(call, "GetUser"), xml));
        operations.put("CreateUser", this::create);
        operations.put("DeleteUser", this::delete);
        operations.put("ListUsers", this::list);
        operations.put("CreateAccessKey", this::createKey);
        operations.put("ListAccessKeys", this::listKeys);
        operations.put("UpdateAccessKey", this::updateKey);
        operations.put("DeleteAccessKey", this::deleteKey);
        operations.put("GetAccessKeyLastUsed", this::lastUsed);
        operations.put("PutUserPermissionsBoundary", this::putBoundary);
        operations.put("DeleteUserPermissionsBoundary", this::deleteBoundary);
        operations.put("ListGroupsForUser", (call, xml) -> {
            desk.user(call, "ListGroupsForUser");
            xml.start("Groups").end().put("IsTruncated", false);
        });
    }

    private void create(QueryCall call, Xml xml) throws AwsFailure {
        Name name = desk.freshName(call, "UserName", "AIDA");
        desk.allow(call, "CreateUser", name.arn("user"));
        if (accounts.user(name.account(), name.name()).isPresent()) {
            throw IamFailures.exists("User with name " + name.name() + " already exists.");
        }
        User user = new User(name, Rights.NONE.bounded(desk.boundary(call)), call.tags());
        accounts.put(user);
        write(user, xml);
    }

    private void delete(QueryCall call, Xml xml) throws AwsFailure {
        call.text("UserName");
        User user = desk.user(call, "DeleteUser");
        if (!accounts.keys(user).isEmpty()) {
            throw IamFailures.inUse("Cannot delete entity, must delete access keys first.");
        }
        if (!user.rights().empty()) {
            throw IamFailures.inUse("Cannot delete entity, must delete policies first.");
        }
        accounts.remove(user);
    }

    private void putBoundary(QueryCall call, Xml xml) throws AwsFailure {
        call.text("PermissionsBoundary");
        User user = desk.user(call, "PutUserPermissionsBoundary");
        accounts.put(user.with(user.rights().bounded(desk.boundary(call))));
    }

    private void deleteBoundary(QueryCall call, Xml xml) throws AwsFailure {
        User user = desk.user(call, "DeleteUserPermissionsBoundary");
        accounts.put(user.with(user.rights().bounded(Optional.empty())));
    }

    private void list(QueryCall call, Xml xml) throws AwsFailure {
        desk.allow(call, "ListUsers", Desk.arn(call.caller(), "user/"));
        Pages.write(call, xml, "Users", accounts.users(call.caller().account()), UserOperations::writeInner);
    }

    private static void write(User user, Xml xml) {
        xml.start("User");
        writeInner(user, xml);
        user.rights().boundary().ifPresent(arn -> xml.start("PermissionsBoundary")
                .put("PermissionsBoundaryType", "Policy").put("PermissionsBoundaryArn", arn).end());
        if (!user.tags().isEmpty()) {
            RoleOperations.writeTags(user.tags(), xml);
        }
        xml.end();
    }

    private static void writeInner(User user, Xml xml) {
        xml.put("Path", user.name().path())
                .put("UserName", user.name().name())
                .put("UserId", user.name().id())
                .put("Arn", user.arn())
                .put("CreateDate", Times.text(user.name().createdAt()));
    }

    private void createKey(QueryCall call, Xml xml) throws AwsFailure {
        User user = desk.user(call, "CreateAccessKey");
        if (accounts.keys(user).size() >= MOST_KEYS) {
            throw IamFailures.limit("AccessKeysPerUser: " + MOST_KEYS);
        }
        UserKey key = new UserKey(accounts.ids().next("AKIA"), accounts.ids().secret(), user.arn(), true, desk.now());
        accounts.put(key);
        xml.start("AccessKey");
        writeKey(user, key, xml);
        xml.put("SecretAccessKey", key.secret()).end();
    }

    private void listKeys(QueryCall call, Xml xml) throws AwsFailure {
        User user = desk.user(call, "ListAccessKeys");
        List<UserKey> keys = accounts.keys(user);
        Pages.write(call, xml, "AccessKeyMetadata", keys, (key, out) -> writeKey(user, key, out));
    }

    private static void writeKey(User user, UserKey key, Xml xml) {
        xml.put("UserName", user.name().name())
                .put("AccessKeyId", key.id())
                .put("Status", key.active() ? "Active" : "Inactive")
                .put("CreateDate", Times.text(key.createdAt()));
    }

    private void updateKey(QueryCall call, Xml xml) throws AwsFailure {
        UserKey key = key(call, desk.user(call, "UpdateAccessKey"));
        boolean active = call.text("Status").equals("Active");
        accounts.put(new UserKey(key.id(), key.secret(), key.owner(), active, key.createdAt()));
    }

    private void deleteKey(QueryCall call, Xml xml) throws AwsFailure {
        accounts.remove(key(call, desk.user(call, "DeleteAccessKey")));
    }

    private UserKey key(QueryCall call, User user) throws AwsFailure {
        String id = call.text("AccessKeyId");
        return accounts.key(id).filter(k -> k.owner().equals(user.arn())).orElseThrow(() ->
                IamFailures.missing("The Access Key with id " + id + " cannot be found."));
    }

    private void lastUsed(QueryCall call, Xml xml) throws AwsFailure {
        String id = call.text("AccessKeyId");
        Optional<UserKey> key = accounts.key(id);
        desk.allow(call, "GetAccessKeyLastUsed", key.map(UserKey::owner).orElse(
                Desk.arn(call.caller(), "user/*")));
        String owner = key.map(UserKey::owner).orElseThrow(() -> new AwsFailure(403, "AccessDenied",
                "The access key with id " + id + " does not belong to this account."));
        xml.put("UserName", owner.substring(owner.lastIndexOf('/') + 1)).start("AccessKeyLastUsed");
        Optional<Accounts.LastUse> last = accounts.lastUse(id);
        last.ifPresent(use -> xml.put("LastUsedDate", Times.text(use.at())));
        xml.put("ServiceName", last.map(Accounts.LastUse::service).orElse("N/A"))
                .put("Region", last.isPresent() ? World.REGION : "N/A")
                .end();
    }
}
