package tableflow.console.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.control.TimeTicks.Tick;

class TimeTicksTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:03:00Z");

    private static List<String> texts(Duration span, int most, ZoneId zone) {
        long from = NOON.toEpochMilli();
        return TimeTicks.of(from, from + span.toMillis(), most, zone).stream().map(Tick::text).toList();
    }

    @Test
    void roundMoments() {
        assertThat(texts(Duration.ofHours(1), 7, ZoneOffset.UTC))
                .containsExactly("12:10", "12:20", "12:30", "12:40", "12:50", "13:00");
        assertThat(texts(Duration.ofSeconds(20), 5, ZoneOffset.UTC))
                .containsExactly("12:03:00", "12:03:05", "12:03:10", "12:03:15", "12:03:20");
        assertThat(texts(Duration.ofMillis(9), 4, ZoneOffset.UTC))
                .containsExactly("12:03:00.000", "12:03:00.005");
        assertThat(texts(Duration.ofDays(3), 4, ZoneOffset.UTC)).containsExactly("23 Nov", "24 Nov", "25 Nov");
    }

    @Test
    void ofTheUsersClock() {
        assertThat(texts(Duration.ofDays(2), 5, ZoneId.of("Asia/Kolkata")))
                .first().isEqualTo("23 Nov 00:00");
    }

    @Test
    void neverTooMany() {
        for (int round = 0; round < 2_000; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            long from = random.nextLong(-1L << 50, 1L << 50);
            long span = 1L << random.nextInt(52);
            int most = 2 + random.nextInt(12);
            List<Tick> ticks = TimeTicks.of(from, from + span, most, ZoneOffset.UTC);
            assertThat(ticks).as("seed %d", seed).hasSizeLessThanOrEqualTo(most)
                    .allSatisfy(tick -> assertThat(tick.at()).isBetween(from, from + span));
        }
    }
}
