package tableflow.console.sandbox.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import tableflow.console.sandbox.access.Verdict;

/// The one live object that the broker's plug-ins consult. Kafka makes its plug-ins from class names and hands them the
/// configuration, whose values may be any object: the gate travels there, so nothing static is needed.
final class Gate {
    /// The configuration key under which the plug-ins find the gate; no Kafka configuration has this name.
    static final String CONFIG = "tableflow.sandbox.gate";

    private final BrokerAccess access;
    private final InternalKey internal;
    /// Owners of keys that have authenticated. A deleted key keeps its owner until its connections end, so that its
    /// client sees an authentication failure (as with the real service) and not a lost permission.
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    Gate(BrokerAccess access, InternalKey internal) {
        this.access = access;
        this.internal = internal;
    }

    static Gate from(Map<String, ?> configs) {
        if (configs.get(CONFIG) instanceof Gate gate) {
            return gate;
        }
        throw new IllegalStateException("The broker's configuration lacks " + CONFIG);
    }

    boolean admits(String keyId, char[] secret) {
        if (internal.matches(keyId, secret)) {
            return true;
        }
        if (access.check(keyId, new String(secret)) != Verdict.OK) {
            return false;
        }
        access.ownerOf(keyId).ifPresent(owner -> owners.put(keyId, owner));
        return true;
    }

    Optional<String> ownerOf(String keyId) {
        if (keyId.equals(internal.id())) {
            return Optional.of(InternalKey.OWNER);
        }
        return Optional.ofNullable(owners.get(keyId));
    }

    boolean roleAllows(String owner, AclOperation operation, ResourcePattern resource) {
        return access.roleAllows(owner, operation, resource);
    }

    @Override
    public String toString() {
        return "Gate";
    }
}
