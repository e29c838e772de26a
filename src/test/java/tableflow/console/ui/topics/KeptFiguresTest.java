package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.service.topics.TopicFigures;
import tableflow.console.service.topics.TopicRow;
import tableflow.console.service.topics.Topics;
import tableflow.console.ui.work.TestWork;

/// Figures of a table of which one is from earlier, and the others are not.
class KeptFiguresTest {

    private final RemoteFailure expired =
            RemoteFailure.of(Kind.UNAUTHORIZED, "read metrics", "the token has expired");

    private final FakeCluster cluster = new FakeCluster().topic("orders", 2).table("orders", Phase.RUNNING);
    private final TestWork jobs = TestWork.inline();
    private final TopicsViewModel model =
            new TopicsViewModel(new Topics(cluster.sources(), Runnable::run), jobs.work);
    private final Instant read = jobs.work.clock().instant();

    KeptFiguresTest() {
        model.refresh();
        figured(Reading.exact(8), Reading.exact(7_000), Reading.measured(3), read);
        jobs.timer.advance(Duration.ofMinutes(5));
    }

    private void figured(Reading lag, Reading bytes, Reading skipped, Instant before) {
        model.figured(
                Map.of("orders", TopicFigures.UNASKED.with(Answer.known(
                        new TableFigures(Optional.of("lake.orders"), lag, bytes, skipped)))),
                Map.of("orders", before));
    }

    private Shown cell(TopicColumn column) {
        TopicRow orders = model.shown().getFirst();
        return column.shown(orders);
    }

    @Test
    void onlyTheFigureThatWasNotReadIsMarked() {
        figured(Reading.exact(9), Reading.exact(8_192), Reading.failed(expired), read);

        assertThat(cell(TopicColumn.SKIPPED).marked()).isEqualTo("3 *");
        assertThat(cell(TopicColumn.SKIPPED).more()).contains(Shown.time(read), "the token has expired");
        assertThat(cell(TopicColumn.LAG)).extracting(Shown::text, Shown::isKept).containsExactly("9", false);
        assertThat(cell(TopicColumn.TABLE_BYTES)).extracting(Shown::text, Shown::isKept)
                .containsExactly("8 KiB", false);
        assertThat(cell(TopicColumn.TABLE).isKept()).isFalse();
        assertThat(model.keptFromProperty().get()).isEqualTo(read);
    }

    @Test
    void eachHasItsOwnTimeAndReason() {
        figured(Reading.exact(9), Reading.exact(8_192), Reading.failed(expired), read);
        Instant later = jobs.work.clock().instant();
        RemoteFailure refused = RemoteFailure.of(Kind.FORBIDDEN, "read s3://bucket/metadata", "no s3:GetObject");
        figured(Reading.failed(refused), Reading.failed(refused), Reading.failed(expired), later);

        assertThat(cell(TopicColumn.SKIPPED).more()).contains(Shown.time(read), "the token has expired");
        for (TopicColumn column : new TopicColumn[] {TopicColumn.LAG, TopicColumn.TABLE_BYTES}) {
            assertThat(cell(column).isKept()).isTrue();
            assertThat(cell(column).more()).contains(Shown.time(later), "no s3:GetObject")
                    .doesNotContain("the token has expired");
        }
        assertThat(cell(TopicColumn.LAG).text()).isEqualTo("9");
        assertThat(model.keptFromProperty().get()).isEqualTo(read);
    }

    @Test
    void figuresOfATableThatIsThereNoMoreAreNotKept() {
        figured(Reading.exact(9), Reading.exact(8_192), Reading.failed(expired), read);
        assertThat(model.keptFromProperty().get()).isEqualTo(read);
        cluster.tables.clear();
        model.refresh();
        assertThat(cell(TopicColumn.SKIPPED)).isEqualTo(Shown.none());
        assertThat(FigureWords.value(model.shown().getFirst(), TableFigures::lag)).as("nor ordered by").isEmpty();
        assertThat(model.keptFromProperty().get()).as("nothing in sight is from earlier").isNull();
    }
}
