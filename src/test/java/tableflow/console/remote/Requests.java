package tableflow.console.remote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteApiKey;
import tableflow.console.domain.change.ChangeRequest.DeleteCatalogIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteRoleBinding;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.DeleteServiceAccount;
import tableflow.console.domain.change.ChangeRequest.DeleteSubject;
import tableflow.console.domain.change.ChangeRequest.DeleteTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteTopic;
import tableflow.console.domain.change.ChangeRequest.ImportSchema;
import tableflow.console.domain.change.ChangeRequest.MorePartitions;
import tableflow.console.domain.change.ChangeRequest.NewApiKey;
import tableflow.console.domain.change.ChangeRequest.NewGlueIntegration;
import tableflow.console.domain.change.ChangeRequest.NewProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.NewRoleBinding;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.NewServiceAccount;
import tableflow.console.domain.change.ChangeRequest.NewTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.NewTopic;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.change.ChangeRequest.SetNormalize;
import tableflow.console.domain.change.ChangeRequest.SetRegistryMode;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegistryMode;
import tableflow.console.domain.schema.SchemaFormat;

/// One of each change, with the call that it must make: `METHOD target body`.
final class Requests {

    /// Where the call goes.
    enum Api { CONTROL_PLANE, TABLEFLOW, KAFKA_REST, REGISTRY }

    /// @param file the API's OpenAPI file
    record Expected(Api system, String file, String line, String body) {}

    private static final String KEYS = "api-keys-v2.yaml";
    private static final String TABLEFLOW = "tableflow-v1.yaml";
    private static final String KAFKA = "kafka-rest-v3.yaml";
    private static final String SCHEMAS = "schema-registry-v1.yaml";
    private static final String TOPICS = "/kafka/v3/clusters/lkc-1/topics";
    private static final String REFERENCES =
            "\"environment\":{\"id\":\"env-1\"},\"kafka_cluster\":{\"id\":\"lkc-1\"}";
    private static final TableSettings ALL = new TableSettings(
            604800000L, 9007199254740993L, ErrorHandling.log("dead"), MetadataColumnNaming.PORTABLE);

    private Requests() {}

    static Map<ChangeRequest, Expected> all() {
        Map<ChangeRequest, Expected> all = new LinkedHashMap<>();
        controlPlane(all);
        keys(all);
        tableflow(all);
        topics(all);
        schemas(all);
        return all;
    }

    private static void controlPlane(Map<ChangeRequest, Expected> all) {
        Api system = Api.CONTROL_PLANE;
        all.put(new NewServiceAccount("sa", "says \"hi\""), new Expected(system, "iam-v2.yaml",
                "POST /iam/v2/service-accounts", "{\"display_name\":\"sa\",\"description\":\"says \\\"hi\\\"\"}"));
        all.put(new NewRoleBinding("User:sa-1", "CloudClusterAdmin", "crn://c/x"),
                new Expected(system, "role-bindings-v2.yaml", "POST /iam/v2/role-bindings",
                        "{\"principal\":\"User:sa-1\",\"role_name\":\"CloudClusterAdmin\","
                                + "\"crn_pattern\":\"crn://c/x\"}"));
        all.put(new NewProviderIntegration("s3", "env-1", "arn:aws:iam::123456789012:role/t"),
                new Expected(system, "provider-integrations-v1.yaml", "POST /pim/v1/integrations",
                        "{\"display_name\":\"s3\",\"provider\":\"AWS\",\"config\":{\"kind\":\"AwsIntegrationConfig\","
                                + "\"customer_iam_role_arn\":\"arn:aws:iam::123456789012:role/t\"},"
                                + "\"environment\":{\"id\":\"env-1\"}}"));
        all.put(new DeleteServiceAccount("sa-1"),
                new Expected(system, "iam-v2.yaml", "DELETE /iam/v2/service-accounts/sa-1", ""));
        all.put(new DeleteRoleBinding("rb-1"),
                new Expected(system, "role-bindings-v2.yaml", "DELETE /iam/v2/role-bindings/rb-1", ""));
        all.put(new DeleteApiKey("K/1"), new Expected(system, KEYS, "DELETE /iam/v2/api-keys/K%2F1", ""));
        all.put(new DeleteProviderIntegration("cspi-1", "env-1"),
                new Expected(system, "provider-integrations-v1.yaml",
                        "DELETE /pim/v1/integrations/cspi-1?environment=env-1", ""));
    }

    private static void keys(Map<ChangeRequest, Expected> all) {
        String resource = ",\"resource\":{\"id\":\"%s\",\"kind\":\"%s\"%s}";
        key(all, "sa-1", KeyPurpose.CLOUD, null, "");
        key(all, "sa-1", KeyPurpose.KAFKA, "lkc-1", resource.formatted("lkc-1", "Cluster", ""));
        key(all, "u-1", KeyPurpose.SCHEMA_REGISTRY, "lsrc-1", resource.formatted("lsrc-1", "Cluster", ""));
        key(all, "sa-1", KeyPurpose.TABLEFLOW, null,
                resource.formatted("tableflow", "Tableflow", ",\"api_version\":\"tableflow/v1\""));
        key(all, "sa-1", KeyPurpose.GLOBAL, null,
                resource.formatted("global", "Global", ",\"api_version\":\"global/v1\""));
    }

