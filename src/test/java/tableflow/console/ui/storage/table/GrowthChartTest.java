package tableflow.console.ui.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.storage.growth.DailySeries;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.domain.storage.growth.Forecast;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.ui.UiTest;

/// The chart of growth by pointer and by keys.
class GrowthChartTest extends UiTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final double LEFT = 84;
    private static final double RIGHT = 16;

    private final AtomicReference<@Nullable GrowthChart> made = new AtomicReference<>();
    private final List<List<LocalDate>> brushed = new ArrayList<>();

    /// Days from the first of November on, but for the fourth, a megabyte more each.
    private static GrowthShown days(int count, boolean foreseen) {
        Map<LocalDate, BigDecimal> days = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            if (i != 3) {
                days.put(FIRST.plusDays(i), BigDecimal.valueOf((i + 1L) << 20));
            }
        }
        DailySeries line = DailySeries.state(Measure.BYTES, FigureSource.DAILY_METRICS, days);
        return new GrowthShown(Measure.BYTES, false, List.of(line),
                foreseen ? Forecast.of(line.days()) : Optional.empty(), count);
    }

    private GrowthChart open(GrowthShown shown) {
        show(() -> {
            GrowthChart chart = new GrowthChart();
            chart.onBrush((first, last) -> brushed.add(List.of(first, last)));
            chart.show(shown);
            made.set(chart);
            return new StackPane(chart);
        }, 800, 320);
        GrowthChart chart = Objects.requireNonNull(made.get());
        await("it is laid out", () -> chart.getWidth() == 800
                && (shown.lines().isEmpty() || stage().getScene().lookup("#storage-growth-told") != null));
        return chart;
    }

    /// Where a day is, of eleven that are shown.
    private static double x(int day) {
        return LEFT + (800 - LEFT - RIGHT) * day / 10;
    }

    private static void fire(GrowthChart chart, EventType<MouseEvent> type, double x) {
        run(() -> Event.fireEvent(chart, new MouseEvent(type, x, 100, x, 100, MouseButton.PRIMARY, 1,
                false, false, false, false, true, false, false, true, false, true, null)));
    }

    private String told() {
        return fx(() -> {
            stage().getScene().getRoot().layout();
            return ((Label) Objects.requireNonNull(stage().getScene().lookup("#storage-growth-told"))).getText();
        });
    }

    @Test
    void draggingChoosesDaysWhicheverWay() {
        GrowthChart chart = open(days(11, false));
        fire(chart, MouseEvent.MOUSE_PRESSED, x(2));
        fire(chart, MouseEvent.MOUSE_DRAGGED, x(6));
        assertThat(fx(() -> {
            chart.layout();
            return chart.getChildrenUnmodifiable().stream().filter(Rectangle.class::isInstance)
                    .map(Rectangle.class::cast).findFirst().orElseThrow().getWidth();
        })).as("what is dragged over is shown").isBetween(x(6) - x(2) - 1, x(6) - x(2) + 1);
        assertThat(told()).startsWith("2026-11-07").contains("7 MiB");
        fire(chart, MouseEvent.MOUSE_RELEASED, x(6));
        fire(chart, MouseEvent.MOUSE_PRESSED, x(9));
        fire(chart, MouseEvent.MOUSE_DRAGGED, -500);
        fire(chart, MouseEvent.MOUSE_RELEASED, -500);
        assertThat(brushed).containsExactly(
                List.of(FIRST.plusDays(2), FIRST.plusDays(6)), List.of(FIRST, FIRST.plusDays(9)));

        fire(chart, MouseEvent.MOUSE_PRESSED, x(5));
        fire(chart, MouseEvent.MOUSE_RELEASED, x(5) + 2);
        fire(chart, MouseEvent.MOUSE_RELEASED, x(1));
        assertThat(brushed).as("a click chooses nothing, and a release alone neither").hasSize(2);
    }

    @Test
    void arrowsWalkAlongTheDaysAndTellThem() {
        GrowthChart chart = open(days(11, false));
        run(chart::requestFocus);
        await("it has the focus", chart::isFocused);
        assertThat(told()).as("it begins with the last").startsWith("2026-11-11");
        press(KeyCode.RIGHT);
        press(KeyCode.LEFT);
        await("one back", () -> told().startsWith("2026-11-10"));
        assertThat(fx(chart::getAccessibleText)).as("it is read out").startsWith("2026-11-10").contains("10 MiB");
        for (int i = 0; i < 6; i++) {
            press(KeyCode.LEFT);
        }
        await("a day that nobody measured", () -> told().equals("2026-11-04  not measured"));
        for (int i = 0; i < 5; i++) {
            press(KeyCode.LEFT);
        }
        await("the first is the end", () -> told().startsWith("2026-11-01"));
        press(KeyCode.UP);
        assertThat(told()).startsWith("2026-11-01");
    }

    @Test
    void whatIsForeseenIsWalkedAlongToo() {
        GrowthChart chart = open(days(11, true));
        run(chart::requestFocus);
        await("it has the focus", chart::isFocused);
        press(KeyCode.RIGHT);
        await("foreseen", () -> told().startsWith("2026-11-12") && told().contains("foreseen: 12 MiB"));
    }

    @Test
    void withoutLinesNothingHappens() {
        GrowthChart chart = open(GrowthShown.NOTHING);
        fire(chart, MouseEvent.MOUSE_PRESSED, 200);
        fire(chart, MouseEvent.MOUSE_DRAGGED, 300);
        fire(chart, MouseEvent.MOUSE_RELEASED, 300);
        run(chart::requestFocus);
        await("it has the focus", chart::isFocused);
        press(KeyCode.LEFT);
        assertThat(brushed).isEmpty();
        assertThat(fx(() -> chart.getChildrenUnmodifiable().size())).isZero();
        run(() -> chart.show(days(1, false)));
        await("a single day is shown", () -> told().startsWith("2026-11-01"));
    }
}
