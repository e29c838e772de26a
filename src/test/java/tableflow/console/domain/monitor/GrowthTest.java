package tableflow.console.domain.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.monitor.BucketFigures.Day;

/// Growth is exact, and a bucket's is from day to day.
class GrowthTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void aDayIsWorkedOutInWholeNumbers() {
        assertThat(new Growth(9_007_199_254_740_993L, Duration.ofHours(24)).perDay()).as("beyond what a double holds")
                .isEqualTo(9_007_199_254_740_993L);
        assertThat(new Growth(-100, Duration.ofHours(6)).perDay()).isEqualTo(-400);
        assertThat(new Growth(1, Duration.ofDays(2)).perDay()).isZero();
        assertThat(new Growth(Long.MAX_VALUE, Duration.ofHours(6)).perDay()).isEqualTo(Long.MAX_VALUE);
        assertThat(new Growth(Long.MIN_VALUE, Duration.ofHours(6)).perDay()).isEqualTo(Long.MIN_VALUE);
        assertThatIllegalArgumentException().isThrownBy(() -> new Growth(1, Duration.ZERO));
    }

    @Test
    void aBucketsGrowthIsSinceTheNearestDayThatWasMeasured() {
        BucketFigures figures = new BucketFigures("b", List.of(
                day(0, 100), day(1, 150), day(5, 400), new Day(at(6), Map.of(), OptionalLong.of(9)), day(8, 1_000)));
        assertThat(figures.newest()).contains(day(8, 1_000));
        assertThat(figures.growth(Duration.ofDays(1))).contains(new Growth(600, Duration.ofDays(3)));
        assertThat(figures.growth(Duration.ofDays(7))).contains(new Growth(850, Duration.ofDays(7)));
        assertThat(figures.growth(Duration.ofDays(70))).contains(new Growth(900, Duration.ofDays(8)));
    }

    @Test
    void withoutTwoDaysThereIsNoGrowth() {
        assertThat(new BucketFigures("b", List.of()).newest()).isEmpty();
        assertThat(new BucketFigures("b", List.of(day(0, 5))).growth(Duration.ofDays(1))).isEmpty();
    }

    @Test
    void theSizeIsThatOfAllStorageTypes() {
        assertThat(new Day(START, Map.of("StandardStorage", 5L, "GlacierStorage", 7L), OptionalLong.empty()).size())
                .hasValue(12);
        assertThat(new Day(START, Map.of(), OptionalLong.of(3)).size()).as("not measured is no zero").isEmpty();
    }

    private static Instant at(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static Day day(int day, long bytes) {
        return new Day(at(day), Map.of("StandardStorage", bytes), OptionalLong.of(1));
    }
}
