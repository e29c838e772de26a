package tableflow.console.remote.confluent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.DeleteTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.NewTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowRegion;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.remote.FakeServer;

class HttpTableflowTest {

    private static final String FULL = """
            {"api_version":"tableflow/v1","kind":"TableflowTopic","spec":{"display_name":"orders","suspended":true,
             "environment":{"id":"env-1","related":"x"},"kafka_cluster":{"id":"lkc-1","environment":"env-1"},
             "table_formats":["ICEBERG","HUDI"],
             "storage":{"kind":"ByobAws","bucket_name":"b","bucket_region":"us-east-1",
              "provider_integration_id":"cspi-1",
              "table_path":"s3://b/1/2"},
             "config":{"enable_compaction":true,"retention_ms":"9007199254740993","data_retention_ms":2592000000,
              "record_failure_strategy":"SUSPEND","error_handling":{"mode":"LOG","target":"dead"},
              "metadata_column_naming_scheme":"PORTABLE"}},
             "status":{"phase":"RUNNING","error_message":"","write_mode":"UPSERT",
              "failing_table_formats":[{"format":"DELTA","error_message":"no"}],
              "catalog_sync_statuses":[{"catalog_integration_id":"tci-1","catalog_type":"AWS_GLUE",
               "sync_status":"SUCCESS"}]}}""";

    private final FakeServer server = new FakeServer();
    private final HttpTableflow tableflow = new HttpTableflow(server.client(KeyPurpose.TABLEFLOW), server.base());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFullTopicIsReadWithEveryField() {
        server.answer(200, FULL);
        TableflowTopic topic = tableflow.topic("env-1", "lkc-1", "orders").orElseThrow();
        assertThat(FakeServer.line(server.take())).isEqualTo(
                "GET /tableflow/v1/tableflow-topics/orders?environment=env-1&spec.kafka_cluster=lkc-1");
        assertThat(topic).isEqualTo(new TableflowTopic(
                "orders", "env-1", "lkc-1",
                Set.of(Open.of(TableFormat.ICEBERG), Open.of(TableFormat.class, "HUDI")),
                new TableStorage.ByobAws("b", "cspi-1", "us-east-1", "s3://b/1/2"),
                new TableflowTopic.Config(
                        9007199254740993L,
                        2592000000L,
                        ErrorHandling.log("dead"),
                        Open.of(MetadataColumnNaming.PORTABLE)),
                true,
                new TableflowTopic.Status(
                        Open.of(TableflowTopic.Phase.RUNNING), null,
                        List.of(new TableflowTopic.FailingFormat("DELTA", "no")),
                        List.of(new TableflowTopic.CatalogSync(
                                "tci-1", "AWS_GLUE", Open.of(TableflowTopic.SyncStatus.class, "SUCCESS"), null)),
                        Open.of(TableflowTopic.WriteMode.UPSERT)), null));
    }

    @Test
    void anOlderAnswerLacksWhatCameLater() {
        server.answer(200, """
                {"spec":{"display_name":"orders","config":{"record_failure_strategy":"SKIP"}}}""");
        TableflowTopic topic = tableflow.topic("env-1", "lkc-1", "orders").orElseThrow();
        assertThat(topic.environmentId()).isEqualTo("env-1");
        assertThat(topic.clusterId()).isEqualTo("lkc-1");
        assertThat(topic.storage()).isEqualTo(new TableStorage.Other("UNKNOWN", null));
        assertThat(topic.config()).isEqualTo(new TableflowTopic.Config(null, null, ErrorHandling.skip(), null));
        assertThat(topic.suspended()).isFalse();
        assertThat(topic.status().phase().known()).isNull();
        assertThat(topic.status().writeMode()).isNull();
    }

