package tableflow.console.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Repeating while somebody looks.
class TickerTest {

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final TestWork work = TestWork.queued();
    private final List<String> runs = new ArrayList<>();
    private final Ticker ticker = new Ticker(
            work.work, PERIOD, () -> work.work.job("refresh", progress -> runs.add("run")).quiet().start());

    @Test
    void runsAtOnceWhenItBecomesVisibleAndThenAPeriodAfterEachEnd() {
        assertThat(work.waiting()).isZero();
        ticker.visibleProperty().set(true);
        assertThat(work.waiting()).isOne();
        work.timer.advance(PERIOD.multipliedBy(3));
        assertThat(work.waiting()).as("never two at a time").isOne();
        work.runNext();
        assertThat(work.waiting()).isZero();
        work.timer.advance(PERIOD);
        assertThat(work.waiting()).isOne();
    }

    @Test
    void pausesWhileHiddenAndCatchesUp() {
        ticker.visibleProperty().set(true);
        work.runNext();
        ticker.visibleProperty().set(false);
        work.timer.advance(PERIOD.multipliedBy(10));
        assertThat(work.waiting()).isZero();
        ticker.visibleProperty().set(true);
        assertThat(work.waiting()).isOne();
    }

    @Test
    void aShortAbsenceDoesNotRefresh() {
        ticker.visibleProperty().set(true);
        work.runNext();
        ticker.visibleProperty().set(false);
        ticker.visibleProperty().set(true);
        assertThat(work.waiting()).isZero();
    }

    @Test
    void theUserMayTurnItOffAndStillRefreshByHand() {
        ticker.visibleProperty().set(true);
        work.runNext();
        ticker.enabledProperty().set(false);
        work.timer.advance(PERIOD.multipliedBy(2));
        assertThat(work.waiting()).isZero();
        ticker.runNow();
        assertThat(work.waiting()).isOne();
        ticker.runNow();
        assertThat(work.waiting()).as("not while one runs").isOne();
    }

    @Test
    void afterCloseNothingRuns() {
        ticker.visibleProperty().set(true);
        work.runNext();
        ticker.close();
        work.timer.advance(PERIOD.multipliedBy(2));
        assertThat(work.waiting()).isZero();
        assertThat(runs).hasSize(1);
    }

    @Test
    void aRunThatEndsAfterCloseSetsNoAlarm() {
        ticker.visibleProperty().set(true);
        ticker.close();
        int alarms = work.timer.waiting();
        work.runNext();
        assertThat(work.timer.waiting()).isLessThanOrEqualTo(alarms);
    }
}