    private static void key(
            Map<ChangeRequest, Expected> all,
            String owner,
            KeyPurpose purpose,
            @Nullable String resourceId,
            String resource) {
        String kind = owner.startsWith("u-") ? "User" : "ServiceAccount";
        all.put(new NewApiKey("n", "d", owner, purpose, resourceId), new Expected(
                Api.CONTROL_PLANE, KEYS, "POST /iam/v2/api-keys",
                "{\"spec\":{\"display_name\":\"n\",\"description\":\"d\",\"owner\":{\"id\":\"" + owner
                        + "\",\"kind\":\"" + kind + "\"}" + resource + "}}"));
    }

    private static void tableflow(Map<ChangeRequest, Expected> all) {
        Api system = Api.TABLEFLOW;
        String path = "/tableflow/v1/tableflow-topics";
        all.put(new NewTableflowTopic("t", "env-1", "lkc-1", Set.of(TableFormat.DELTA, TableFormat.ICEBERG),
                        new TableStorage.ByobAws("b", "cspi-1", "us-east-1", "s3://ignored"), ALL),
                new Expected(system, TABLEFLOW, "POST " + path, "{\"spec\":{\"display_name\":\"t\"," + REFERENCES
                        + ",\"table_formats\":[\"ICEBERG\",\"DELTA\"],\"storage\":{\"kind\":\"ByobAws\","
                        + "\"bucket_name\":\"b\",\"provider_integration_id\":\"cspi-1\"},\"config\":{"
                        + "\"retention_ms\":\"604800000\",\"data_retention_ms\":\"9007199254740993\","
                        + "\"error_handling\":{\"mode\":\"LOG\",\"target\":\"dead\"},"
                        + "\"metadata_column_naming_scheme\":\"PORTABLE\"}}}"));
        all.put(new NewTableflowTopic("t", "env-1", "lkc-1", Set.of(TableFormat.ICEBERG),
                        new TableStorage.Managed(null), TableSettings.DEFAULTS),
                new Expected(system, TABLEFLOW, "POST " + path, "{\"spec\":{\"display_name\":\"t\"," + REFERENCES
                        + ",\"table_formats\":[\"ICEBERG\"],\"storage\":{\"kind\":\"Managed\"}}}"));
        TableSettings skip = new TableSettings(
                null, null, new ErrorHandling(Open.of(ErrorHandling.Mode.SKIP), "not sent"), null);
        all.put(new ChangeTableflowTopic("t", "env-1", "lkc-1", null, skip, false),
                new Expected(system, TABLEFLOW, "PATCH " + path + "/t", "{\"spec\":{" + REFERENCES
                        + ",\"config\":{\"error_handling\":{\"mode\":\"SKIP\"}}}}"));
        all.put(new ChangeTableflowTopic(
                        "t", "env-1", "lkc-1", Set.of(TableFormat.DELTA), TableSettings.DEFAULTS, true),
                new Expected(system, TABLEFLOW, "PATCH " + path + "/t", "{\"spec\":{" + REFERENCES
                        + ",\"table_formats\":[\"DELTA\"],\"suspended\":false}}"));
        all.put(new DeleteTableflowTopic("t", "env-1", "lkc-1"), new Expected(system, TABLEFLOW,
                "DELETE " + path + "/t?environment=env-1&spec.kafka_cluster=lkc-1", ""));
        String glue = "{\"spec\":{\"display_name\":\"g\"," + REFERENCES
                + ",\"config\":{\"kind\":\"AwsGlue\",\"provider_integration_id\":\"cspi-1\"%s}}}";
        String catalogs = "/tableflow/v1/catalog-integrations";
        all.put(new NewGlueIntegration("g", "env-1", "lkc-1", "cspi-1", null),
                new Expected(system, TABLEFLOW, "POST " + catalogs, glue.formatted("")));
        all.put(new NewGlueIntegration("g", "env-1", "lkc-1", "cspi-1", "db"),
                new Expected(system, TABLEFLOW, "POST " + catalogs, glue.formatted(",\"custom_database\":\"db\"")));
        all.put(new DeleteCatalogIntegration("tci-1", "env-1", "lkc-1"), new Expected(system, TABLEFLOW,
                "DELETE " + catalogs + "/tci-1?environment=env-1&spec.kafka_cluster=lkc-1", ""));
    }

