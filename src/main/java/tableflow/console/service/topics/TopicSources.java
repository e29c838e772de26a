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

    /// The systems of `profile`.
    ///
    /// @param secrets finds a key with its secret; throws a [RemoteFailure] when the secret is not to be had
    public static TopicSources of(Profile profile, Connector connector, Function<KeyRef, ApiKey> secrets) {
        return new TopicSources(
                new Once<>(() -> {
                    Profile.Kafka kafka = cluster(profile);
                    ApiKey key = key(kafka.apiKey(), "Kafka", secrets);
                    return connector.kafkaAdmin(kafka.bootstrapServers(), kafka.securityProtocol(), key);
                }),
                new Once<>(() -> {
                    Profile.Kafka kafka = cluster(profile);
                    URI url = present(kafka.restUrl(), "open Kafka REST", "the profile has no Kafka REST endpoint");
                    return connector.kafkaRest(url, kafka.clusterId(), key(kafka.apiKey(), "Kafka", secrets));
                }),
                new Once<>(() -> {
                    Profile.Registry registry = present(
                            profile.schemaRegistry(),
                            "open the Schema Registry",
                            "the profile has no Schema Registry");
                    return connector.schemaRegistry(
                            registry.url(), key(registry.apiKey(), "Schema Registry", secrets));
                }),
                new Once<>(() -> {
                    String environment = present(
                            profile.confluent().environmentId(), "open Tableflow", "the profile has no environment");
                    String cluster = cluster(profile).clusterId();
                    ApiKey key = key(profile.tableflow(), "Tableflow", secrets);
                    return new TableflowScope(connector.tableflow(key), environment, cluster);
                }));
    }

    /// Closes the Kafka client, if it was opened by [#of]; another supplier's client belongs to who made it.
    @Override
    public void close() {
        if (kafka instanceof Once<KafkaAdmin> once) {
            KafkaAdmin opened = once.take();
            if (opened != null) {
                opened.close();
            }
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
