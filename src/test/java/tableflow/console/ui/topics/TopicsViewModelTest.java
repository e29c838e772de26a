package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TopicFigures;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.service.topics.TopicSource;
import tableflow.console.service.topics.Topics;
import tableflow.console.ui.control.Tabular;
import tableflow.console.ui.topics.TopicsViewModel.Counts;
import tableflow.console.ui.topics.TopicsViewModel.State;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.TestWork;

class TopicsViewModelTest {

    private final FakeCluster cluster = new FakeCluster()
            .topic("orders", 6)
            .topic("orders-archive", 1)
            .topic("payments", 3)
            .topic("__consumer_offsets", 50)
            .schema("orders-value", SchemaFormat.JSON, 3)
            .table("orders", Phase.RUNNING)
            .table("payments", true, new TableflowTopic.Status(
                    Open.of(Phase.RUNNING), "cannot assume role", List.of(), List.of(), null));
    private final TestWork jobs = TestWork.inline();
    private final TopicsViewModel model =
            new TopicsViewModel(new Topics(cluster.sources(), Runnable::run), jobs.work);

    @Test
    void showsTheTopicsWithoutInternalOnesAndCountsThem() {
        assertThat(model.stateProperty().get()).isEqualTo(State.LOADING);

        model.refresh();

        assertThat(names()).containsExactly("orders", "orders-archive", "payments");
        assertThat(model.stateProperty().get()).isEqualTo(State.ROWS);
        assertThat(model.countsProperty().get()).isEqualTo(new Counts(3, 3, 2, 1, 1, 0));
        assertThat(model.refreshedAtProperty().get()).isEqualTo(jobs.timer.instant());
        assertThat(model.uncheckedProperty().get()).isEmpty();

        model.showInternalProperty().set(true);
        assertThat(names()).startsWith("__consumer_offsets");
        assertThat(model.countsProperty().get()).isEqualTo(new Counts(4, 4, 2, 1, 1, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orders       | orders orders-archive
            ORD arch     | orders-archive
            '  '         | orders orders-archive payments
            arch  ord    | orders-archive
            consumer     | ''
            """)
    void filtersByWordsInTheName(String text, String expected) {
        model.refresh();

        model.filterTextProperty().set(text);

        assertThat(String.join(" ", names())).isEqualTo(expected);
        assertThat(model.stateProperty().get()).isEqualTo(expected.isEmpty() ? State.NO_MATCH : State.ROWS);
    }

    @Test
    void togglesNarrowTogetherAndAreClearedTogether() {
        model.refresh();
        model.onlyTableflowProperty().set(true);
        assertThat(names()).containsExactly("orders", "payments");
        model.onlyProblemsProperty().set(true);
        assertThat(names()).containsExactly("payments");
        model.filterTextProperty().set("orders");
        assertThat(model.stateProperty().get()).isEqualTo(State.NO_MATCH);
        assertThat(model.countsProperty().get()).isEqualTo(new Counts(0, 3, 2, 1, 1, 0));

        model.clearFilters();

        assertThat(names()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, true, payments orders-archive orders",
        "PARTITIONS, false, orders-archive payments orders",
        "PARTITIONS, true, orders payments orders-archive",
        "TABLEFLOW, false, payments orders orders-archive",
        "TABLEFLOW, true, orders payments orders-archive",
        "VALUE_SCHEMA, true, orders orders-archive payments",
        "PROBLEMS, true, payments orders orders-archive"
    })
    void sortsByAColumnAndPutsWhatHasNoValueLast(TopicColumn column, boolean descending, String expected) {
        model.refresh();

        model.sort(List.of(new SortKey(column, descending)));

        assertThat(String.join(" ", names())).isEqualTo(expected);
    }

    @Test
    void theFirstColumnOfTheOrderCountsMost() {
        cluster.topic("audit", 6);
        model.refresh();

        model.sort(List.of(new SortKey(TopicColumn.PARTITIONS, true), new SortKey(TopicColumn.NAME, true)));

        assertThat(names()).containsExactly("orders", "audit", "payments", "orders-archive");
    }

    @Test
    void theChosenTopicStaysChosenByName() {
        model.refresh();
        model.selectedProperty().set("payments");
        assertThat(model.selectedIndex()).isEqualTo(2);

        cluster.topic("aaa", 1);
        model.refresh();
        assertThat(model.selectedIndex()).isEqualTo(3);

        model.filterTextProperty().set("orders");
        assertThat(model.selectedIndex()).isEqualTo(-1);
        assertThat(model.selectedProperty().get()).isEqualTo("payments");
    }

    @Test
    void anotherPanesTopicIsRevealed() {
        model.refresh();
        model.filterTextProperty().set("orders");

        model.reveal("payments");
        assertThat(names()).contains("payments");
        assertThat(model.selectedProperty().get()).isEqualTo("payments");

        model.reveal("__consumer_offsets");
        assertThat(names()).contains("__consumer_offsets");
    }

    @Test
    void aTopicThatIsNotListedYetIsChosenAllTheSame() {
        model.reveal("brand-new");

        assertThat(model.selectedProperty().get()).isEqualTo("brand-new");
        cluster.topic("brand-new", 1);
        model.refresh();
        assertThat(model.selectedIndex()).isNotNegative();
    }

    @Test
    void aClusterThatDoesNotAnswerIsAProblemThatCanBeTriedAgain() {
        cluster.fail("names", Kind.UNREACHABLE, "connection refused");
        cluster.fail("tableflow", Kind.UNREACHABLE, "connection refused");

        model.refresh();

        Problem problem = Objects.requireNonNull(model.problemProperty().get());
        assertThat(problem.failure().why()).isEqualTo("connection refused");
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(model.uncheckedProperty().get()).containsOnlyKeys(TopicSource.TABLEFLOW);
        assertThat(model.refreshedAtProperty().get()).isNull();

        cluster.mend("names");
        Objects.requireNonNull(problem.retry()).run();

        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.stateProperty().get()).isEqualTo(State.ROWS);
        assertThat(jobs.unhandled).isEmpty();
    }

    @Test
    void aFailedRefreshKeepsTheRowsAndSaysThatTheyAreNotCheckedNow() {
        model.refresh();
        cluster.fail("names", Kind.UNREACHABLE, "connection lost");

        model.refresh();

        assertThat(names()).contains("orders", "payments");
        assertThat(model.problemProperty().get()).isNotNull();
        assertThat(model.shown().getFirst().layout().kept()).isPresent();
    }

    /// A key that expires while the pane is open takes nothing away: what was known stays, with time and reason.
    @Test
    void aKeyThatExpiresTakesNothingAwayAndANewOneMakesItFresh() {
        model.refresh();
        model.figured(
                Map.of("orders", new TopicFigures(Answer.known(600L), Answer.waiting(), Answer.waiting())), Map.of());
        Instant read = jobs.work.clock().instant();
        RemoteFailure refused = RemoteFailure.of(Kind.UNAUTHORIZED, "read offsets", "the key is not accepted");
        for (String call : List.of("names", "schemas", "tableflow")) {
            cluster.fail(call, Kind.UNAUTHORIZED, "the key is not accepted");
        }
        for (int minutes : new int[] {10, 10}) {
            jobs.timer.advance(Duration.ofMinutes(minutes));
            model.refresh();
            model.figured(
                    Map.of("orders", new TopicFigures(Answer.notChecked(refused), Answer.notChecked(refused),
                            Answer.waiting())),
                    Map.of("orders", read));

            TopicRow orders = row("orders");
            assertThat(List.of(orders.layout(), orders.settings(), orders.schemas(), orders.tableflow(),
                    orders.figures().records())).allSatisfy(answer -> {
                        assertThat(answer.value()).isPresent();
                        assertThat(answer.kept().orElseThrow().at()).isEqualTo(read);
                        assertThat(answer.kept().orElseThrow().why().why()).isEqualTo("the key is not accepted");
                    });
            assertThat(orders.figures().bytes().failure()).as("was never known").isNotNull();
            assertThat(model.keptFromProperty().get()).isEqualTo(read);
            Shown partitions = TopicColumn.PARTITIONS.shown(orders);
            assertThat(partitions.marked()).isEqualTo("6 *");
            assertThat(partitions.more()).contains(Shown.time(read), "newest try failed", "the key is not accepted");
            assertThat(TopicColumn.PARTITIONS.copied(orders)).as("a number stays one").isEqualTo("6");
        }
        assertThat(model.problemProperty().get()).isNotNull();

        for (String call : List.of("names", "schemas", "tableflow")) {
            cluster.mend(call);
        }
        // Also what is not read unasked otherwise: it is old.
        model.refreshChanges();
        model.figured(Map.of("orders", new TopicFigures(Answer.known(700L), Answer.known(1L), Answer.waiting())),
                Map.of("orders", read));

        assertThat(row("orders").oldest()).isEmpty();
        assertThat(row("orders").figures().records().value()).contains(700L);
        assertThat(model.keptFromProperty().get()).isNull();
        assertThat(model.problemProperty().get()).isNull();
    }

    private TopicRow row(String name) {
        return model.shown().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aSourceThatFailsIsNamedAndMended() {
        cluster.fail("schemas", Kind.FORBIDDEN, "no permission");
        model.refresh();
        assertThat(model.uncheckedProperty().get()).containsOnlyKeys(TopicSource.SCHEMAS);
        assertThat(TopicColumn.VALUE_SCHEMA.shown(model.shown().getFirst()).tone())
                .isEqualTo(Shown.Tone.UNCHECKED);

        cluster.mend("schemas");
        model.refresh();

        assertThat(model.uncheckedProperty().get()).isEmpty();
        assertThat(TopicColumn.VALUE_SCHEMA.shown(model.shown().getFirst()).text()).isEqualTo("JSON v3");
    }

    @Test
    void nothingThereIsNotTheSameAsNothingMatching() {
        TopicsViewModel empty =
                new TopicsViewModel(new Topics(new FakeCluster().sources(), Runnable::run), jobs.work);
        empty.refresh();
        assertThat(empty.stateProperty().get()).isEqualTo(State.EMPTY);

        empty.filterTextProperty().set("x");
        assertThat(empty.stateProperty().get()).isEqualTo(State.EMPTY);
    }

    @Test
    void aNewReadingTakesThePlaceOfTheOneBefore() {
        TestWork queue = TestWork.queued();
        TopicsViewModel queued = new TopicsViewModel(new Topics(cluster.sources(), Runnable::run), queue.work);
        queued.refresh();
        queued.refresh();
        cluster.before("names", () -> cluster.topic("late", 1));

        queue.runNext();
        assertThat(queued.shown()).isEmpty();
        assertThat(queued.busyProperty().get()).isTrue();

        queue.runNext();
        assertThat(queued.shown()).extracting(TopicRow::name).contains("late");
        assertThat(queued.busyProperty().get()).isFalse();
    }

    @Test
    void unaskedItReadsWhatChangesAndEverythingOnlyNowAndThen() {
        model.refreshChanges();
        assertThat(cluster.calls("schemas")).isEqualTo(1);
        Object whole = model.wholeAtProperty().get();

        jobs.timer.advance(Duration.ofMinutes(4));
        model.refreshChanges();
        assertThat(cluster.calls("schemas")).isEqualTo(1);
        assertThat(cluster.calls("configs")).isEqualTo(1);
        assertThat(cluster.calls("describe")).isEqualTo(2);
        assertThat(model.wholeAtProperty().get()).isEqualTo(whole);
        assertThat(model.refreshedAtProperty().get()).isEqualTo(jobs.timer.instant());

        jobs.timer.advance(Duration.ofMinutes(1));
        model.refreshChanges();
        assertThat(cluster.calls("schemas")).isEqualTo(2);
        assertThat(model.wholeAtProperty().get()).isEqualTo(jobs.timer.instant());
    }

    @Test
    void copiesExactValuesAndReasons() {
        cluster.refused.put("payments", RemoteFailure.of(Kind.FORBIDDEN, "describe payments", "not allowed"));
        model.refresh();
        List<TopicColumn> columns = List.of(TopicColumn.NAME, TopicColumn.PARTITIONS, TopicColumn.RETENTION);

        assertThat(Tabular.csv(TopicColumn.texts(columns, model.shown()))).isEqualTo("""
                Name,Partitions,Retention\r
                orders,6,"retention.ms=604800000, retention.bytes=-1"\r
                orders-archive,1,"retention.ms=604800000, retention.bytes=-1"\r
                payments,Not checked. Could not describe payments: not allowed,\
                Not checked. Could not describe payments: not allowed\r
                """);
        assertThat(Tabular.tsv(TopicColumn.texts(columns, model.shown().subList(0, 1)))).isEqualTo("""
                Name\tPartitions\tRetention
                orders\t6\tretention.ms=604800000, retention.bytes=-1
                """);
    }

    private List<String> names() {
        return model.shown().stream().map(TopicRow::name).toList();
    }
}
