package tableflow.console.domain.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.monitor.Lag.Held;
import tableflow.console.domain.monitor.Lag.Look;
import tableflow.console.domain.monitor.Reading.Basis;
import tableflow.console.domain.monitor.Reading.Cause;
import tableflow.console.domain.monitor.Reading.Known;

/// What can be said of the lag from each combination of what was looked at.
class LagTest {

    private static final Map<Integer, Long> ENDS = Map.of(0, 100L, 1, 50L);
    private static final OptionalLong NO = OptionalLong.empty();

    @Test
    void offsetsInTheFilesOfAnAppendedTableAreExact() {
        assertThat(lag(true, held(Map.of(0, 99L, 1, 49L), -1))).isEqualTo(Reading.exact(0));
        assertThat(lag(true, held(Map.of(0, 89L, 1, 49L), -1))).isEqualTo(Reading.exact(10));
        assertThat(lag(true, held(Map.of(0, 99L), -1))).as("a partition without rows waits as a whole")
                .isEqualTo(Reading.exact(50));
    }

    @Test
    void deletionsAndMixedFilesMakeThemAnUpperBound() {
        assertThat(lag(false, held(Map.of(0, 89L, 1, 49L), -1))).isEqualTo(Reading.atMost(10));
        assertThat(lag(true, held(Map.of(0, 89L, 1, 39L), 60))).isEqualTo(Reading.atMost(20));
        assertThat(lag(true, held(Map.of(0, 89L, 1, 49L), 30))).as("the mixed file is older than all")
                .isEqualTo(Reading.exact(10));
        assertThat(Lag.of(new Look(ENDS, Map.of(), false, held(Map.of(0, 89L, 1, 49L), -1), NO, null,
                OptionalLong.of(4)))).as("what came since the commit waits for sure").isEqualTo(Reading.between(4, 10));
    }

    @Test
    void whatTheTopicNoLongerHoldsDoesNotWait() {
        assertThat(Lag.of(new Look(ENDS, Map.of(0, 95L, 1, 50L), true, held(Map.of(0, 9L), -1), NO, null, NO)))
                .isEqualTo(Reading.exact(5));
    }

    @Test
    void aTableThatIsAheadOfALookLagsNothing() {
        assertThat(lag(true, held(Map.of(0, 120L, 1, 70L), -1))).isEqualTo(Reading.exact(0));
    }

    @Test
    void confluentsMeasurementComesBeforeCountingRows() {
        assertThat(Lag.of(new Look(ENDS, Map.of(), true, null, OptionalLong.of(120), 7L, NO)))
                .isEqualTo(new Known(7, 7, Basis.MEASURED));
        assertThat(Lag.of(new Look(ENDS, Map.of(), true, null, NO, -3L, NO)))
                .as("both were measured at different times").isEqualTo(new Known(0, 0, Basis.MEASURED));
    }

    @Test
    void rowsOfAnAppendedTableAreAnUpperBound() {
        assertThat(Lag.of(new Look(ENDS, Map.of(), true, null, OptionalLong.of(120), null, NO)))
                .isEqualTo(Reading.atMost(30));
        assertThat(Lag.of(new Look(ENDS, Map.of(0, 90L, 1, 45L), true, null, OptionalLong.of(100), null, NO)))
                .as("never more than can be read").isEqualTo(Reading.atMost(15));
        assertThat(Lag.of(new Look(ENDS, Map.of(), true, null, OptionalLong.of(120), null, OptionalLong.of(8))))
                .isEqualTo(Reading.between(8, 30));
        assertThat(Lag.of(new Look(ENDS, Map.of(), true, null, OptionalLong.of(150), null, NO)))
                .isEqualTo(Reading.exact(0));
    }

    @Test
    void rowsOfAnUpsertedTableTellNothing() {
        assertThat(Lag.of(new Look(ENDS, Map.of(), false, null, OptionalLong.of(120), null, NO)))
                .isEqualTo(Reading.absent(Cause.UNKNOWN));
        assertThat(Lag.of(new Look(ENDS, Map.of(), false, null, OptionalLong.of(120), null, OptionalLong.of(8))))
                .isEqualTo(Reading.between(8, 150));
    }

    @Test
    void anEmptyTopicLagsNothingWhateverIsKnown() {
        assertThat(Lag.of(new Look(Map.of(0, 0L), Map.of(0, 0L), false, null, NO, null, NO)))
                .isEqualTo(Reading.exact(0));
        assertThat(Lag.of(new Look(Map.of(0, 80L), Map.of(0, 80L), false, null, NO, null, NO)))
                .as("all is gone by retention").isEqualTo(Reading.exact(0));
    }

    private static Reading lag(boolean appendOnly, @Nullable Held held) {
        return Lag.of(new Look(ENDS, Map.of(0, 0L, 1, 0L), appendOnly, held, NO, null, NO));
    }

    private static Held held(Map<Integer, Long> newest, long mixed) {
        return new Held(newest, mixed);
    }
}
