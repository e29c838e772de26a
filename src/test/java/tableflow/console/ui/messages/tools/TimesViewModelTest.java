package tableflow.console.ui.messages.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tableflow.console.service.messages.histogram.TimeHistogram.Bars;
import tableflow.console.service.messages.histogram.TimeHistogram.Span;
import tableflow.console.service.messages.histogram.TimeTally;
import tableflow.console.ui.control.TimeTicks;

class TimesViewModelTest {

    private static final long START = ToolFixture.NOW.toEpochMilli();
    private static final long MINUTE = 60_000;

    private final TimeTally tally = new TimeTally();
    private final TimesViewModel model = new TimesViewModel();

    /// A record each second of an hour.
    private void hour() {
        for (int second = 0; second < 3_600; second++) {
            tally.seen(new long[] {START + second * 1_000L}, 1);
        }
        model.follow(tally::now);
    }

    private Bars bars() {
        return Objects.requireNonNull(model.barsProperty().get());
    }

    @Test
    void nothingIsShownBeforeThereIsAnything() {
        model.follow(tally::now);
        assertThat(model.barsProperty().get()).isNull();
        model.choose(0, 3);
        assertThat(model.chosenProperty().get()).isNull();
        model.follow(null);
        assertThat(model.barsProperty().get()).isNull();
    }

    @Test
    void aPartIsChosenWhicheverEndComesFirst() {
        hour();
        assertThat(bars().width()).isEqualTo(MINUTE);
        model.choose(9, 5);
        assertThat(model.chosenProperty().get())
                .isEqualTo(new Span(START + 5 * MINUTE, START + 10 * MINUTE));
        assertThat(model.total().all()).isEqualTo(300);
        model.choose(58, 1_000);
        assertThat(model.chosenProperty().get())
                .isEqualTo(new Span(START + 58 * MINUTE, START + 60 * MINUTE));
    }

    @Test
    void lookingCloserAndBack() {
        hour();
        model.choose(5, 9);
        model.zoomIn();
        assertThat(bars().span()).isEqualTo(new Span(START + 5 * MINUTE, START + 10 * MINUTE));
        assertThat(bars().width()).isLessThan(MINUTE);
        assertThat(model.isZoomed()).isTrue();
        model.zoomOut();
        assertThat(bars().bars()).hasSize(60);
        assertThat(model.chosenProperty().get()).as("it stays chosen").isNotNull();
        model.clear();
        model.zoomIn();
        assertThat(model.isZoomed()).as("there is nothing to look at").isFalse();
    }

    @Test
    void whatComesLaterIsCounted() {
        hour();
        model.choose(0, 59);
        tally.seen(new long[] {START, START + 90 * MINUTE, -1}, 3);
        model.refresh();
        assertThat(bars().span().to()).isGreaterThan(START + 90 * MINUTE);
        assertThat(model.total().all()).isEqualTo(3_601);
        assertThat(model.untimedProperty().get()).isEqualTo(1);
    }

    /// The last moment that a time stamp can name, as a broken clock writes it.
    @Test
    void theEndOfTimeIsNotPassed() {
        tally.seen(new long[] {START, Long.MAX_VALUE, Long.MAX_VALUE - 1}, 3);
        model.follow(tally::now);
        assertThat(bars().bars()).hasSizeLessThanOrEqualTo(TimesViewModel.MOST_BARS);
        assertThat(bars().span().to()).isEqualTo(Long.MAX_VALUE);
        assertThat(model.total().all()).isEqualTo(3);
        model.choose(0, bars().bars().size());
        assertThat(model.total().all()).isEqualTo(3);
        assertThat(model.isExact()).isTrue();
        model.zoomIn();
        assertThat(model.total().all()).isEqualTo(3);
        assertThat(TimeTicks.of(START, Long.MAX_VALUE, 6, ZoneOffset.UTC)).hasSizeBetween(1, 6);
    }

    /// Buckets become wider when there are too many of them; what was chosen before may end within one.
    @Test
    void aCountThatIsNotExactAnyMoreSaysSo() {
        for (int i = 0; i < 10; i++) {
            tally.seen(new long[] {START + i}, 1);
        }
        model.follow(tally::now);
        model.choose(2, 3);
        assertThat(model.total().all()).isEqualTo(2);
        assertThat(model.isExact()).isTrue();
        for (int i = 0; i < 10_000; i++) {
            tally.seen(new long[] {START + i * 7L}, 1);
        }
        model.refresh();
        assertThat(model.isExact()).isFalse();
        model.clear();
        assertThat(model.isExact()).isTrue();
    }

    @Test
    void anotherReadingIsLookedAtAsAWholeAndWhatIsChosenStays() {
        hour();
        model.choose(5, 9);
        var chosen = model.chosenProperty().get();
        model.zoomIn();
        model.follow(tally::now);
        assertThat(model.chosenProperty().get()).isNotNull().isEqualTo(chosen);
        assertThat(model.isZoomed()).isFalse();
    }
}