    @Test
    void otherStoragesAreShownByTheirKind() {
        String azure = FULL.replace("ByobAws", "AzureDataLakeStorageGen2");
        String managed = FULL.replace("ByobAws", "Managed");
        server.answer(200, "{\"data\":[" + azure + "," + managed + "],\"metadata\":{}}");
        assertThat(tableflow.topics("env-1", "lkc-1")).extracting(TableflowTopic::storage).containsExactly(
                new TableStorage.Other("AzureDataLakeStorageGen2", "s3://b/1/2"),
                new TableStorage.Managed("s3://b/1/2"));
        assertThat(FakeServer.line(server.take())).isEqualTo(
                "GET /tableflow/v1/tableflow-topics?environment=env-1&spec.kafka_cluster=lkc-1&page_size=100");
    }

    @Test
    void theEarly404IsNotFound() {
        server.answer(404, "{\"errors\":[{\"code\":\"resource_not_found\",\"detail\":\"topic not found\"}]}");
        NewTableflowTopic request = new NewTableflowTopic("orders", "env-1", "lkc-1", Set.of(TableFormat.ICEBERG),
                new TableStorage.Managed(null), TableSettings.DEFAULTS);
        assertThatThrownBy(() -> tableflow.create(request)).isInstanceOfSatisfying(RemoteFailure.class, it -> {
            assertThat(it.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(it.why()).contains("topic not found", "resource_not_found");
            assertThat(it.uncertain()).isFalse();
        });
    }

    @Test
    void storageThatCannotBeMadeIsRefusedUnsent() {
        NewTableflowTopic request = new NewTableflowTopic("orders", "env-1", "lkc-1", Set.of(TableFormat.ICEBERG),
                new TableStorage.Other("Azure", null), TableSettings.DEFAULTS);
        assertThatThrownBy(() -> tableflow.create(request)).isInstanceOf(RemoteFailure.class);
        assertThat(server.requestCount()).isZero();
    }

    @Test
    void whatIsGoneIsEmptyAndDeletedAlready() {
        server.answer(404, "").answer(403, "").answer(404, "");
        assertThat(tableflow.topic("env-1", "lkc-1", "orders")).isEmpty();
        assertThat(tableflow.topic("env-1", "lkc-1", "orders")).isEmpty();
        tableflow.delete(new DeleteTableflowTopic("orders", "env-1", "lkc-1"));
    }

    @Test
    void regions() {
        server.answer(200, "{\"data\":[{\"id\":\"r\",\"cloud\":\"AWS\",\"region\":\"us-east-1\"}]}");
        assertThat(tableflow.regions(CloudProvider.AWS))
                .containsExactly(new TableflowRegion(Open.of(CloudProvider.AWS), "us-east-1"));
        assertThat(FakeServer.line(server.take())).isEqualTo("GET /tableflow/v1/regions?cloud=AWS&page_size=100");
    }

    @Test
    void aCloudKeyGets401AndIsToldWhichKeyIsNeeded() {
        server.answer(401, "");
        assertThatThrownBy(() -> tableflow.regions(CloudProvider.AWS)).isInstanceOfSatisfying(
                RemoteFailure.class,
                it -> assertThat(it.advice().orElseThrow()).contains("Tableflow API key", "--resource tableflow"));
    }

    @Test
    void catalogIntegrationsMayLackTheirPhase() {
        server.answer(200, """
                {"data":[
                 {"id":"tci-1","spec":{"display_name":"g","config":{"kind":"AwsGlue","provider_integration_id":"cspi-1",
                  "custom_database":"db"}},"status":{"phase":"CONNECTED","last_sync_at":"2026-11-22T10:00:00Z"}},
                 {"id":"tci-2","spec":{"config":{"kind":"Unity"}},"status":{"status":"CONNECTED","last_sync_at":""}}],
                 "metadata":{"next":null}}""");
        assertThat(tableflow.catalogIntegrations("env-1", "lkc-1")).containsExactly(
                new CatalogIntegration("tci-1", "g", "AwsGlue", "cspi-1", "db",
                        Open.of(CatalogIntegration.Phase.CONNECTED), null, Instant.parse("2026-11-22T10:00:00Z"), null),
                new CatalogIntegration("tci-2", "tci-2", "Unity", null, null, null, null, null, null));
    }
}
