package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Roles;
import tableflow.console.sandbox.access.Secret;
import tableflow.console.sandbox.http.Json;

/// What an organization is born with: an environment with one AWS cluster and its Schema Registry, an administrator,
/// a service account for operations, and a key of each kind. All of it is a day old, so nothing has to be waited for.
///
/// @param admin id of the user who owns the Cloud key
/// @param operator id of the service account that owns the other keys
public record Founding(String environment, Clusters clusters, String admin, String operator, Keyring keys) {
    public static final String REGION = "us-east-1";

    /// Ids of the Kafka cluster and of the Schema Registry cluster.
    public record Clusters(String kafka, String registry) {}

    /// One usable key of each kind.
    public record Keyring(Key cloud, Key kafka, Key registry, Key tableflow) {}

    static Founding of(Organization org) {
        Instant then = org.now().minus(Duration.ofDays(1));
        String environment = org.ids().next("env");
        org.environments().put(new Environment(environment, "dev", "ESSENTIALS", then, then));
        Clusters clusters = new Clusters(org.ids().next("lkc"), org.ids().next("lsrc"));
        org.clusters().put(new KafkaCluster(clusters.kafka(), environment, "sandbox",
                new KafkaCluster.Placement("SINGLE_ZONE", "AWS", REGION, Json.object().put("kind", "Standard")),
                false, new KafkaCluster.Times(then, then)));
        org.registries().put(new RegistryCluster(clusters.registry(), environment, "AWS", REGION, then));
        String admin = org.ids().next("u");
        org.accounts().put(new Account(admin, Account.Kind.USER, "Sandbox Admin", "", then, then));
        String operator = org.ids().next("sa");
        org.accounts().put(new Account(operator, Account.Kind.SERVICE_ACCOUNT, "tableflow-operator",
                "Owns the keys that operate Tableflow", then, then));
        bind(org, admin, "OrganizationAdmin", org.crn(), then);
        bind(org, operator, "EnvironmentAdmin", org.crn(environment), then);
        return new Founding(environment, clusters, admin, operator, new Keyring(
                key(org, "sandbox-cloud", admin, KeyKind.CLOUD, Key.CLOUD, then),
                key(org, "sandbox-kafka", operator, KeyKind.KAFKA, clusters.kafka(), then),
                key(org, "sandbox-schema-registry", operator, KeyKind.SCHEMA_REGISTRY, clusters.registry(), then),
                key(org, "sandbox-tableflow", operator, KeyKind.TABLEFLOW, Key.TABLEFLOW, then)));
    }

    /// The ids, for the sandbox's file.
    ObjectNode json() {
        return Json.object()
                .put("environment", environment)
                .put("kafka", clusters.kafka())
                .put("registry", clusters.registry())
                .put("admin", admin)
                .put("operator", operator)
                .put("cloud_key", keys.cloud().id())
                .put("kafka_key", keys.kafka().id())
                .put("registry_key", keys.registry().id())
                .put("tableflow_key", keys.tableflow().id());
    }

    /// The founding of an organization that was read from its file. A key that was deleted since is made anew.
    static Founding restored(JsonNode ids, Organization org) {
        Clusters clusters = new Clusters(ids.path("kafka").asText(), ids.path("registry").asText());
        String admin = ids.path("admin").asText();
        String operator = ids.path("operator").asText();
        Instant now = org.now();
        return new Founding(ids.path("environment").asText(), clusters, admin, operator, new Keyring(
                org.keys().find(ids.path("cloud_key").asText()).orElseGet(() ->
                        key(org, "sandbox-cloud", admin, KeyKind.CLOUD, Key.CLOUD, now)),
                org.keys().find(ids.path("kafka_key").asText()).orElseGet(() ->
                        key(org, "sandbox-kafka", operator, KeyKind.KAFKA, clusters.kafka(), now)),
                org.keys().find(ids.path("registry_key").asText()).orElseGet(() -> key(org,
                        "sandbox-schema-registry", operator, KeyKind.SCHEMA_REGISTRY, clusters.registry(), now)),
                org.keys().find(ids.path("tableflow_key").asText()).orElseGet(() ->
                        key(org, "sandbox-tableflow", operator, KeyKind.TABLEFLOW, Key.TABLEFLOW, now))));
    }

    private static void bind(Organization org, String principal, String role, Crn scope, Instant then) {
        org.roles().add(new Roles.Binding(org.ids().next("rb"), principal, role, scope, then));
    }

    private static Key key(
            Organization org, String name, String owner, KeyKind kind, String resource, Instant then) {
        ApiKey made = new ApiKey(org.ids().apiKey(), new ApiKey.Text(name, "Made with the sandbox"), owner, kind,
                resource, new ApiKey.Times(then, then));
        Key live = new Key(made.id(), Secret.random(org.ids().random()), owner, kind, resource, then);
        org.addKey(made, live);
        return live;
    }
}
