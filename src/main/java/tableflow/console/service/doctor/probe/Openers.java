package tableflow.console.service.doctor.probe;

import java.util.function.Function;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.port.Tableflow;

/// Opens the systems of a profile for probes, each call on record. What the profile does not have is nothing to ask.
public final class Openers {

    private Openers() {}

    /// The control plane, by the Cloud API key.
    public static ControlPlane control(Asking asking) throws NotAskable {
        KeyRef key = asking.subject().profile().confluent().cloudApiKey();
        return asking.systems().confluent().listening(asking.listener())
                .controlPlane(Keys.resolve(asking, key, "Cloud API key"));
    }

    /// The id of the environment.
    public static String environment(Asking asking) throws NotAskable {
        String id = asking.subject().profile().confluent().environmentId();
        if (id == null) {
            throw new NotAskable("The profile names no environment.");
        }
        return id;
    }

    /// The Tableflow API.
    public static Tableflow tableflow(Asking asking) throws NotAskable {
        return asking.systems().confluent().listening(asking.listener())
                .tableflow(Keys.resolve(asking, asking.subject().profile().tableflow(), "Tableflow key"));
    }

    /// The id of the Kafka cluster.
    public static String cluster(Asking asking) throws NotAskable {
        Profile.Kafka kafka = asking.subject().profile().kafka();
        if (kafka == null) {
            throw new NotAskable("The profile names no Kafka cluster.");
        }
        return kafka.clusterId();
    }

    /// Asks the cluster by a client that is closed again.
    ///
    /// @param operation Kafka's name of the call, for the record
    /// @param target what it is about
    /// @param inShort its answer, for the record
    public static <T> T kafka(
            Asking asking, String operation, String target, Function<KafkaAdmin, T> call, Function<T, String> inShort)
            throws NotAskable {
        Profile.Kafka kafka = asking.subject().profile().kafka();
        if (kafka == null) {
            throw new NotAskable("The profile names no Kafka cluster.");
        }
        var key = Keys.resolve(asking, kafka.apiKey(), "Kafka key");
        return asking.call(operation, target, () -> {
            try (KafkaAdmin admin = asking.systems().confluent()
                    .kafkaAdmin(kafka.bootstrapServers(), kafka.securityProtocol(), key)) {
                return call.apply(admin);
            }
        }, inShort);
    }

    /// The Schema Registry.
    public static SchemaRegistry registry(Asking asking) throws NotAskable {
        Profile.Registry registry = asking.subject().profile().schemaRegistry();
        if (registry == null) {
            throw new NotAskable("The profile names no Schema Registry.");
        }
        return asking.systems().confluent().listening(asking.listener())
                .schemaRegistry(registry.url(), Keys.resolve(asking, registry.apiKey(), "Schema Registry key"));
    }

    /// AWS with the profile's credentials, each call of it on record.
    public static AwsConnector aws(Asking asking) throws NotAskable {
        if (asking.subject().profile().aws() == null) {
            throw new NotAskable("The profile has no AWS part.");
        }
        return asking.systems().aws().listening(asking.listener());
    }
}
