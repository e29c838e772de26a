package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;

/// What a key can be for: a Kafka cluster, a Schema Registry cluster, Tableflow, or the cloud's own API.
final class KeyResources {
    private final Organization org;

    KeyResources(Organization org) {
        this.org = org;
    }

    /// The kind of key for a resource id; empty when there is no such resource.
    Optional<KeyKind> kindOf(String resource) {
        if (resource.equals(Key.CLOUD)) {
            return Optional.of(KeyKind.CLOUD);
        }
        if (resource.equals(Key.TABLEFLOW)) {
            return Optional.of(KeyKind.TABLEFLOW);
        }
        if (org.clusters().find(resource).isPresent()) {
            return Optional.of(KeyKind.KAFKA);
        }
        return org.registries().find(resource).map(r -> KeyKind.SCHEMA_REGISTRY);
    }

    ObjectNode reference(Links links, ApiKey key) {
        String id = key.resource();
        return switch (key.kind()) {
            case CLOUD -> typed(links.reference(id, "/iam/v2/api-keys", org.crn()), "iam/v2", "Cloud");
            case TABLEFLOW -> typed(
                    links.reference(id, "/tableflow/v1/tableflow-topics", org.crn().child("tableflow", id)),
                    "tableflow/v1", "Tableflow");
            case KAFKA -> typed(
                    links.cluster(org.clusters().find(id).map(KafkaCluster::environmentId).orElse("env-gone"), id),
                    "cmk/v2", "Cluster");
            case SCHEMA_REGISTRY -> registry(links, id);
        };
    }

    private ObjectNode registry(Links links, String id) {
        String environment = org.registries().find(id).map(RegistryCluster::environmentId).orElse("env-gone");
        return typed(
                links.reference(id, "/srcm/v3/clusters/" + id, org.crn(environment).child("schema-registry", id))
                        .put("environment", environment),
                "srcm/v3", "SchemaRegistry");
    }

    private static ObjectNode typed(ObjectNode reference, String api, String kind) {
        return reference.put("api_version", api).put("kind", kind);
    }
}
