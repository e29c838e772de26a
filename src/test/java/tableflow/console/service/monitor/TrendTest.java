package tableflow.console.service.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Growth;
import tableflow.console.service.monitor.history.Row;

/// From what growth is told.
class TrendTest {

    private static final long HOUR = 3_600_000;

    private final Trend trend = new Trend();

    @Test
    void growthIsFromADayAgoAndExact() {
        for (int hour = 0; hour <= 30; hour++) {
            trend.add(stored(hour, 1_000L * hour), true);
        }
        assertThat(trend.growth(stored(30, 30_500))).contains(new Growth(24_500, Duration.ofHours(24)));
    }

    @Test
    void lessThanSixHoursSayLittleOfADay() {
        trend.add(stored(0, 10), true);
        assertThat(trend.growth(stored(5, 20))).isEmpty();
        assertThat(trend.growth(stored(6, 40))).contains(new Growth(30, Duration.ofHours(6)));
    }

    /// While Confluent's measurement was missing only the newest snapshot's files were known, which are fewer bytes.
    @Test
    void aMeasurementThatComesLateIsNoGrowth() {
        trend.add(table(0, 20_000), true);
        trend.add(both(7, 61_000, 20_100), true);
        assertThat(trend.growth(both(8, 61_500, 20_200))).as("as that of the files, which was known then")
                .contains(new Growth(200, Duration.ofHours(8)));
        assertThat(trend.growth(both(14, 62_000, 20_300))).contains(new Growth(1_000, Duration.ofHours(7)));
    }

    @Test
    void aMeasurementThatIsMissingIsNoShrinking() {
        trend.add(both(0, 61_000, 20_000), true);
        assertThat(trend.growth(table(12, 20_500))).contains(new Growth(500, Duration.ofHours(12)));
        assertThat(trend.growth(new Row(12 * HOUR))).isEmpty();
    }

    @Test
    void aGapLeavesWhatIsOlderThanADay() {
        trend.add(stored(0, 10), true);
        assertThat(trend.growth(stored(48, 500))).isEmpty();
    }

    private static Row stored(int hour, long bytes) {
        return new Row(hour * HOUR).put(Figure.STORED_BYTES, bytes, true);
    }

    private static Row table(int hour, long bytes) {
        return new Row(hour * HOUR).put(Figure.TABLE_BYTES, bytes, false);
    }

    private static Row both(int hour, long stored, long table) {
        return stored(hour, stored).put(Figure.TABLE_BYTES, table, false);
    }
}
