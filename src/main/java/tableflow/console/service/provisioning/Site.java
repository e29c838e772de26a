package tableflow.console.service.provisioning;

import java.util.Optional;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.service.port.Connector;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.port.KafkaRest;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.port.Tableflow;

/// Where a step works: what is wanted, what it stands on, and the remote systems as far as there are keys to them.
///
/// @param connector told of every call of this step, when somebody watches
record Site(Desired desired, Ground ground, Connector connector, Keyring keys, Outputs outputs) {

    ControlPlane control() {
        return connector.controlPlane(keys.best(KeyPurpose.CLOUD, null)
                .orElseThrow(() -> RemoteFailure.of(
                                RemoteFailure.Kind.UNAUTHORIZED,
                                "open the control plane",
                                "the secret of the profile's Cloud API key is not in the secret store")
                        .withAdvice("Enter the Cloud API key again in the profile.")));
    }

    /// Kafka REST of a cluster; empty while there is no key to it.
    Optional<KafkaRest> kafka(String clusterId) {
        return keys.best(KeyPurpose.KAFKA, clusterId).map(key -> kafka(clusterId, key));
    }

    KafkaRest kafka(String clusterId, ApiKey key) {
        return connector.kafkaRest(ground.restUrl(clusterId), clusterId, key);
    }

    Optional<SchemaRegistry> registry() {
        return keys.best(KeyPurpose.SCHEMA_REGISTRY, ground.theRegistry().id()).map(this::registry);
    }

    SchemaRegistry registry(ApiKey key) {
        return connector.schemaRegistry(ground.registryUrl(), key);
    }

    Optional<Tableflow> tableflow() {
        return keys.best(KeyPurpose.TABLEFLOW, null).map(connector::tableflow);
    }

    /// The same, with the Cloud API key alone.
    Site cloudOnly() {
        return new Site(desired, ground, connector, keys.cloudOnly(), outputs);
    }

    Site with(Connector other) {
        return new Site(desired, ground, other, keys, outputs);
    }
}
