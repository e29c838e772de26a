package tableflow.console.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.chart.LineChart;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.TimeTicks.Tick;

class TimeChartTest extends UiTest {

    private static final Instant FROM = Instant.parse("2026-03-01T11:52:30Z");
    private static final Instant TO = FROM.plus(Duration.ofHours(2));

    private TimeChart chart() {
        TimeChart[] chart = new TimeChart[1];
        show(() -> {
            chart[0] = new TimeChart("Lag", Long::toString);
            List<TimeChart.Point> points = new ArrayList<>();
            for (int minute = 0; minute < 120; minute++) {
                if (minute < 50 || minute > 70) {
                    points.add(new TimeChart.Point(FROM.plusSeconds(60L * minute).toEpochMilli(), minute));
                }
            }
            chart[0].show(new TimeChart.Line(FROM, TO, Duration.ofMinutes(1), points), "nothing");
            return chart[0];
        }, 640, 260);
        return chart[0];
    }

    private static List<String> labels(Node chart) {
        return chart.lookupAll(".axis").stream()
                .flatMap(axis -> ((Parent) axis).getChildrenUnmodifiable().stream())
                .filter(Text.class::isInstance).map(node -> ((Text) node).getText())
                .filter(text -> text.contains(":")).toList();
    }

    @Test
    void theLabelsStandAtRoundMomentsWhereverTheSpanBegins() {
        TimeChart chart = chart();
        List<String> round = TimeTicks.of(FROM.toEpochMilli(), TO.toEpochMilli(), 9, ZoneId.systemDefault()).stream()
                .map(Tick::text).toList();
        await("labels", () -> labels(chart).size() > 2);
        picture("time-chart");
        assertThat(fx(() -> labels(chart))).allMatch(label -> label.endsWith("0") || label.endsWith("5"))
                .anyMatch(round::contains);
    }

    @Test
    void aGapIsNotDrawnOver() {
        TimeChart chart = chart();
        LineChart<?, ?> line = fx(() -> (LineChart<?, ?>) Objects.requireNonNull(chart.lookup(".chart")));
        assertThat(fx(() -> line.getData().size())).isEqualTo(2);
    }

    @Test
    void nothingIsSaid() {
        TimeChart chart = chart();
        run(() -> chart.show(new TimeChart.Line(FROM, TO, Duration.ofMinutes(1), List.of()), "not measured"));
        assertThat(fx(chart::getAccessibleText)).contains("not measured");
        assertThat(fx(() -> chart.lookup(".chart"))).isNull();
    }
}
