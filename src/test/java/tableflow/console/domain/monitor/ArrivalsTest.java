package tableflow.console.domain.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.monitor.Reading.Basis;
import tableflow.console.domain.monitor.Reading.Cause;
import tableflow.console.domain.monitor.Reading.Known;

/// How long records wait, told from moments and end offsets.
class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals();

    @Test
    void theOldestMissingRecordCameBetweenTwoMoments() {
        arrivals.add(1_000, 10);
        arrivals.add(2_000, 20);
        arrivals.add(3_000, 40);
        assertThat(arrivals.waiting(Reading.exact(25), 3_500)).isEqualTo(new Known(1_500, 2_500, Basis.INTERPOLATED));
        assertThat(arrivals.waiting(Reading.exact(1), 3_500)).isEqualTo(new Known(500, 1_500, Basis.INTERPOLATED));
        assertThat(arrivals.waiting(Reading.exact(20), 3_500)).as("the record at offset 20 had not come at 2,000")
                .isEqualTo(new Known(500, 1_500, Basis.INTERPOLATED));
        assertThat(arrivals.waiting(Reading.exact(0), 3_500)).isEqualTo(Reading.exact(0));
    }

    @Test
    void whatIsOlderThanTheMemoryWaitsAtLeastSoLong() {
        arrivals.add(1_000, 10);
        arrivals.add(2_000, 20);
        assertThat(arrivals.waiting(Reading.exact(15), 2_500))
                .isEqualTo(new Known(1_500, Long.MAX_VALUE, Basis.INTERPOLATED));
    }

    @Test
    void boundsOfTheLagAreBoundsOfTheTime() {
        arrivals.add(1_000, 0);
        arrivals.add(2_000, 20);
        arrivals.add(3_000, 40);
        assertThat(arrivals.waiting(Reading.between(5, 30), 3_000)).isEqualTo(new Known(0, 2_000, Basis.INTERPOLATED));
        assertThat(arrivals.waiting(Reading.atMost(5), 3_000)).isEqualTo(new Known(0, 1_000, Basis.INTERPOLATED));
    }

    @Test
    void withoutALagOrAMemoryThereIsNoTime() {
        assertThat(arrivals.waiting(Reading.exact(3), 1)).isEqualTo(Reading.absent(Cause.TOO_EARLY));
        arrivals.add(1_000, 10);
        assertThat(arrivals.waiting(Reading.absent(Cause.UNKNOWN), 2_000)).isEqualTo(Reading.absent(Cause.UNKNOWN));
        assertThat(arrivals.waiting(Reading.atMost(20), 2_000)).isEqualTo(Reading.absent(Cause.TOO_EARLY));
    }

    @Test
    void whatCameSinceACommitIsAtLeastWhatWasSeenToCome() {
        arrivals.add(1_000, 10);
        arrivals.add(2_000, 20);
        arrivals.add(3_000, 45);
        assertThat(arrivals.since(1_500)).hasValue(25);
        assertThat(arrivals.since(1_000)).hasValue(35);
        assertThat(arrivals.since(3_000)).hasValue(0);
        assertThat(arrivals.since(3_001)).isEmpty();
        assertThat(new Arrivals().since(0)).isEmpty();
    }

    @Test
    void aTopicThatWasMadeAnewBeginsAnew() {
        arrivals.add(1_000, 100);
        arrivals.add(2_000, 5);
        assertThat(arrivals.since(0)).hasValue(0);
        assertThat(arrivals.waiting(Reading.exact(5), 2_100).value()).hasValue(100);
    }

    @Test
    void boundsHoldHoweverLongItGoesOn() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            Arrivals some = new Arrivals();
            long[] cameAt = new long[5_000];
            long at = 0;
            int end = 0;
            while (end < cameAt.length - 20) {
                at += 1 + random.nextInt(1_000);
                for (int i = random.nextInt(20); i > 0; i--) {
                    cameAt[end++] = at;
                }
                some.add(at, end);
                int lag = random.nextInt(end + 1);
                Reading waiting = some.waiting(Reading.exact(lag), at + 10);
                if (lag > 0 && waiting instanceof Known known) {
                    long truth = at + 10 - cameAt[end - lag];
                    assertThat(truth).as("seed " + seed).isBetween(known.low(), known.high());
                }
            }
        }
    }
}
