package tableflow.console.ui.messages.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.histogram.TimeHistogram.Span;
import tableflow.console.service.messages.histogram.TimeTally;
import tableflow.console.ui.UiTest;

class TimesBarTest extends UiTest {

    private static final long START = ToolFixture.NOW.toEpochMilli();
    private static final int HEIGHT = 140;

    private final TimeTally tally = new TimeTally();
    private final TimesViewModel model = new TimesViewModel();

    /// An hour of records with a hill in the middle, of which those in the third quarter match.
    private void open() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            long time = START + (long) Math.clamp(1_800_000 + random.nextGaussian() * 500_000, 0, 3_599_999);
            tally.seen(new long[] {time}, 1);
            if (time > START + 1_800_000 && time < START + 2_700_000) {
                tally.matched(List.of(new KafkaRecord(
                        "t", 0, i, Instant.ofEpochMilli(time), "CreateTime", null, null, null, List.of())));
            }
        }
        tally.seen(new long[] {START, START + 3_599_999}, 2);
        show(() -> {
            TimesBar bar = new TimesBar(model);
            model.follow(tally::now);
            return new VBox(bar);
        }, 900, HEIGHT);
        await("it is laid out", () -> find("#messages-times-chart", TimesChart.class).getWidth() > 100);
    }

    private Point2D at(double share) {
        return fx(() -> {
            TimesChart chart = find("#messages-times-chart", TimesChart.class);
            Bounds bounds = chart.localToScreen(chart.getLayoutBounds());
            return new Point2D(bounds.getMinX() + share * bounds.getWidth(), bounds.getMinY() + 20);
        });
    }

    private String words() {
        return find("#messages-times-words", Label.class).getText();
    }

    private boolean isChosen(long fromMinute, long toMinute) {
        return new Span(START + fromMinute * 60_000, START + toMinute * 60_000).equals(model.chosenProperty().get());
    }

    @Test
    void aTimeIsChosenByDragging() {
        open();
        assertThat(words()).contains("of 5,002 records match");
        pictures("times-whole");
        robot.moveTo(at(0.505)).press(MouseButton.PRIMARY).moveTo(at(0.6)).moveTo(at(0.74))
                .release(MouseButton.PRIMARY);
        await("minutes 30 to 45", () -> isChosen(30, 45));
        await("it is said", () -> words().startsWith("Only"));
        assertThat(find("#messages-times-chart", TimesChart.class).getAccessibleText()).isEqualTo(words());
        pictures("times-chosen");
        click("#messages-times-in");
        await("it is looked at closer", model::isZoomed);
        pictures("times-zoomed");
        click("#messages-times-out");
        await("all is seen", () -> !model.isZoomed());
        click("#messages-times-clear");
        await("nothing is chosen", () -> model.chosenProperty().get() == null);
    }

    @Test
    void aTimeIsChosenByKeys() {
        open();
        run(() -> find("#messages-times-chart", TimesChart.class).requestFocus());
        await("the focus", () -> find("#messages-times-chart", TimesChart.class).isFocused());
        press(KeyCode.HOME);
        await("the first bar", () -> isChosen(0, 1));
        press(KeyCode.RIGHT);
        press(KeyCode.RIGHT);
        await("the third", () -> isChosen(2, 3));
        press(KeyCode.SHIFT, KeyCode.RIGHT);
        press(KeyCode.SHIFT, KeyCode.RIGHT);
        await("three bars", () -> isChosen(2, 5));
        press(KeyCode.SHIFT, KeyCode.LEFT);
        await("two bars", () -> isChosen(2, 4));
        press(KeyCode.ADD);
        await("closer", model::isZoomed);
        press(KeyCode.SUBTRACT);
        await("all", () -> !model.isZoomed());
        press(KeyCode.ESCAPE);
        await("none", () -> model.chosenProperty().get() == null);
        press(KeyCode.END);
        await("the last bar", () -> isChosen(59, 60));
    }

    /// A tail brings records while somebody chooses: the bars become wider under the hand.
    @Test
    void whatIsChosenStaysTheSameTimeWhileBarsBecomeOthers() {
        open();
        robot.moveTo(at(0.505)).press(MouseButton.PRIMARY).moveTo(at(0.55)).moveTo(at(0.59));
        await("minutes 30 to 36", () -> isChosen(30, 36));
        run(() -> {
            tally.seen(new long[] {START + 40 * 3_600_000L}, 1);
            model.refresh();
        });
        long width = fx(() -> Objects.requireNonNull(model.barsProperty().get()).width());
        assertThat(width).isGreaterThan(600_000);
        robot.moveTo(at(0.995)).release(MouseButton.PRIMARY);
        await("from there to the end", () -> {
            Span now = model.chosenProperty().get();
            return now != null && now.from() == START + 1_800_000 / width * width && now.to() > START + 39 * 3_600_000L;
        });
    }

    @Test
    void keysGoOnFromTheSameTimeInNarrowerBars() {
        open();
        run(() -> find("#messages-times-chart", TimesChart.class).requestFocus());
        await("the focus", () -> find("#messages-times-chart", TimesChart.class).isFocused());
        run(() -> model.choose(30, 30));
        press(KeyCode.HOME);
        for (int i = 0; i < 30; i++) {
            press(KeyCode.RIGHT);
        }
        press(KeyCode.SHIFT, KeyCode.RIGHT);
        await("minutes 30 and 31", () -> isChosen(30, 32));
        press(KeyCode.ADD);
        await("closer", model::isZoomed);
        press(KeyCode.RIGHT);
        await("a bar within what was chosen", () -> {
            Span now = model.chosenProperty().get();
            return now != null && now.millis() < 60_000 && now.from() >= START + 31 * 60_000
                    && now.to() <= START + 32 * 60_000;
        });
    }

    @Test
    void recordsOfOneTimeAreOneBar() {
        tally.seen(new long[] {START, START, START}, 3);
        showBar();
        await("three", () -> words().contains("3 records"));
        press(KeyCode.HOME);
        run(() -> model.choose(0, 0));
        await("all of them", () -> words().startsWith("Only") && words().contains("3 records"));
        assertThat(fx(() -> find("#messages-times-in", Button.class).isDisabled())).as("nothing is narrower").isTrue();
        pictures("times-one-moment");
    }

    @Test
    void recordsWithoutATimeAreCounted() {
        tally.seen(new long[] {-1, -1, -1}, 3);
        showBar();
        await("told", () -> words().equals("3 records have no time."));
        assertThat(fx(() -> find("#messages-times-chart", TimesChart.class).isVisible())).isFalse();
        tally.seen(new long[] {START}, 1);
        run(model::refresh);
        await("both", () -> words().contains("of 1 records") && words().endsWith("3 records have no time."));
        pictures("times-untimed");
    }

    @Test
    void whatIsChosenCanBeTakenBackWhenAnotherReadingBringsNothing() {
        open();
        run(() -> model.choose(30, 40));
        run(() -> model.follow(new TimeTally()::now));
        await("still said", () -> find("#messages-times", TimesBar.class).isVisible() && words().startsWith("Only")
                && words().contains("no record"));
        click("#messages-times-clear");
        await("gone", () -> !find("#messages-times", TimesBar.class).isVisible());
    }

    private void showBar() {
        show(() -> {
            TimesBar bar = new TimesBar(model);
            model.follow(tally::now);
            return new VBox(bar);
        }, 900, HEIGHT);
    }

    @Test
    void widthsInWords() {
        assertThat(List.of(1L, 500L, 5_000L, 60_000L, 1_800_000L, 3_600_000L, 86_400_000L).stream()
                .map(TimesBar::width)).containsExactly("1 ms", "500 ms", "5 s", "1 min", "30 min", "1 h", "1 d");
    }
}
