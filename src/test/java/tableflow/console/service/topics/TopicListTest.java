package tableflow.console.service.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.schema.SchemaFormat;

class TopicListTest {

    private final FakeCluster cluster = new FakeCluster()
            .topic("orders", 6)
            .topic("payments", 1)
            .topic("__consumer_offsets", 50)
            .schema("orders-value", SchemaFormat.JSON, 3)
            .schema("orders-key", SchemaFormat.AVRO, 1)
            .table("orders", Phase.RUNNING);
    private final List<TopicList> seen = new ArrayList<>();

    @Test
    void oneRowATopicWithWhatEverySystemKnows() {
        TopicList list = read();

        assertThat(list.rows()).extracting(TopicRow::name).containsExactly("__consumer_offsets", "orders", "payments");
        TopicRow orders = row(list, "orders");
        assertThat(orders.layout()).isEqualTo(Answer.known(new Layout(6, 3, 0, 0)));
        assertThat(orders.settings().value().orElseThrow().retention()).isEqualTo("7 days");
        SchemaMark.Pair schemas = orders.schemas().value().orElseThrow();
        assertThat(schemas.value()).isNotNull().satisfies(mark -> {
            assertThat(mark.format().is(SchemaFormat.JSON)).isTrue();
            assertThat(mark.version()).isEqualTo(3);
        });
        assertThat(schemas.key()).isNotNull();
        assertThat(orders.table().orElseThrow().status().phase().is(Phase.RUNNING)).isTrue();
        assertThat(orders.problems()).isEmpty();
        assertThat(row(list, "payments").table()).isEmpty();
        assertThat(row(list, "payments").schemas()).isEqualTo(Answer.known(SchemaMark.Pair.NONE));
        assertThat(row(list, "__consumer_offsets").internal()).isTrue();
        assertThat(row(list, "orders").internal()).isFalse();
        assertThat(list.isComplete()).isTrue();
    }

    @Test
    void whoeverWaitsForTheWholeListGetsItByFewQuestions() {
        TopicList whole = new Topics(cluster.sources(), Runnable::run).whole(true);

        assertThat(whole).isEqualTo(read());
        assertThat(cluster.calls("overview")).isEqualTo(1);

        TopicList quick = new Topics(cluster.sources(), Runnable::run).whole(false);
        assertThat(quick.rows()).hasSize(3).allSatisfy(row -> assertThat(row.settings().isWaiting()).isTrue());
        assertThat(row(quick, "orders").layout()).isEqualTo(Answer.known(new Layout(6, 3, 0, 0)));
        assertThat(cluster.calls("configs")).as("only of the lists with settings").isEqualTo(2);
    }

    @Test
    void withoutKafkaTheWholeListSaysWhyAndKeepsTableflowsNames() {
        cluster.fail("overview", Kind.UNREACHABLE, "no broker");

        TopicList list = new Topics(cluster.sources(), Runnable::run).whole(true);

        assertThat(list.isComplete()).isTrue();
        assertThat(list.rows()).extracting(TopicRow::name).containsExactly("orders");
        assertThat(list.failure(TopicSource.NAMES)).isNotNull();
        assertThat(list.failure(TopicSource.PARTITIONS)).isNotNull();
        assertThat(list.failure(TopicSource.SETTINGS)).isNotNull();
    }

