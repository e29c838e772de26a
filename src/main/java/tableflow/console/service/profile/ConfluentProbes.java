package tableflow.console.service.profile;

import java.util.List;
import java.util.function.BiFunction;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.Connector;
import tableflow.console.service.port.KafkaAdmin;

/// The probes of Confluent's side of a profile, each with the cheapest call that its key must open.
public final class ConfluentProbes {

    private ConfluentProbes() {}

    /// `confluent`, `kafka`, `kafka-rest`, `schema-registry`, `tableflow`.
    ///
    /// @param connectors opens the systems of a profile
    public static List<Probe> all(Connectors connectors) {
        return List.of(
                probe("confluent", (profile, keys) -> control(profile, connectors.of(profile), keys)),
                probe("kafka", (profile, keys) -> kafka(profile, connectors.of(profile), keys)),
                probe("kafka-rest", (profile, keys) -> kafkaRest(profile, connectors.of(profile), keys)),
                probe("schema-registry", (profile, keys) -> registry(profile, connectors.of(profile), keys)),
                probe("tableflow", (profile, keys) -> tableflow(profile, connectors.of(profile), keys)));
    }

    /// Opens the systems that a profile names.
    @FunctionalInterface
    public interface Connectors {
        Connector of(Profile profile);
    }

    private static Probe probe(String component, BiFunction<Profile, KeyResolver, Probe.Answer> call) {
        return new Probe() {
            @Override
            public String component() {
                return component;
            }

            @Override
            public Answer call(Profile profile, KeyResolver keys) {
                return call.apply(profile, keys);
            }
        };
    }

    private static Probe.Answer control(Profile profile, Connector connector, KeyResolver keys) {
        List<Environment> environments =
                connector.controlPlane(keys.resolve(profile.confluent().cloudApiKey())).environments();
        String wanted = profile.confluent().environmentId();
        if (wanted != null && environments.stream().noneMatch(environment -> environment.id().equals(wanted))) {
            throw RemoteFailure.of(
                            RemoteFailure.Kind.NOT_FOUND,
                            "find environment " + wanted,
                            "the key sees " + environments.size() + " environments, and not this one")
                    .withAdvice("Correct the environment in the profile, or use a Cloud API key whose owner has a role "
                            + "in it.");
        }
        return Probe.Answer.ok("environments: " + environments.size());
    }

    private static Probe.Answer kafka(Profile profile, Connector connector, KeyResolver keys) {
        Profile.Kafka kafka = profile.kafka();
        if (kafka == null || kafka.apiKey() == null) {
            return Probe.Answer.notConfigured(kafka == null ? "no Kafka cluster chosen" : "no Kafka API key yet");
        }
        try (KafkaAdmin admin = connector.kafkaAdmin(
                kafka.bootstrapServers(), kafka.securityProtocol(), keys.resolve(kafka.apiKey()))) {
            return Probe.Answer.ok("topics: " + admin.topicNames(false).size());
        }
    }

    private static Probe.Answer kafkaRest(Profile profile, Connector connector, KeyResolver keys) {
        Profile.Kafka kafka = profile.kafka();
        if (kafka == null || kafka.restUrl() == null || kafka.apiKey() == null) {
            return Probe.Answer.notConfigured(
                    kafka == null || kafka.restUrl() == null ? "no Kafka REST endpoint" : "no Kafka API key yet");
        }
        int topics = connector.kafkaRest(kafka.restUrl(), kafka.clusterId(), keys.resolve(kafka.apiKey()))
                .topics()
                .size();
        return Probe.Answer.ok("topics: " + topics);
    }

    private static Probe.Answer registry(Profile profile, Connector connector, KeyResolver keys) {
        Profile.Registry registry = profile.schemaRegistry();
        if (registry == null || registry.apiKey() == null) {
            return Probe.Answer.notConfigured(
                    registry == null ? "no Schema Registry chosen" : "no Schema Registry API key yet");
        }
        KeyRef key = registry.apiKey();
        int subjects = connector.schemaRegistry(registry.url(), keys.resolve(key)).subjects("").size();
        return Probe.Answer.ok("subjects: " + subjects);
    }

    private static Probe.Answer tableflow(Profile profile, Connector connector, KeyResolver keys) {
        KeyRef key = profile.tableflow();
        if (key == null) {
            return Probe.Answer.notConfigured("no Tableflow API key yet");
        }
        int regions = connector.tableflow(keys.resolve(key)).regions(CloudProvider.AWS).size();
        return Probe.Answer.ok("regions on AWS: " + regions);
    }
}
