package tableflow.console.ui.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.RuntimeStatistics;
import tableflow.console.ui.query.AthenaFakes;
import tableflow.console.ui.query.statistics.StatisticsViewModel.Part;
import tableflow.console.ui.work.TestWork;

class StatisticsViewModelTest {
    private static final RuntimeStatistics EARLY =
            new RuntimeStatistics(AthenaFakes.times(), Optional.empty(), Optional.empty());

    private final TestWork work = TestWork.inline();
    private final QueryExecution execution = AthenaFakes.executions(work.timer.instant(), 1).getFirst();
    private final Deque<RuntimeStatistics> answers = new ArrayDeque<>();
    private int asked;

    private StatisticsViewModel model() {
        return new StatisticsViewModel(work.work, execution, id -> {
            asked++;
            if (answers.isEmpty()) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "read statistics", "no");
            }
            return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        });
    }

    @Test
    void whatComesLaterIsAskedForUntilItIsThere() {
        answers.addAll(List.of(EARLY, EARLY, AthenaFakes.statistics()));
        StatisticsViewModel model = model();
        assertThat(model.expectsMore()).isTrue();

        work.timer.advance(Duration.ofSeconds(60));

        assertThat(asked).isEqualTo(3);
        assertThat(Objects.requireNonNull(model.statisticsProperty().get()).isComplete()).isTrue();
        assertThat(model.expectsMore()).isFalse();
    }

    @Test
    void whatNeverComesIsNotAskedForForEver() {
        answers.add(EARLY);
        StatisticsViewModel model = model();
        work.timer.advance(Duration.ofHours(1));

        assertThat(asked).isEqualTo(6);
        assertThat(model.expectsMore()).isFalse();
    }

    @Test
    void aClosedPanelAsksNoMore() {
        answers.add(EARLY);
        model().close();
        work.timer.advance(Duration.ofHours(1));

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void theTimelineAddsUpToTheWhole() {
        answers.add(AthenaFakes.statistics());

        assertThat(model().timeline()).containsExactly(
                new Part("query.statistics.before", 60),
                new Part("query.statistics.queue", 240),
                new Part("query.statistics.planning", 310),
                new Part("query.statistics.engine", 1_790),
                new Part("query.statistics.service", 200));
    }

    @Test
    void aFailureIsShownAndTheTimesOfTheRunStay() {
        StatisticsViewModel model = model();

        assertThat(model.problemProperty().get()).isNotNull();
        assertThat(model.timeline()).contains(new Part("query.statistics.queue", 90));
    }
}
