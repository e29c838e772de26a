package tableflow.console.service.profile;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.RunResult.RunKey;

/// Completes a profile that was made with a Cloud key alone: the keys that a run made for its cluster, its registry and
/// Tableflow become the profile's own, so that the other panes can work with it.
public final class KeyAdoption {

    private KeyAdoption() {}

    /// `profile` with those of its missing keys that are among `made`; a key that it has is never replaced. The adopted
    /// keys carry their secrets, so that storing the profile keeps a copy of its own.
    ///
    /// @param keys opens the references of `made`
    /// @return `profile` itself when nothing was missing
    public static Profile complete(Profile profile, List<RunKey> made, KeyResolver keys) {
        Profile.Kafka kafka = profile.kafka();
        Profile.Registry registry = profile.schemaRegistry();
        KeyRef kafkaKey = kafka == null || kafka.apiKey() != null
                ? null
                : find(made, KeyPurpose.KAFKA, kafka.clusterId(), keys);
        KeyRef registryKey = registry == null || registry.apiKey() != null
                ? null
                : find(made, KeyPurpose.SCHEMA_REGISTRY, registry.clusterId(), keys);
        KeyRef tableflowKey =
                profile.tableflow() != null ? null : find(made, KeyPurpose.TABLEFLOW, null, keys);
        if (kafkaKey == null && registryKey == null && tableflowKey == null) {
            return profile;
        }
        return new Profile(
                profile.name(),
                profile.kind(),
                profile.environmentTag(),
                profile.readOnly(),
                profile.confluent(),
                kafka == null || kafkaKey == null
                        ? kafka
                        : new Profile.Kafka(
                                kafka.clusterId(),
                                kafka.bootstrapServers(),
                                kafka.restUrl(),
                                kafka.securityProtocol(),
                                kafkaKey),
                registry == null || registryKey == null
                        ? registry
                        : new Profile.Registry(registry.clusterId(), registry.url(), registryKey),
                tableflowKey == null ? profile.tableflow() : tableflowKey,
                profile.aws());
    }

    private static @Nullable KeyRef find(
            List<RunKey> made, KeyPurpose purpose, @Nullable String resourceId, KeyResolver keys) {
        for (RunKey key : made) {
            if (key.purpose() == purpose && (resourceId == null || Objects.equals(resourceId, key.resourceId()))) {
                return KeyRef.inline(key.key().id(), keys.resolve(key.key()).secret());
            }
        }
        return null;
    }
}
