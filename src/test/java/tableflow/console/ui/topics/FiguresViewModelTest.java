package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Reading.Cause;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.service.topics.Topics;
import tableflow.console.ui.topics.Shown.Tone;
import tableflow.console.ui.work.TestWork;

class FiguresViewModelTest {

    private static final TableFigures COMMITTED = new TableFigures(
            Optional.of("lake.c"), Reading.atMost(7), Reading.exact(2048), Reading.measured(3));

    private final FakeCluster cluster = new FakeCluster()
            .topic("a", 1).topic("b", 2).topic("c", 3)
            .table("c", Phase.RUNNING);
    private final TestWork jobs = TestWork.inline();
    private final Topics topics = new Topics(cluster.sources(), Runnable::run);
    private final TopicsViewModel list = new TopicsViewModel(topics, jobs.work);
    private final Set<String> looked = new TreeSet<>();
    private TableFigures told = COMMITTED;
    private final FiguresViewModel figures = new FiguresViewModel(
            topics.figures(names -> {
                looked.addAll(names);
                return Map.of("c", Answer.known(told));
            }, jobs.timer),
            jobs.work,
            list);

    private void rest() {
        figures.moved();
        jobs.timer.advance(FiguresViewModel.REST);
    }

    private TopicRow row(String name) {
        return list.shown().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void onlyRowsInSightAreAskedForAndOnlyOnceARefresh() {
        list.refresh();
        figures.lookAt(() -> List.of("a", "c"));
        rest();
        assertThat(TopicColumn.RECORDS.shown(row("a")).text()).isEqualTo("100");
        assertThat(TopicColumn.RECORDS.shown(row("b"))).isEqualTo(Shown.waiting());
        assertThat(looked).containsExactly("c");
        int asked = cluster.calls("offsets");

        rest();
        assertThat(cluster.calls("offsets")).as("known already").isEqualTo(asked);

        figures.lookAt(() -> List.of("b"));
        rest();
        assertThat(TopicColumn.RECORDS.shown(row("b")).text()).isEqualTo("200");

        figures.renew();
        jobs.timer.advance(FiguresViewModel.REST);
        assertThat(cluster.calls("offsets")).isEqualTo(asked + 2);
    }

    @Test
    void figuresOutliveARefreshOfTheListAndSayHowCertainTheyAre() {
        list.refresh();
        figures.lookAt(() -> List.of("a", "c"));
        rest();
        list.refresh();
        assertThat(TopicColumn.LAG.shown(row("c")).text()).isEqualTo("≤ 7");
        assertThat(TopicColumn.TABLE.shown(row("c")).text()).isEqualTo("lake.c");
        assertThat(TopicColumn.TABLE_BYTES.shown(row("c")).text()).isEqualTo("2 KiB");
        assertThat(TopicColumn.TABLE_BYTES.copied(row("c"))).isEqualTo("2048");
        assertThat(TopicColumn.SKIPPED.shown(row("c")).tone()).isEqualTo(Tone.WARNING);
        assertThat(TopicColumn.LAG.shown(row("a"))).as("no table").isEqualTo(Shown.none());
    }

    /// A table that has its first commit between two refreshes: what was read of it before is no longer so.
    @Test
    void aTableWhoseStateIsAnotherIsAskedForAgainAndNoOther() {
        cluster.table("b", Phase.PENDING);
        cluster.table("c", Phase.PENDING);
        told = new TableFigures(Optional.empty(), Reading.absent(Cause.NOT_WRITTEN),
                Reading.absent(Cause.NOT_WRITTEN), Reading.measured(0));
        list.refresh();
        figures.lookAt(() -> List.of("b", "c"));
        rest();
        assertThat(TopicColumn.LAG.shown(row("c"))).returns("—", Shown::text)
                .satisfies(it -> assertThat(it.more()).isEqualTo("Nothing was written yet."));

        told = COMMITTED;
        cluster.table("c", Phase.RUNNING);
        looked.clear();
        list.refresh();
        rest();
        assertThat(TopicColumn.LAG.shown(row("c")).text()).isEqualTo("≤ 7");
        assertThat(looked).containsExactly("c");
    }

    /// Names come first, and Tableflow may answer long after them.
    @Test
    void aTableThatIsLearntOfAfterItsTopicIsAskedForThen() {
        cluster.fail("tableflow", Kind.UNREACHABLE, "no answer");
        list.refresh();
        figures.lookAt(() -> List.of("a", "c"));
        rest();
        assertThat(looked).isEmpty();

        cluster.mend("tableflow");
        list.refresh();
        rest();
        assertThat(TopicColumn.LAG.shown(row("c")).text()).isEqualTo("≤ 7");
    }

    /// A state that changes again and again must not give up a slow reading again and again.
    @Test
    void aTableWhoseStateChangesWhileItIsReadIsReadOnceMore() {
        TestWork queued = TestWork.queued();
        TopicsViewModel slow = new TopicsViewModel(topics, queued.work);
        FiguresViewModel asked = new FiguresViewModel(
                topics.figures(names -> Map.of("c", Answer.known(told)), queued.timer), queued.work, slow);
        slow.refresh();
        queued.runNext();
        asked.lookAt(() -> List.of("c"));
        asked.moved();
        queued.timer.advance(FiguresViewModel.REST);
        assertThat(queued.waiting()).isEqualTo(1);
        cluster.table("c", Phase.FAILED);
        slow.refresh();
        asked.moved();
        queued.timer.advance(FiguresViewModel.REST);
        assertThat(queued.waiting()).as("the figures and the list").isEqualTo(2);
        queued.runNext();
        assertThat(slow.shown().getLast().figures().table().value()).as("the first reading").isPresent();
        queued.runNext();
        asked.moved();
        queued.timer.advance(FiguresViewModel.REST);
        assertThat(queued.waiting()).as("once more, in its new state").isEqualTo(1);
        queued.runNext();
        queued.timer.advance(FiguresViewModel.REST);
        assertThat(queued.waiting()).isZero();
    }

    @Test
    void anOrderByAFigureAsksForAllRows() {
        list.refresh();
        figures.lookAt(() -> List.of("a"));
        list.sort(List.of(new SortKey(TopicColumn.RECORDS, true)));
        rest();
        assertThat(list.shown()).extracting(TopicRow::name).containsExactly("c", "b", "a");
    }

    @Test
    void compactedTopicsHaveAtMostSoManyRecords() {
        cluster.configs.put("b", List.of(FakeCluster.config("cleanup.policy", "compact")));
        list.refresh();
        figures.lookAt(() -> List.of("b"));
        rest();
        assertThat(TopicColumn.RECORDS.shown(row("b")).text()).isEqualTo("≤ 200");
    }

    @Test
    void nothingIsAskedAfterClosing() {
        list.refresh();
        figures.lookAt(() -> List.of("a"));
        figures.moved();
        figures.close();
        jobs.timer.advance(FiguresViewModel.REST);
        assertThat(cluster.calls("offsets")).isZero();
    }

    /// Reading the files of many tables takes longer than the time between two refreshes.
    @Test
    void aRefreshDoesNotGiveUpFiguresThatAreOnTheirWay() {
        TestWork queued = TestWork.queued();
        TopicsViewModel slow = new TopicsViewModel(topics, queued.work);
        FiguresViewModel asked = new FiguresViewModel(
                topics.figures(names -> Map.of(), queued.timer), queued.work, slow);
        slow.refresh();
        queued.runNext();
        asked.lookAt(() -> List.of("a", "b"));
        asked.moved();
        queued.timer.advance(FiguresViewModel.REST);
        asked.renew();
        queued.timer.advance(FiguresViewModel.REST);
        assertThat(queued.waiting()).as("what is asked for already is not asked for again").isEqualTo(1);
        queued.runNext();
        assertThat(slow.shown()).filteredOn(it -> it.name().equals("a")).singleElement()
                .satisfies(it -> assertThat(TopicColumn.RECORDS.shown(it).text()).isEqualTo("100"));
        queued.timer.advance(FiguresViewModel.REST);
        assertThat(queued.waiting()).as("once more, for what changed meanwhile").isEqualTo(1);
        queued.runNext();
        queued.timer.advance(FiguresViewModel.REST);
        assertThat(queued.waiting()).isZero();
    }
}
