package tableflow.console.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// The timer of the window.
class ScheduledTimerTest {

    @Test
    void anAlarmComes() throws InterruptedException {
        try (ScheduledTimer timer = new ScheduledTimer()) {
            CountDownLatch rung = new CountDownLatch(1);
            timer.after(Duration.ZERO, rung::countDown);
            assertThat(rung.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aClosedTimerTakesAnAlarmAndForgetsIt() {
        ScheduledTimer timer = new ScheduledTimer();
        AtomicBoolean rung = new AtomicBoolean();
        timer.close();

        Timer.Alarm alarm = timer.after(Duration.ZERO, () -> rung.set(true));
        alarm.cancel();

        assertThat(rung).isFalse();
    }
}