    @Test
    void everyListIsMoreCompleteThanTheOneBefore() {
        TopicList last = read();

        assertThat(seen).hasSize(TopicSource.values().length);
        assertThat(seen.getLast()).isEqualTo(last);
        long before = -1;
        for (TopicList list : seen) {
            long ended = list.sources().values().stream().filter(TopicSource.State::ended).count();
            assertThat(ended).isGreaterThan(before);
            before = ended;
        }
        TopicList names = seen.stream().filter(TopicList::hasNames).findFirst().orElseThrow();
        assertThat(row(names, "payments").layout().isWaiting()).isTrue();
        assertThat(row(names, "payments").settings().isWaiting()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "describe, PARTITIONS",
        "configs, SETTINGS",
        "schemas, SCHEMAS",
        "tableflow, TABLEFLOW"
    })
    void aSourceThatFailsLeavesItsColumnsUncheckedAndNoOthers(String method, TopicSource source) {
        cluster.fail(method, Kind.FORBIDDEN, "no permission");

        TopicList list = read();

        assertThat(list.isComplete()).isTrue();
        for (TopicRow row : list.rows()) {
            assertThat(row.layout().failure() != null).isEqualTo(source == TopicSource.PARTITIONS);
            assertThat(row.settings().failure() != null).isEqualTo(source == TopicSource.SETTINGS);
            assertThat(row.schemas().failure() != null).isEqualTo(source == TopicSource.SCHEMAS);
            assertThat(row.tableflow().failure() != null).isEqualTo(source == TopicSource.TABLEFLOW);
        }
        for (TopicSource each : TopicSource.values()) {
            assertThat(list.failure(each) != null).as(each.name()).isEqualTo(each == source);
        }
        assertThat(list.failure(source)).isNotNull().satisfies(it -> assertThat(it.why()).isEqualTo("no permission"));
    }

    @Test
    void aSystemThatCannotBeOpenedIsLikeOneThatFails() {
        TopicSources whole = cluster.sources();
        TopicSources noKey = new TopicSources(whole.kafka(), whole.kafkaRest(), whole.registry(), () -> {
            throw RemoteFailure.of(Kind.UNAUTHORIZED, "open Tableflow", "the profile has no Tableflow API key");
        });

        TopicList list = new Topics(noKey, Runnable::run).list(TopicList.EMPTY, seen::add);

        assertThat(list.rows()).hasSize(3).allSatisfy(row -> {
            assertThat(row.tableflow().failure()).isNotNull();
            assertThat(row.layout().failure()).isNull();
        });
    }

    @Test
    void aBugInAnAdapterIsAboutItsColumnsAlone() {
        cluster.before("schemas", () -> {
            throw new IllegalStateException("unexpected token");
        });

        TopicList list = read();

        assertThat(list.failure(TopicSource.SCHEMAS)).isNotNull().satisfies(it -> {
            assertThat(it.is(Kind.UNEXPECTED)).isTrue();
            assertThat(it.why()).isEqualTo("unexpected token");
        });
        assertThat(row(list, "orders").layout().failure()).isNull();
    }

    @Test
    void withoutKafkaTheTopicsOfTableflowAreShown() {
        cluster.fail("names", Kind.UNREACHABLE, "connection refused");

        TopicList list = read();

        assertThat(list.rows()).extracting(TopicRow::name).containsExactly("orders");
        assertThat(list.rows().getFirst().layout().failure()).isNotNull();
        assertThat(list.rows().getFirst().problems()).isEmpty();
        assertThat(list.hasNames()).isFalse();
        assertThat(list.isComplete()).isTrue();
        assertThat(list.orThrow()).isSameAs(list);
        assertThat(cluster.calls("describe")).isZero();
    }

    @Test
    void withNothingToShowTheFailureIsTheAnswerOfACommand() {
        cluster.fail("names", Kind.UNAUTHORIZED, "wrong key");
        cluster.fail("tableflow", Kind.UNAUTHORIZED, "wrong key");

        TopicList list = read();

        assertThat(list.rows()).isEmpty();
        assertThatThrownBy(list::orThrow).isInstanceOf(RemoteFailure.class).hasMessageContaining("wrong key");
    }

    @Test
    void aTopicThatMayNotBeDescribedFailsAlone() {
        cluster.refused.put("payments", RemoteFailure.of(Kind.FORBIDDEN, "describe payments", "not allowed"));

        TopicList list = read();

        assertThat(row(list, "payments").layout().failure()).isNotNull();
        assertThat(row(list, "payments").settings().failure()).isNotNull();
        assertThat(row(list, "orders").layout().value()).isPresent();
        assertThat(list.failure(TopicSource.PARTITIONS)).isNull();
    }

    @Test
    void aTopicThatIsDeletedMeanwhileGoes() {
        cluster.before("describe", () -> cluster.topics.remove("payments"));

        TopicList list = read();

        assertThat(list.rows()).extracting(TopicRow::name).containsExactly("__consumer_offsets", "orders");
    }

