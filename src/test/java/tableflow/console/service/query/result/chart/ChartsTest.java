package tableflow.console.service.query.result.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.chart.ChartData.Point;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.value.ValueType;

class ChartsTest {

    private static final List<ResultColumn> COLUMNS = List.of(new ResultColumn("at", "timestamp", 0, 0),
            new ResultColumn("total", "double", 0, 0), new ResultColumn("region", "varchar", 0, 0));

    @TempDir
    private Path folder = Path.of("");

    private ChartData chart(String rows, int x, OptionalInt by) throws IOException {
        Path path = Files.writeString(folder.resolve("r.csv"), "\"at\",\"total\",\"region\"\n" + rows);
        try (ResultFile file = ResultFile.open(path)) {
            return Charts.of(file, RowOrder.natural(file.rows()), COLUMNS,
                    new Charts.Wanted(x, List.of(1), by, false), Progress.NONE);
        }
    }

    @Test
    void timesArePositionsFromTheFirstAndPointsGoFromLeftToRight() throws IOException {
        ChartData chart = chart("""
                "2026-11-01 00:01:00.000","3.0","eu"
                "2026-11-01 00:00:00.000","1.0","us"
                "2026-11-01 00:00:00.250","2.0","eu"
                ,"9.0","eu"
                "2026-11-01 00:00:30.000","NaN","eu"
                """, 0, OptionalInt.of(2));
        assertThat(chart.xType()).isEqualTo(ValueType.TIMESTAMP);
        assertThat(chart.origin()).isEqualByComparingTo(new BigDecimal("1793491200"));
        assertThat(chart.series()).containsExactly(
                new ChartData.Series("eu", List.of(new Point(0.25, 2, 2), new Point(60, 3, 0))),
                new ChartData.Series("us", List.of(new Point(0, 1, 1))));
        assertThat(chart.leftOut()).isEqualTo(new ChartData.LeftOut(2, 0, 0, 0, 0));
    }

    @Test
    void manyPointsAreThinnedAndNoPeakIsLost() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            rows.append("\"2026-11-01 %02d:%02d:%02d.000\",\"%s\",\n".formatted(
                    i / 3_600, i / 60 % 60, i % 60, i == 31_234 ? "1.0E6" : i == 777 ? "-5.0" : "1.0"));
        }
        ChartData chart = chart(rows.toString(), 0, OptionalInt.empty());
        List<Point> points = chart.series().getFirst().points();
        assertThat(points).hasSizeLessThanOrEqualTo(4_000).contains(
                new Point(31_234, 1.0E6, 31_234), new Point(777, -5, 777));
        assertThat(points).extracting(Point::x).isSorted();
        assertThat(chart.leftOut().thinned()).isEqualTo(50_000 - points.size());
    }

    @Test
    void namesAreCategoriesAndTheirValuesAddUp() throws IOException {
        ChartData chart = chart("""
                ,"1.0","eu"
                ,"2.0","us"
                ,"4.0","eu"
                """, 2, OptionalInt.empty());
        assertThat(chart.categories()).containsExactly("eu", "us");
        assertThat(chart.series()).containsExactly(
                new ChartData.Series("total", List.of(new Point(0, 5, 0), new Point(1, 2, 1))));
        assertThat(chart.leftOut().summed()).isEqualTo(1);
    }

    /// One tenth is no double; ten of them, added as doubles, are not one.
    @Test
    void sumsAreExact() throws IOException {
        ChartData chart = chart(",\"0.1\",\"eu\"\n".repeat(10), 2, OptionalInt.empty());
        assertThat(chart.series()).containsExactly(new ChartData.Series("total", List.of(new Point(0, 1.0, 0))));
    }

    @Test
    void beyondTheMostSeriesAndCategoriesItSaysHowManyAreMissing() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            rows.append(",\"1.0\",\"r").append(i).append("\"\n");
        }
        ChartData categories = chart(rows.toString(), 2, OptionalInt.empty());
        assertThat(categories.categories()).hasSize(200);
        assertThat(categories.leftOut().otherCategories()).isEqualTo(300);
        ChartData series = chart(rows.toString(), 2, OptionalInt.of(2));
        assertThat(series.series()).hasSize(12);
        assertThat(series.leftOut().otherSeries()).isEqualTo(488);
        assertThat(chart("", 0, OptionalInt.empty()).series()).isEmpty();
        assertThat(chart("", 0, OptionalInt.empty()).leftOut().isNothing()).isTrue();
    }
}
