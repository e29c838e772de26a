package tableflow.console.service.profile;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.RunResult.RunKey;

/// Completes a profile that was made with a Cloud key alone: the keys that a run made for its cluster, its registry and
/// Tableflow become the profile's own, so that the other panes can work with it; keys that were removed leave it.
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
                kafka == null || kafkaKey == null ? kafka : withKey(kafka, kafkaKey),
                registry == null || registryKey == null
                        ? registry
                        : new Profile.Registry(registry.clusterId(), registry.url(), registryKey),
                tableflowKey == null ? profile.tableflow() : tableflowKey,
                profile.aws());
    }

    /// `profile` without those of its keys whose ids are in `removed`: they exist no more, so that the next run makes
    /// others instead of being refused. The Cloud key stays, whatever is said of it.
    ///
    /// @return `profile` itself when it has none of them
    public static Profile without(Profile profile, Set<String> removed) {
        Profile.Kafka kafka = profile.kafka();
        Profile.Registry registry = profile.schemaRegistry();
        boolean noKafka = kafka != null && isIn(kafka.apiKey(), removed);
        boolean noRegistry = registry != null && isIn(registry.apiKey(), removed);
        boolean noTableflow = isIn(profile.tableflow(), removed);
        if (!noKafka && !noRegistry && !noTableflow) {
            return profile;
        }
        return new Profile(
                profile.name(),
                profile.kind(),
                profile.environmentTag(),
                profile.readOnly(),
                profile.confluent(),
                kafka != null && noKafka ? withKey(kafka, null) : kafka,
                registry != null && noRegistry
                        ? new Profile.Registry(registry.clusterId(), registry.url(), null)
                        : registry,
                noTableflow ? null : profile.tableflow(),
                profile.aws());
    }

    private static boolean isIn(@Nullable KeyRef key, Set<String> ids) {
        return key != null && ids.contains(key.id());
    }

    private static Profile.Kafka withKey(Profile.Kafka kafka, @Nullable KeyRef key) {
        return new Profile.Kafka(
                kafka.clusterId(), kafka.bootstrapServers(), kafka.restUrl(), kafka.securityProtocol(), key);
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
