package tableflow.console.service.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.topics.TableTrouble.Suspect;
import tableflow.console.service.topics.TopicDetail.Partitions;

class TopicDetailTest {

    private final FakeCluster cluster = new FakeCluster()
            .topic("orders", 3)
            .schema("orders-value", SchemaFormat.PROTOBUF, 2)
            .table("orders", false, new TableflowTopic.Status(
                    Open.of(Phase.RUNNING), null, List.of(),
                    List.of(new TableflowTopic.CatalogSync("tci-1", "AWS_GLUE", Open.of(SyncStatus.SYNCED), null)),
                    null));
    private final List<TopicDetail> seen = new ArrayList<>();

    @Test
    void everythingAboutATopic() {
        CatalogIntegration glue =
                new CatalogIntegration("tci-1", "glue", CatalogIntegration.AWS_GLUE, "cspi-1", null,
                        null, null, null, null);
        cluster.catalogs.add(glue);

        TopicDetail detail = read("orders");

        Partitions partitions = detail.partitions().value().orElseThrow();
        assertThat(partitions.all()).extracting(Partition::id).containsExactly(0, 1, 2);
        assertThat(partitions.recordsAtMost()).contains(300L);
        assertThat(Partitions.recordsAtMost(partitions.all().getFirst())).contains(100L);
        assertThat(detail.schemas().value().orElseThrow().value()).isNotNull().satisfies(schema -> {
            assertThat(schema.version().format().is(SchemaFormat.PROTOBUF)).isTrue();
            assertThat(schema.compatibility()).isEqualTo(Open.of(CompatibilityLevel.BACKWARD));
        });
        assertThat(detail.schemas().value().orElseThrow().key()).isNull();
        assertThat(detail.table()).isPresent();
        assertThat(detail.catalogs()).isEqualTo(Answer.known(List.of(glue)));
        assertThat(detail.isComplete()).isTrue();
        assertThat(seen.getLast()).isEqualTo(detail);
        assertThat(seen.getFirst().isComplete()).isFalse();
    }

    @Test
    void confluentsOwnSettingsComeFromKafkaRestAndTheOthersFromEither() {
        cluster.restConfigs.put("orders", List.of(
                FakeCluster.config("confluent.value.schema.validation", "true"),
                new TopicConfig("retention.ms", "604800000", true, true, false, "DEFAULT_CONFIG")));

        TopicDetail.Configs configs = read("orders").configs().value().orElseThrow();

        assertThat(configs.all()).extracting(TopicConfig::name).containsExactly(
                "cleanup.policy", "confluent.value.schema.validation", "retention.bytes", "retention.ms");
        assertThat(configs.all().getLast().readOnly()).isTrue();
        assertThat(configs.restFailure()).isNull();
    }

    @Test
    void settingsAreShownWhenOneOfTheirTwoSourcesFails() {
        cluster.fail("restConfigs", Kind.UNREACHABLE, "timed out");
        TopicDetail.Configs configs = read("orders").configs().value().orElseThrow();
        assertThat(configs.all()).hasSize(3);
        assertThat(configs.restFailure()).isNotNull();

        cluster.fail("configs", Kind.FORBIDDEN, "no permission");
        assertThat(read("orders").configs().failure()).isNotNull().satisfies(it ->
                assertThat(it.is(Kind.FORBIDDEN)).isTrue());
    }

    @Test
    void offsetsThatCannotBeAskedLeaveThePartitions() {
        cluster.fail("offsets", Kind.FORBIDDEN, "no permission to read");

        Partitions partitions = read("orders").partitions().value().orElseThrow();

        assertThat(partitions.all()).hasSize(3);
        assertThat(partitions.recordsAtMost()).isEmpty();
        assertThat(partitions.offsetsFailure()).isNotNull();
    }

    @Test
    void eachSystemFailsAlone() {
        cluster.fail("latest", Kind.UNAUTHORIZED, "wrong key");
        cluster.fail("table", Kind.THROTTLED, "slow down");
        cluster.fail("describe", Kind.FORBIDDEN, "not allowed");

        TopicDetail detail = read("orders");

        assertThat(detail.schemas().failure()).isNotNull();
        assertThat(detail.tableflow().failure()).isNotNull();
        assertThat(detail.catalogs().failure()).isNotNull();
        assertThat(detail.partitions().failure()).isNotNull();
        assertThat(detail.configs().value()).isPresent();
        assertThat(detail.isComplete()).isTrue();
    }

    @Test
    void catalogsThatCannotBeReadLeaveTheTable() {
        cluster.fail("catalogs", Kind.FORBIDDEN, "no permission");

        TopicDetail detail = read("orders");

        assertThat(detail.table()).isPresent();
        assertThat(detail.catalogs().failure()).isNotNull();
    }

    @Test
    void catalogsAreNotAskedForWithoutATable() {
        cluster.topic("plain", 1);

        TopicDetail detail = read("plain");

        assertThat(detail.tableflow()).isEqualTo(Answer.known(Optional.empty()));
        assertThat(detail.catalogs()).isEqualTo(Answer.known(List.of()));
        assertThat(cluster.calls("catalogs")).isZero();
    }

    @Test
    void aTopicThatNobodyKnowsIsNotFound() {
        assertThatThrownBy(() -> read("nothing")).isInstanceOfSatisfying(RemoteFailure.class, failure ->
                assertThat(failure.is(Kind.NOT_FOUND)).isTrue());
    }

    @Test
    void aTopicThatOnlyTableflowKnowsIsShown() {
        cluster.topics.remove("orders");

        TopicDetail detail = read("orders");

        assertThat(detail.partitions().failure()).isNotNull();
        assertThat(detail.table()).isPresent();
    }

    @Test
    void troublesOfATableNameWhatToLookAt() {
        cluster.table("orders", true, new TableflowTopic.Status(
                Open.of(Phase.FAILED),
                "not authorized to perform: sts:AssumeRole",
                List.of(new TableflowTopic.FailingFormat("DELTA", "S3 bucket is not in region us-east-1")),
                List.of(
                        new TableflowTopic.CatalogSync("tci-1", "AWS_GLUE", Open.of(SyncStatus.FAILED), "no grant"),
                        new TableflowTopic.CatalogSync("tci-2", "UNITY", Open.of(SyncStatus.PENDING), null)),
                null));

        List<TableTrouble> troubles = TableTrouble.of(read("orders").table().orElseThrow());

        assertThat(troubles).extracting(TableTrouble::problem).containsExactly(
                TopicProblem.TABLEFLOW_SUSPENDED,
                TopicProblem.FORMAT_FAILING,
                TopicProblem.CATALOG_FAILED);
        assertThat(troubles).extracting(TableTrouble::suspect)
                .containsExactly(Suspect.ROLE, Suspect.BUCKET, Suspect.CATALOG);
        assertThat(troubles).extracting(TableTrouble::subject).containsExactly("", "DELTA", "tci-1");
    }

    private TopicDetail read(String topic) {
        return new Topics(cluster.sources(), Runnable::run).detail(topic, seen::add);
    }
}
