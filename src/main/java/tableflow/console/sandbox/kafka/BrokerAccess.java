package tableflow.console.sandbox.kafka;

import java.util.Optional;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Keys;
import tableflow.console.sandbox.access.Permission;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.access.Verdict;

/// Who may enter one cluster, and what their roles allow there.
///
/// The broker asks at every authentication and every request, so an answer may change from one moment to the next: a
/// key that is made now works when its time has come, a deleted one ends its connections at the next
/// re-authentication, and a role binding counts without a restart.
public final class BrokerAccess {
    private final Keys keys;
    private final Roles roles;
    private final Crn cluster;
    private final String clusterId;

    /// @param cluster the cluster's resource name, ending in `cloud-cluster=ID`
    /// @param clusterId that id, which is also the resource of the cluster's keys
    public BrokerAccess(Keys keys, Roles roles, Crn cluster, String clusterId) {
        this.keys = keys;
        this.roles = roles;
        this.cluster = cluster;
        this.clusterId = clusterId;
    }

    public String clusterId() {
        return clusterId;
    }

    /// What to say to the bearer of this credential.
    public Verdict check(String keyId, String secret) {
        return keys.check(keyId, secret, KeyKind.KAFKA, clusterId);
    }

    /// The principal id (`sa-...`, `u-...`) on whose behalf a key acts; empty for an unknown key.
    public Optional<String> ownerOf(String keyId) {
        return keys.find(keyId).map(Key::owner);
    }

    /// Whether a role of the owner allows an operation. `false` is not a refusal: the access control lists that the
    /// broker keeps itself decide then.
    public boolean roleAllows(String owner, AclOperation operation, ResourcePattern resource) {
        return roles.allows(owner, Permission.MANAGE_CLUSTER, cluster)
            || switch (resource.resourceType()) {
                case TOPIC -> topic(owner, operation, cluster.topic(resource.name()));
                case GROUP -> group(owner, operation, part("group", resource.name()));
                case TRANSACTIONAL_ID ->
                    roles.allows(owner, Permission.WRITE_TOPIC, part("transactional-id", resource.name()));
                case CLUSTER -> cluster(owner, operation);
                default -> false;
            };
    }

    private boolean topic(String owner, AclOperation operation, Crn topic) {
        return switch (operation) {
            case READ -> roles.allows(owner, Permission.READ_TOPIC, topic);
            case WRITE -> roles.allows(owner, Permission.WRITE_TOPIC, topic);
            case CREATE, DELETE, ALTER, ALTER_CONFIGS -> roles.allows(owner, Permission.MANAGE_TOPIC, topic);
            case DESCRIBE, DESCRIBE_CONFIGS -> roles.allows(owner, Permission.VIEW, topic);
            default -> false;
        };
    }

    private boolean group(String owner, AclOperation operation, Crn group) {
        return switch (operation) {
            case READ -> roles.allows(owner, Permission.READ_TOPIC, group);
            case DELETE -> roles.allows(owner, Permission.MANAGE_TOPIC, group);
            case DESCRIBE -> roles.allows(owner, Permission.VIEW, group);
            default -> false;
        };
    }

    private boolean cluster(String owner, AclOperation operation) {
        return switch (operation) {
            case CREATE -> roles.allows(owner, Permission.MANAGE_TOPIC, cluster);
            case DESCRIBE -> roles.allowsSome(owner, Permission.VIEW, cluster);
            // Kafka lets whoever may write to any topic write idempotently.
            case IDEMPOTENT_WRITE -> roles.allowsSome(owner, Permission.WRITE_TOPIC, cluster);
            default -> false;
        };
    }

    private Crn part(String type, String name) {
        return cluster.child("kafka", clusterId).child(type, name);
    }
}
