package tableflow.console.service.topics;

import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.Connector;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.port.KafkaRest;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.port.Tableflow;

/// The remote systems that know about topics. Each is opened when it is first asked; a supplier throws a
/// [RemoteFailure] when its system cannot be opened, for want of a key, say: then only its columns are not checked.
public record TopicSources(
        Supplier<KafkaAdmin> kafka,
        Supplier<KafkaRest> kafkaRest,
        Supplier<SchemaRegistry> registry,
        Supplier<TableflowScope> tableflow)
        implements AutoCloseable {

    /// The Tableflow API and the environment and cluster whose topics are meant.
    public record TableflowScope(Tableflow api, String environmentId, String clusterId) {}

    /// The systems of `profile`. Each is opened anew when what it is opened with has changed, such as its key.
    ///
    /// @param profile as it is now
    /// @param secrets finds a key with its secret; throws a [RemoteFailure] when the secret is not to be had
    public static TopicSources of(Supplier<Profile> profile, Connector connector, Function<KeyRef, ApiKey> secrets) {
        return new TopicSources(
                new Once<>(
                        () -> cluster(profile.get()),
                        kafka -> connector.kafkaAdmin(
                                kafka.bootstrapServers(), kafka.securityProtocol(),
                                key(kafka.apiKey(), "Kafka", secrets)),
                        KafkaAdmin::close),
                new Once<>(
                        () -> cluster(profile.get()),
                        kafka -> {
                            URI url = present(
                                    kafka.restUrl(), "open Kafka REST", "the profile has no Kafka REST endpoint");
                            return connector.kafkaRest(url, kafka.clusterId(), key(kafka.apiKey(), "Kafka", secrets));
                        },
                        _ -> {}),
                new Once<>(
                        () -> present(
                                profile.get().schemaRegistry(),
                                "open the Schema Registry",
                                "the profile has no Schema Registry"),
                        registry -> connector.schemaRegistry(
                                registry.url(), key(registry.apiKey(), "Schema Registry", secrets)),
                        _ -> {}),
                new Once<>(() -> TableflowBasis.of(profile.get()), basis -> basis.open(connector, secrets), _ -> {}));
    }

    /// The records of the cluster of `profile`, by the Kafka protocol; as for [#of].
    public static Supplier<KafkaMessages> messages(
            Supplier<Profile> profile, Connector connector, Function<KeyRef, ApiKey> secrets) {
        return () -> {
            Profile.Kafka kafka = cluster(profile.get());
            return connector.kafkaMessages(
                    kafka.bootstrapServers(), kafka.securityProtocol(), key(kafka.apiKey(), "Kafka", secrets));
        };
    }

    /// What the Tableflow API is opened with.
    private record TableflowBasis(String environmentId, String clusterId, @Nullable KeyRef key) {

        static TableflowBasis of(Profile profile) {
            String environment = present(
                    profile.confluent().environmentId(), "open Tableflow", "the profile has no environment");
            return new TableflowBasis(environment, cluster(profile).clusterId(), profile.tableflow());
        }

        TableflowScope open(Connector connector, Function<KeyRef, ApiKey> secrets) {
            Tableflow api = connector.tableflow(TopicSources.key(key, "Tableflow", secrets));
            return new TableflowScope(api, environmentId, clusterId);
        }
    }

    /// Closes the Kafka client, if it was opened by [#of]; another supplier's client belongs to who made it.
    @Override
    public void close() {
        if (kafka instanceof Once<?, KafkaAdmin> once) {
            once.close();
        }
    }

    private static Profile.Kafka cluster(Profile profile) {
        return present(profile.kafka(), "open Kafka", "the profile has no Kafka cluster");
    }

    private static ApiKey key(@Nullable KeyRef key, String system, Function<KeyRef, ApiKey> secrets) {
        if (key == null) {
            throw RemoteFailure.of(
                            RemoteFailure.Kind.UNAUTHORIZED,
                            "open " + system,
                            "the profile has no " + system + " API key")
                    .withAdvice("Provisioning a topic makes one, or add one to the profile.");
        }
        return secrets.apply(key);
    }

    private static <T> T present(@Nullable T value, String what, String why) {
        if (value == null) {
            throw RemoteFailure.of(RemoteFailure.Kind.INVALID, what, why).withAdvice("Complete the profile.");
        }
        return value;
    }
}
