package tableflow.console.service.profile;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;

/// The keys of a profile, all alike.
final class ProfileKeys {

    /// What becomes of one key.
    @FunctionalInterface
    interface Change {
        /// @param component whose key it is: "cloud", "kafka", "schema-registry", "tableflow", "aws"
        KeyRef apply(String component, KeyRef key);
    }

    private ProfileKeys() {}

    /// `profile` under `name`, each of its keys replaced by what `change` makes of it.
    static Profile map(Profile profile, String name, Change change) {
        Profile.Confluent confluent = profile.confluent();
        Profile.Kafka kafka = profile.kafka();
        Profile.Registry registry = profile.schemaRegistry();
        Profile.Aws aws = profile.aws();
        return new Profile(
                name,
                profile.kind(),
                profile.environmentTag(),
                profile.readOnly(),
                new Profile.Confluent(
                        confluent.apiUrl(),
                        confluent.organizationId(),
                        confluent.environmentId(),
                        change.apply("cloud", confluent.cloudApiKey()),
                        confluent.serviceAccountId(),
                        confluent.metricsUrl()),
                kafka == null
                        ? null
                        : new Profile.Kafka(
                                kafka.clusterId(),
                                kafka.bootstrapServers(),
                                kafka.restUrl(),
                                kafka.securityProtocol(),
                                apply(change, "kafka", kafka.apiKey())),
                registry == null
                        ? null
                        : new Profile.Registry(
                                registry.clusterId(),
                                registry.url(),
                                apply(change, "schema-registry", registry.apiKey())),
                apply(change, "tableflow", profile.tableflow()),
                aws == null
                        ? null
                        : new Profile.Aws(
                                aws.region(),
                                aws.profileName(),
                                apply(change, "aws", aws.accessKey()),
                                aws.bucket(),
                                aws.endpoints(),
                                aws.athena()));
    }

    private static @Nullable KeyRef apply(Change change, String component, @Nullable KeyRef key) {
        return key == null ? null : change.apply(component, key);
    }

    /// The references into the secret store that `profile` holds.
    static Set<String> references(Profile profile) {
        Set<String> references = new LinkedHashSet<>();
        map(profile, profile.name(), (component, key) -> {
            if (key.secretRef() != null) {
                references.add(key.secretRef());
            }
            return key;
        });
        return references;
    }
}
