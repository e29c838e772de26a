package tableflow.console.sandbox.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.sandbox.access.StepClock;

class BucketHistoryTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;

    private final StepClock clock = new StepClock();

    @Test
    void aPlantedYearEndsWithWhatTheBucketHoldsAndIsNeverLessThanWhatIsStillThere() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Buckets buckets = new Buckets();
        for (int i = 0; i < 500; i++) {
            buckets.put("tables", random.nextInt(1_000_000), i % 50 == 0 ? "GLACIER_IR" : "STANDARD",
                    START.minus(Duration.ofHours(random.nextInt(60 * 24))));
        }
        BucketHistory history = history(buckets);
        history.plant("tables");
        clock.advance(Duration.ofDays(2));
        Map<String, NavigableMap<Instant, Long>> series = series(history);
        BucketCensus census = BucketCensus.of(buckets, "tables");
        assertThat(series).as("seed %s", seed)
                .containsOnlyKeys("StandardStorage", "GlacierInstantRetrievalStorage", "AllStorageTypes");
        for (String type : List.of("StandardStorage", "AllStorageTypes")) {
            NavigableMap<Instant, Long> points = points(history, type);
            assertThat(points).as("seed %s", seed).hasSize(365);
            assertThat(points.lastKey()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
            assertThat(points.lastEntry().getValue()).as("seed %s", seed).isEqualTo(figure(census.now(), type));
            points.forEach((at, value) -> assertThat(value).as("%s on %s, seed %s", type, at, seed)
                    .isGreaterThanOrEqualTo(figure(census.at(at.atZone(ZoneOffset.UTC).toLocalDate()), type))
                    .isPositive());
            assertThat(points.firstEntry().getValue()).isLessThan(points.lastEntry().getValue());
        }
    }

    @Test
    void aPointIsOneOrTwoDaysLate() throws IOException {
        BucketHistory history = history(new Buckets().put("b", 10, "STANDARD", START.minusSeconds(60)));
        history.look();
        assertThat(history.metrics()).isEmpty();
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-22T23:59:59Z")));
        assertThat(history.metrics()).isEmpty();
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-11-24T00:00:00Z")));
        assertThat(points(history, "StandardStorage"))
                .containsExactly(Map.entry(Instant.parse("2026-11-22T00:00:00Z"), 10L));
    }

    @Test
    void daysWithoutASandboxHoldWhatThereWasAndTheFileIsReadAgain() throws IOException {
        Buckets buckets = new Buckets().put("b", 10, "STANDARD", START);
        history(buckets).look();
        clock.advance(Duration.ofDays(3));
        buckets.put("b", 5, "STANDARD", clock.instant());
        BucketHistory again = history(buckets);
        again.look();
        clock.advance(Duration.ofDays(2));
        assertThat(points(again, "StandardStorage").values()).containsExactly(10L, 10L, 10L, 15L);
        assertThat(points(again, "AllStorageTypes").values()).containsExactly(1L, 1L, 1L, 2L);
    }

    @Test
    void plantingTwiceChangesNothingAndFifteenMonthsAreEnough() throws IOException {
        Buckets buckets = new Buckets().put("b", 1_000, "STANDARD", START);
        BucketHistory history = history(buckets);
        history.plant("b");
        clock.advance(Duration.ofDays(2));
        Map<String, NavigableMap<Instant, Long>> first = series(history);
        history.plant("b");
        assertThat(series(history)).isEqualTo(first);
        clock.advance(Duration.ofDays(300));
        history.look();
        assertThat(points(history, "StandardStorage").firstKey())
                .isAfter(clock.instant().minus(BucketHistory.KEPT));
    }

    @Test
    void anEmptyBucketHasObjectsZeroAndNoSize() throws IOException {
        BucketHistory history = history(new Buckets().bucket("empty"));
        history.look();
        clock.advance(Duration.ofDays(2));
        assertThat(series(history)).containsOnlyKeys("AllStorageTypes");
    }

    @Test
    void aDamagedFileIsSaidAndKept() throws IOException {
        Path file = folder.resolve("cloudwatch.json");
        Files.writeString(file, "{\"b\":{\"someday\":{}}}");
        assertThatThrownBy(() -> history(new Buckets())).isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
        assertThat(file).hasContent("{\"b\":{\"someday\":{}}}");
    }

    private BucketHistory history(Buckets buckets) throws IOException {
        return new BucketHistory(buckets, clock, folder.resolve("cloudwatch.json"));
    }

    private static long figure(Holding holding, String type) {
        return type.equals("AllStorageTypes") ? holding.objects() : holding.bytes().getOrDefault(type, 0L);
    }

    private static NavigableMap<Instant, Long> points(BucketHistory history, String type) {
        return series(history).getOrDefault(type, new TreeMap<>());
    }

    private static Map<String, NavigableMap<Instant, Long>> series(BucketHistory history) {
        return history.metrics().stream().collect(Collectors.toMap(
                BucketHistory.Metric::storageType, BucketHistory.Metric::points));
    }
}
