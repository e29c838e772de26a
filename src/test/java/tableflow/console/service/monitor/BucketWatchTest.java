package tableflow.console.service.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.monitor.BucketFigures.Day;
import tableflow.console.domain.monitor.BucketState;
import tableflow.console.service.port.BucketMetrics;
import tableflow.console.ui.work.ManualTimer;

/// CloudWatch is asked seldom, and what it said stays when it fails.
class BucketWatchTest {

    private static final Instant DAY = Instant.parse("2025-12-30T00:00:00Z");

    private final ManualTimer clock = new ManualTimer();
    private final List<String> asked = new ArrayList<>();
    private int closed;
    private @Nullable RemoteFailure failure;
    private final BucketWatch watch = new BucketWatch(Fake::new, clock);

    private final class Fake implements BucketMetrics {
        @Override
        public List<Series> daily(String bucket, Instant from, Instant to) {
            asked.add(bucket);
            if (failure != null) {
                throw failure;
            }
            return List.of(
                    series("BucketSizeBytes", "StandardStorage", "13207024435.0"),
                    series("BucketSizeBytes", "GlacierStorage", "9007199254740992"),
                    series("NumberOfObjects", "AllStorageTypes", "4512.0"),
                    series("SomethingNew", "StandardStorage", "1"));
        }

        private static Series series(String metric, String type, String value) {
            return new Series(metric, type, List.of(new Point(DAY, new BigDecimal(value))));
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void aDayHoldsAllStorageTypesExactly() {
        BucketState state = watch.read(List.of("lake"), false).getFirst();
        assertThat(Objects.requireNonNull(state.figures()).days()).containsExactly(new Day(
                DAY, Map.of("StandardStorage", 13_207_024_435L, "GlacierStorage", 9_007_199_254_740_992L),
                OptionalLong.of(4_512)));
        assertThat(state.asked()).isEqualTo(clock.instant());
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void anAnswerHoldsForHoursUnlessSomebodyAsksAgain() {
        watch.read(List.of("lake"), false);
        clock.advance(BucketWatch.HOLDS.minusSeconds(1));
        watch.read(List.of("lake", "other"), false);
        assertThat(asked).containsExactly("lake", "other");
        clock.advance(Duration.ofSeconds(1));
        watch.read(List.of("lake", "other"), false);
        assertThat(asked).containsExactly("lake", "other", "lake");
        watch.read(List.of("lake", "other"), true);
        assertThat(asked).containsExactly("lake", "other", "lake", "lake", "other");
    }

    @Test
    void afterAFailureWhatWasKnownStaysAndItIsAskedAgainSooner() {
        watch.read(List.of("lake"), false);
        clock.advance(BucketWatch.HOLDS);
        failure = RemoteFailure.of(Kind.FORBIDDEN, "read the metrics of bucket lake", "AccessDenied");
        BucketState state = watch.read(List.of("lake"), false).getFirst();
        assertThat(state.failure()).isSameAs(failure);
        assertThat(state.figures()).as("that of before").isNotNull();
        clock.advance(BucketWatch.AFTER_FAILURE);
        failure = null;
        assertThat(watch.read(List.of("lake"), false).getFirst().failure()).isNull();
        assertThat(asked).hasSize(3);
    }

    @Test
    void oneThatCannotBeOpenedIsAFailureOfEachBucket() {
        RemoteFailure keyless = RemoteFailure.of(Kind.UNAUTHORIZED, "open CloudWatch", "there is no key");
        BucketWatch shut = new BucketWatch(() -> {
            throw keyless;
        }, clock);
        assertThat(shut.read(List.of("a", "b"), false)).extracting(BucketState::failure)
                .containsExactly(keyless, keyless);
    }

    @Test
    void aCancelIsPassedOnAndNothingIsKeptOfIt() {
        failure = RemoteFailure.cancelled("read the metrics");
        assertThatThrownBy(() -> watch.read(List.of("lake"), false)).isSameAs(failure);
        failure = null;
        assertThat(watch.read(List.of("lake"), false).getFirst().figures()).isNotNull();
    }

    @Test
    void noMoreThanAFewBucketsAreBilled() {
        List<String> many = IntStream.range(0, 100).mapToObj(number -> "b" + number).toList();
        assertThat(watch.read(many, false)).hasSize(BucketWatch.MOST);
        assertThat(asked).hasSize(BucketWatch.MOST);
    }
}
