package tableflow.console.service.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.schema.SchemaFormat;

/// A refresh of the list: it reads what changes by itself, and no more than it must of the rest.
class TopicRefreshTest {

    private final FakeCluster cluster = new FakeCluster()
            .topic("orders", 6)
            .topic("payments", 1)
            .schema("orders-value", SchemaFormat.JSON, 3)
            .table("orders", Phase.PENDING);
    private final Topics topics = new Topics(cluster.sources(), Runnable::run);
    private final List<TopicList> seen = new ArrayList<>();

    @Test
    void readsPhasesAndPartitionsAgainAndKeepsSchemasAndSettings() {
        TopicList first = topics.list(TopicList.EMPTY, seen::add);
        cluster.table("orders", Phase.RUNNING).topic("orders", 12);

        TopicList second = topics.refresh(first, seen::add);

        TopicRow orders = second.rows().getFirst();
        assertThat(orders.table().orElseThrow().status().phase().is(Phase.RUNNING)).isTrue();
        assertThat(orders.layout().value().orElseThrow().partitions()).isEqualTo(12);
        assertThat(orders.schemas().value().orElseThrow().value()).isNotNull();
        assertThat(orders.settings().value()).isPresent();
        assertThat(second.isComplete()).isTrue();
        assertThat(cluster.calls("schemas")).isEqualTo(1);
        assertThat(cluster.calls("configs")).isEqualTo(1);
    }

    @Test
    void aNewTopicGetsItsSettingsAndSchemas() {
        TopicList first = topics.list(TopicList.EMPTY, seen::add);
        List<Integer> asked = new ArrayList<>();
        cluster.before("configs", () -> asked.add(1));
        cluster.topic("refunds", 2).schema("refunds-value", SchemaFormat.AVRO, 1);

        TopicList second = topics.refresh(first, seen::add);

        TopicRow refunds = second.rows().getLast();
        assertThat(refunds.name()).isEqualTo("refunds");
        assertThat(refunds.settings().value()).isPresent();
        assertThat(refunds.schemas().value().orElseThrow().value()).isNotNull();
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatWasNotCheckedIsAskedAgain() {
        cluster.fail("schemas", Kind.UNREACHABLE, "timed out");
        cluster.fail("configs", Kind.UNREACHABLE, "timed out");
        TopicList first = topics.list(TopicList.EMPTY, seen::add);
        cluster.mend("schemas");
        cluster.mend("configs");

        TopicList second = topics.refresh(first, seen::add);

        assertThat(second.failure(TopicSource.SCHEMAS)).isNull();
        assertThat(second.rows()).allSatisfy(row -> {
            assertThat(row.schemas().value()).isPresent();
            assertThat(row.settings().value()).isPresent();
        });
    }

    @Test
    void withNothingReadBeforeItReadsEverything() {
        TopicList list = topics.refresh(TopicList.EMPTY, seen::add);

        assertThat(list.isComplete()).isTrue();
        assertThat(list).isEqualTo(topics.list(TopicList.EMPTY, seen::add));
    }

    @Test
    void withoutNamesTheKafkaColumnsAreNotCheckedAndSchemasStay() {
        TopicList first = topics.list(TopicList.EMPTY, seen::add);
        cluster.fail("names", Kind.UNREACHABLE, "connection lost");

        TopicList second = topics.refresh(first, seen::add);

        assertThat(second.rows()).extracting(TopicRow::name).containsExactly("orders", "payments");
        assertThat(second.rows().getFirst().layout().failure()).isNotNull();
        assertThat(second.rows().getFirst().schemas().value()).isPresent();
        assertThat(second.isComplete()).isTrue();
    }
}
