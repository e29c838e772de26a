package tableflow.console.service.port;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.PlannedCall;

/// Opens remote systems. A provisioning run needs systems that its first steps make the keys for, so adapters are
/// opened by endpoint and key, not once per profile. Safe for use by many threads.
public interface Connector {

    ControlPlane controlPlane(ApiKey cloudKey);

    Tableflow tableflow(ApiKey tableflowKey);

    KafkaRest kafkaRest(URI restUrl, String clusterId, ApiKey kafkaKey);

    /// A client of the Kafka protocol.
    ///
    /// @param securityProtocol `SASL_SSL`, or `SASL_PLAINTEXT` for a sandbox
    KafkaAdmin kafkaAdmin(String bootstrapServers, String securityProtocol, ApiKey kafkaKey);

    /// The records of a cluster, by the Kafka protocol; as [#kafkaAdmin].
    KafkaMessages kafkaMessages(String bootstrapServers, String securityProtocol, ApiKey kafkaKey);

    /// @param metricsUrl without a path; absent for Confluent's own
    /// @throws tableflow.console.domain.RemoteFailure INVALID where it is absent although the control plane is on this
    ///     machine: keys of a sandbox do not belong to Confluent
    Metrics metrics(@Nullable URI metricsUrl, ApiKey cloudKey);

    SchemaRegistry schemaRegistry(URI url, ApiKey registryKey);

    /// The call that `request` makes, for a plan; nothing is sent.
    PlannedCall preview(ChangeRequest request, Endpoints endpoints);

    /// The same systems, with `listener` told of every HTTP call.
    Connector listening(CallListener listener);

    /// Where the systems are that a preview names.
    record Endpoints(URI kafkaRestUrl, URI registryUrl) {}
}
