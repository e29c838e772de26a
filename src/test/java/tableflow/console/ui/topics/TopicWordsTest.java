package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.Open;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TopicList;
import tableflow.console.service.topics.TopicProblem;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.service.topics.Topics;
import tableflow.console.ui.control.Interval;
import tableflow.console.ui.topics.Shown.Tone;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.TestWork;

/// The small parts of the pane: words, remembered columns, delimited text, the interval.
class TopicWordsTest {

    @Test
    void aPhaseThatIsNotKnownIsShownAsItCame() {
        TableflowTopic table = table(false, Open.of(Phase.class, "HIBERNATING"), List.of());

        assertThat(TopicWords.phase(table)).isEqualTo(Shown.plain("HIBERNATING"));
    }

    @Test
    void aRunningTableWithAFailingCatalogIsNotGood() {
        TableflowTopic table = table(false, Open.of(Phase.RUNNING), List.of(sync("tci-1", "FAILED", "no grant")));

        Shown phase = TopicWords.phase(table);

        assertThat(phase.text()).isEqualTo("RUNNING");
        assertThat(phase.tone()).isEqualTo(Tone.WARNING);
        assertThat(phase.more()).contains("no grant");
    }

    @Test
    void aSuspendedTableSaysSo() {
        assertThat(TopicWords.phase(table(true, Open.of(Phase.RUNNING), List.of())).text()).isEqualTo("SUSPENDED");
    }

    @Test
    void ofSeveralCatalogsTheWorstIsShownWithItsCount() {
        TableflowTopic table = table(false, Open.of(Phase.RUNNING), List.of(
                sync("tci-1", "SYNCED", null), sync("tci-2", "DISCONNECTED", "gone"), sync("tci-3", "SUCCESS", null)));

        Shown catalog = TopicWords.catalog(Optional.of(table));

        assertThat(catalog.text()).isEqualTo("DISCONNECTED (1 of 3)");
        assertThat(catalog.tone()).isEqualTo(Tone.BAD);
        assertThat(catalog.more()).contains("tci-3: SUCCESS").contains("gone");
    }

    @ParameterizedTest
    @EnumSource(TopicProblem.class)
    void everyProblemHasWords(TopicProblem problem) {
        assertThat(TopicWords.problem(problem)).isNotBlank().doesNotContain("topics.");
    }

    @ParameterizedTest
    @EnumSource(TopicColumn.class)
    void everyColumnHasATitleAndSaysWhenAnAnswerIsAwaited(TopicColumn column) {
        FakeCluster cluster = new FakeCluster().topic("orders", 1);
        List<TopicList> lists = new ArrayList<>();
        TopicList last = new Topics(cluster.sources(), Runnable::run).list(TopicList.EMPTY, lists::add);
        TopicRow row = last.rows().getFirst();

        assertThat(column.title()).isNotBlank().doesNotContain("topics.");
        boolean unasked = column == TopicColumn.RECORDS || column == TopicColumn.BYTES;
        assertThat(column.shown(row).tone() == Tone.WAITING).as("only what nobody looked at").isEqualTo(unasked);
        if (column == TopicColumn.PARTITIONS || column == TopicColumn.RETENTION) {
            TopicRow early = lists.stream()
                    .filter(TopicList::hasNames)
                    .findFirst()
                    .orElseThrow()
                    .rows()
                    .getFirst();
            assertThat(column.shown(early).tone()).isEqualTo(Tone.WAITING);
        }
    }

    @Test
    void columnsAreRememberedInTheirOrder() {
        ColumnLayout layout = new ColumnLayout(List.of(
                new ColumnLayout.Entry(TopicColumn.NAME, 300.4),
                new ColumnLayout.Entry(TopicColumn.CLEANUP, 90)));

        assertThat(layout.text()).isEqualTo("NAME:300,CLEANUP:90");
        assertThat(ColumnLayout.parse(layout.text()).shown())
                .extracting(ColumnLayout.Entry::column)
                .containsExactly(TopicColumn.NAME, TopicColumn.CLEANUP);
    }

    @Test
    void rememberedColumnsThatMakeNoSenseAreLeftOut() {
        assertThat(ColumnLayout.parse("CLEANUP:90,LATENCY:40,CLEANUP:80,PARTITIONS:0,REPLICAS:x").shown())
                .containsExactly(
                        new ColumnLayout.Entry(TopicColumn.NAME, TopicColumn.NAME.width()),
                        new ColumnLayout.Entry(TopicColumn.CLEANUP, 90),
                        new ColumnLayout.Entry(TopicColumn.PARTITIONS, TopicColumn.PARTITIONS.width()));
        assertThat(ColumnLayout.parse("")).isEqualTo(ColumnLayout.first());
    }

    @Test
    void refreshesWhileVisibleInTheChosenInterval() {
        TestWork jobs = TestWork.inline();
        int[] runs = {0};
        AutoRefresh refresh = new AutoRefresh(jobs.work, Interval.SECONDS_30,
                () -> count(jobs, runs), () -> count(jobs, runs));
        jobs.timer.advance(Duration.ofMinutes(5));
        assertThat(runs[0]).isZero();

        refresh.visibleProperty().set(true);
        assertThat(runs[0]).isEqualTo(1);
        jobs.timer.advance(Duration.ofSeconds(60));
        assertThat(runs[0]).isEqualTo(3);

        refresh.visibleProperty().set(false);
        jobs.timer.advance(Duration.ofMinutes(5));
        assertThat(runs[0]).isEqualTo(3);

        refresh.visibleProperty().set(true);
        refresh.intervalProperty().set(Interval.OFF);
        int before = runs[0];
        jobs.timer.advance(Duration.ofMinutes(5));
        assertThat(runs[0]).isEqualTo(before);
        refresh.runNow();
        assertThat(runs[0]).isEqualTo(before + 1);
        refresh.close();
        assertThat(jobs.timer.waiting()).isZero();
    }

    @Test
    void withoutAnIntervalItRunsOnceWhenItIsFirstSeen() {
        TestWork jobs = TestWork.inline();
        int[] runs = {0};
        AutoRefresh refresh = new AutoRefresh(jobs.work, Interval.OFF,
                () -> count(jobs, runs), () -> count(jobs, runs));

        refresh.visibleProperty().set(true);
        refresh.visibleProperty().set(false);
        refresh.visibleProperty().set(true);

        assertThat(runs[0]).isEqualTo(1);
    }

    private static Job<?> count(TestWork jobs, int[] runs) {
        return jobs.work.job("count", progress -> ++runs[0]).start();
    }

    private static CatalogSync sync(String id, String status, @Nullable String error) {
        return new CatalogSync(id, "AWS_GLUE", Open.of(SyncStatus.class, status), error);
    }

    private static TableflowTopic table(boolean suspended, Open<Phase> phase, List<CatalogSync> syncs) {
        FakeCluster cluster = new FakeCluster()
                .table("t", suspended, new TableflowTopic.Status(phase, null, List.of(), syncs, null));
        return cluster.tables.values().iterator().next();
    }
}
