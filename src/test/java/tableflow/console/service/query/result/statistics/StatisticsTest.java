package tableflow.console.service.query.result.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.AthenaCsv;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.order.RowOrder;

class StatisticsTest {

    @TempDir
    private Path folder = Path.of("");

    private ResultFile file(List<@Nullable String> values) throws IOException {
        StringBuilder text = new StringBuilder("\"c\"\n");
        values.forEach(value -> text.append(AthenaCsv.line(Collections.singletonList(value))));
        return ResultFile.open(Files.writeString(folder.resolve("r.csv"), text));
    }

    private ColumnStatistics of(String type, @Nullable String... values) throws IOException {
        try (ResultFile file = file(Arrays.asList(values))) {
            return Statistics.of(file, RowOrder.natural(file.rows()), List.of(new ResultColumn("c", type, 0, 0)), 0,
                    Progress.NONE);
        }
    }

    @Test
    void sumsAndMeansOfBigintAreExactBeyondADouble() throws IOException {
        ColumnStatistics found = of(
                "bigint", "9007199254740993", null, "9007199254740993", "-1", "9223372036854775807");
        assertThat(found.rows()).isEqualTo(5);
        assertThat(found.nulls()).isEqualTo(1);
        ColumnStatistics.Numeric numbers = found.numbers().orElseThrow();
        assertThat(numbers.sum()).isEqualByComparingTo("9241386435364257792");
        assertThat(numbers.mean()).isEqualByComparingTo("2310346608841064448");
        assertThat(found.extent()).contains(new ColumnStatistics.Extent("-1", "9223372036854775807"));
        assertThat(found.distinct()).isEqualTo(new ColumnStatistics.Distinct(3, true, 0));
        assertThat(found.top().getFirst()).isEqualTo(new ColumnStatistics.Frequency("9007199254740993", 2));
    }

    @Test
    void decimalsAddUpWithoutRounding() throws IOException {
        ColumnStatistics.Numeric numbers = of("decimal", "0.1", "0.2", "-0.0").numbers().orElseThrow();
        assertThat(numbers.sum()).isEqualByComparingTo("0.3");
        assertThat(numbers.mean()).isEqualByComparingTo("0.1");
    }

    @Test
    void whatIsNotFiniteIsCountedApart() throws IOException {
        ColumnStatistics found = of("double", "1.5", "NaN", "Infinity", "2.5", "-Infinity");
        assertThat(found.numbers()).contains(new ColumnStatistics.Numeric(
                new BigDecimal("4.0"), new BigDecimal("2"), 2, 3));
        assertThat(found.extent()).contains(new ColumnStatistics.Extent("-Infinity", "NaN"));
        assertThat(found.bins()).hasSize(20);
        assertThat(found.bins().stream().mapToLong(ColumnStatistics.Bin::rows).sum()).isEqualTo(2);
        assertThat(found.bins().getFirst()).isEqualTo(new ColumnStatistics.Bin("1.5", "1.55", 1));
    }

    @Test
    void textsHaveLengthsInCharactersAndEmptyOnesAreNotNull() throws IOException {
        ColumnStatistics found = of("varchar", "", null, "😀😀", "", "ab");
        assertThat(found.empty()).isEqualTo(2);
        assertThat(found.nulls()).isEqualTo(1);
        assertThat(found.lengths()).contains(new ColumnStatistics.Lengths(0, 2));
        assertThat(found.numbers()).isEmpty();
        assertThat(found.top()).containsExactly(new ColumnStatistics.Frequency("", 2),
                new ColumnStatistics.Frequency("ab", 1), new ColumnStatistics.Frequency("😀😀", 1));
        assertThat(found.bins()).isEmpty();
    }

    @Test
    void timesHaveBinsOfEqualWidth() throws IOException {
        ColumnStatistics found = of("timestamp", "2026-11-01 00:00:00.000", "2026-11-01 12:00:00.000",
                "2026-11-01 20:00:00.000", "2026-11-01 20:00:00.000");
        assertThat(found.bins().getFirst()).isEqualTo(
                new ColumnStatistics.Bin("2026-11-01 00:00:00", "2026-11-01 01:00:00", 1));
        assertThat(found.bins().getLast()).isEqualTo(
                new ColumnStatistics.Bin("2026-11-01 19:00:00", "2026-11-01 20:00:00", 2));
    }

    @Test
    void valuesThatAreNoneOfTheTypeAreCountedAndAreNoExtent() throws IOException {
        ColumnStatistics found = of("integer", "3", "three", "5");
        assertThat(found.unreadable()).isEqualTo(1);
        assertThat(found.extent()).contains(new ColumnStatistics.Extent("3", "5"));
        assertThat(found.numbers().orElseThrow().count()).isEqualTo(2);
    }

    @Test
    void aColumnOfNullsHasNoFigures() throws IOException {
        ColumnStatistics found = of("bigint", null, null);
        assertThat(found.nulls()).isEqualTo(2);
        assertThat(found.extent()).isEmpty();
        assertThat(found.lengths()).isEmpty();
        assertThat(found.numbers()).isEmpty();
        assertThat(found.distinct().count()).isZero();
    }

    /// Five times the standard error: a fault in the estimate shows, chance does not.
    @Test
    void manyDifferentValuesAreEstimatedAndItSaysSo() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int count : new int[] {25_000, 60_000, 200_000}) {
            DistinctCounter counter = new DistinctCounter();
            for (int i = 0; i < count; i++) {
                String value = seed + "/" + random.nextInt(1 << 30) + "/" + i;
                counter.add(value.getBytes(StandardCharsets.UTF_8), value);
                counter.add(value.getBytes(StandardCharsets.UTF_8), value);
            }
            ColumnStatistics.Distinct distinct = counter.distinct();
            assertThat(distinct.exact()).isFalse();
            assertThat(distinct.percentOff()).isBetween(0.5, 1.0);
            assertThat((double) distinct.count()).as("seed %d", seed)
                    .isCloseTo(count, within(count * 5 * distinct.percentOff() / 100));
            assertThat(counter.top(10)).isEmpty();
        }
    }

    @Test
    void anInterruptEndsIt() throws IOException {
        List<@Nullable String> values = new ArrayList<>(Collections.nCopies(3_000, "x"));
        try (ResultFile file = file(values)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> Statistics.of(file, RowOrder.natural(3_000),
                    List.of(new ResultColumn("c", "varchar", 0, 0)), 0, Progress.NONE))
                    .isInstanceOf(RemoteFailure.class);
        } finally {
            var _ = Thread.interrupted();
        }
    }
}