    @Test
    void aDeletedTopicThatTableflowStillHasIsAProblem() {
        cluster.topics.remove("orders");

        TopicList list = read();

        assertThat(row(list, "orders").problems()).containsExactly(TopicProblem.TOPIC_MISSING);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTopicThatTheKeyMayNotSeeIsNotCalledGone(boolean inSteps) {
        cluster.hidden.add("orders");
        cluster.refused.put("orders", RemoteFailure.of(Kind.FORBIDDEN, "describe orders", "not allowed"));

        Topics topics = new Topics(cluster.sources(), Runnable::run);
        TopicList list = inSteps ? read() : topics.whole(true);

        TopicRow orders = row(list, "orders");
        assertThat(orders.problems()).isEmpty();
        assertThat(orders.table()).isPresent();
        assertThat(orders.layout().failure()).isNotNull()
                .satisfies(it -> assertThat(it.kind()).isEqualTo(Kind.FORBIDDEN));
        assertThat(orders.settings().failure()).isNotNull();
        assertThat(list.rows()).filteredOn(row -> !row.name().equals("orders")).hasSize(2)
                .allSatisfy(row -> assertThat(row.layout().value()).isPresent());
        assertThat(list.failure(TopicSource.PARTITIONS)).isNull();
        assertThat(seen).noneSatisfy(now -> assertThat(row(now, "orders").problems()).isNotEmpty());

        seen.clear();
        cluster.hidden.clear();
        cluster.refused.clear();
        TopicList allowed = topics.refresh(list, seen::add);
        assertThat(row(allowed, "orders").layout().value()).isPresent();
        assertThat(row(allowed, "orders").settings().value()).isPresent();
    }

    @Test
    void aTableWithoutValueSchemaIsAProblemOnlyWhenSchemasWereChecked() {
        cluster.table("payments", Phase.RUNNING);
        assertThat(row(read(), "payments").problems()).containsExactly(TopicProblem.NO_VALUE_SCHEMA);

        cluster.fail("schemas", Kind.FORBIDDEN, "no permission");
        assertThat(row(read(), "payments").problems()).isEmpty();
    }

    @Test
    void leaderlessAndUnderReplicatedPartitionsAreCounted() {
        cluster.topics.put("orders", List.of(
                new Partition(0, null, List.of(0, 1, 2), List.of(), null, null),
                new Partition(1, 1, List.of(0, 1, 2), List.of(1, 2), null, null),
                new Partition(2, 2, List.of(0, 1, 2), List.of(0, 1, 2), null, null)));

        TopicRow orders = row(read(), "orders");

        assertThat(orders.layout()).isEqualTo(Answer.known(new Layout(3, 3, 2, 1)));
        assertThat(orders.problems()).containsExactly(TopicProblem.LEADERLESS, TopicProblem.UNDER_REPLICATED);
    }

    @Test
    void aSecondReadingKeepsTheEarlierAnswersUntilNewOnesCome() {
        TopicList first = read();
        cluster.topics.remove("payments");
        cluster.topic("refunds", 2);
        seen.clear();

        TopicList second = new Topics(cluster.sources(), Runnable::run).list(first, seen::add);

        assertThat(seen.getFirst().rows()).extracting(TopicRow::name).contains("payments");
        assertThat(seen).allSatisfy(list -> assertThat(row(list, "orders").layout().value()).isPresent());
        assertThat(second.rows()).extracting(TopicRow::name)
                .containsExactly("__consumer_offsets", "orders", "refunds");
        assertThat(second.isComplete()).isTrue();
    }

    @Test
    void aSecondReadingDoesNotKeepWhatIsNotCheckedAnyMore() {
        TopicList first = read();
        cluster.fail("tableflow", Kind.THROTTLED, "too many requests");

        TopicList second = new Topics(cluster.sources(), Runnable::run).list(first, seen::add);

        assertThat(row(second, "orders").tableflow().failure()).isNotNull();
        assertThat(row(second, "orders").table()).isEmpty();
    }

    private TopicList read() {
        return new Topics(cluster.sources(), Runnable::run).list(TopicList.EMPTY, seen::add);
    }

    private static TopicRow row(TopicList list, String name) {
        return list.rows().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }
}