    private static void topics(Map<ChangeRequest, Expected> all) {
        Api system = Api.KAFKA_REST;
        all.put(new NewTopic("lkc-1", "t", 1, Map.of()), new Expected(system, KAFKA, "POST " + TOPICS,
                "{\"topic_name\":\"t\",\"partitions_count\":1}"));
        all.put(new NewTopic("lkc-1", "t", 3, Map.of("retention.ms", "1000", "cleanup.policy", "delete")),
                new Expected(system, KAFKA, "POST " + TOPICS, "{\"topic_name\":\"t\",\"partitions_count\":3,"
                        + "\"configs\":[{\"name\":\"cleanup.policy\",\"value\":\"delete\"},"
                        + "{\"name\":\"retention.ms\",\"value\":\"1000\"}]}"));
        all.put(new MorePartitions("lkc-1", "t", 5),
                new Expected(system, KAFKA, "PATCH " + TOPICS + "/t", "{\"partitions_count\":5}"));
        all.put(new AlterTopicConfigs("lkc-1", "t", Map.of("retention.ms", "5")),
                new Expected(system, KAFKA, "POST " + TOPICS + "/t/configs:alter",
                        "{\"data\":[{\"name\":\"retention.ms\",\"value\":\"5\",\"operation\":\"SET\"}]}"));
        all.put(new AlterTopicConfigs("lkc-1", "t", Map.of(), Set.of("retention.ms")),
                new Expected(system, KAFKA, "POST " + TOPICS + "/t/configs:alter",
                        "{\"data\":[{\"name\":\"retention.ms\",\"operation\":\"DELETE\"}]}"));
        all.put(new DeleteTopic("lkc-1", "t"), new Expected(system, KAFKA, "DELETE " + TOPICS + "/t", ""));
    }

    private static void schemas(Map<ChangeRequest, Expected> all) {
        Api system = Api.REGISTRY;
        all.put(new NewSchema("t-value", SchemaFormat.AVRO, "\"string\"", List.of()),
                new Expected(system, SCHEMAS, "POST /subjects/t-value/versions", "{\"schema\":\"\\\"string\\\"\"}"));
        all.put(new NewSchema(":.c:a/b", SchemaFormat.JSON, "{}", List.of(new SchemaReference("n", "s", 2))),
                new Expected(system, SCHEMAS, "POST /subjects/:.c:a%2Fb/versions", "{\"schemaType\":\"JSON\","
                        + "\"schema\":\"{}\",\"references\":[{\"name\":\"n\",\"subject\":\"s\",\"version\":2}]}"));
        all.put(new NewSchema("t-value", SchemaFormat.PROTOBUF, "message A {}", List.of()),
                new Expected(system, SCHEMAS, "POST /subjects/t-value/versions",
                        "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"}"));
        all.put(new SetCompatibility("t-value", CompatibilityLevel.FULL_TRANSITIVE),
                new Expected(system, SCHEMAS, "PUT /config/t-value", "{\"compatibility\":\"FULL_TRANSITIVE\"}"));
        all.put(new SetCompatibility("t-value", null), new Expected(system, SCHEMAS, "DELETE /config/t-value", ""));
        all.put(new DeleteSchemaVersion("t-value", 3, false),
                new Expected(system, SCHEMAS, "DELETE /subjects/t-value/versions/3", ""));
        all.put(new DeleteSchemaVersion("t-value", 3, true),
                new Expected(system, SCHEMAS, "DELETE /subjects/t-value/versions/3?permanent=true", ""));
        all.put(new SetCompatibility("", CompatibilityLevel.FULL),
                new Expected(system, SCHEMAS, "PUT /config", "{\"compatibility\":\"FULL\"}"));
        all.put(new DeleteSubject(":.c:a/b", false),
                new Expected(system, SCHEMAS, "DELETE /subjects/:.c:a%2Fb", ""));
        all.put(new DeleteSubject("t-value", true),
                new Expected(system, SCHEMAS, "DELETE /subjects/t-value?permanent=true", ""));
        all.put(new ImportSchema(new NewSchema("t-value", SchemaFormat.AVRO, "\"string\"", List.of()), 100_007, 4),
                new Expected(system, SCHEMAS, "POST /subjects/t-value/versions",
                        "{\"schema\":\"\\\"string\\\"\",\"id\":100007,\"version\":4}"));
        all.put(new SetRegistryMode("t-value", RegistryMode.IMPORT, true),
                new Expected(system, SCHEMAS, "PUT /mode/t-value?force=true", "{\"mode\":\"IMPORT\"}"));
        all.put(new SetRegistryMode("", RegistryMode.READONLY_OVERRIDE, false),
                new Expected(system, SCHEMAS, "PUT /mode", "{\"mode\":\"READONLY_OVERRIDE\"}"));
        all.put(new SetRegistryMode("t-value", null, false),
                new Expected(system, SCHEMAS, "DELETE /mode/t-value", ""));
        all.put(new SetNormalize("", true), new Expected(system, SCHEMAS, "PUT /config", "{\"normalize\":true}"));
        all.put(new SetNormalize(":.c:", false),
                new Expected(system, SCHEMAS, "PUT /config/:.c:", "{\"normalize\":false}"));
    }
}
