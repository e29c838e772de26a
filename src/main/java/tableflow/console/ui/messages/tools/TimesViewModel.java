package tableflow.console.ui.messages.tools;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.messages.histogram.TimeHistogram;
import tableflow.console.service.messages.histogram.TimeHistogram.Bars;
import tableflow.console.service.messages.histogram.TimeHistogram.Bucket;
import tableflow.console.service.messages.histogram.TimeHistogram.Span;

/// When the records of a reading came: bars of the time that is looked at, and the part of it that is chosen. JavaFX
/// thread only.
final class TimesViewModel {

    /// More would be thinner than can be hit.
    static final int MOST_BARS = 100;

    private final ReadOnlyObjectWrapper<@Nullable Bars> bars = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Span> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper untimed = new ReadOnlyLongWrapper();
    private TimeHistogram times = TimeHistogram.EMPTY;
    private @Nullable Span view;
    private @Nullable Supplier<TimeHistogram> source;

    /// Another reading: all of its time is looked at. What is chosen stays so until it is cleared, which the pane does
    /// for another topic.
    ///
    /// @param newSource absent for none
    void follow(@Nullable Supplier<TimeHistogram> newSource) {
        source = newSource;
        view = null;
        refresh();
    }

    /// Asks again how many records there are.
    void refresh() {
        Supplier<TimeHistogram> now = source;
        times = now == null ? TimeHistogram.EMPTY : now.get();
        untimed.set(times.untimed());
        draw();
    }

    private void draw() {
        Span shown = view != null ? view : times.span().orElse(null);
        bars.set(shown == null ? null : times.bars(shown, MOST_BARS));
    }

    /// Chooses the time from the bar `first` to the bar `last`, whichever comes first.
    void choose(int first, int last) {
        Bars shown = bars.get();
        if (shown == null) {
            return;
        }
        int most = shown.bars().size() - 1;
        int from = Math.clamp(Math.min(first, last), 0, most);
        int to = Math.clamp(Math.max(first, last), 0, most);
        choose(Span.of(shown.bars().get(from).from(), shown.bars().get(to).from(), shown.width()));
    }

    /// Chooses a time.
    void choose(Span span) {
        chosen.set(span);
    }

    /// Whether [#total()] is exact.
    boolean isExact() {
        Span span = chosen.get();
        return span == null || times.isExact(span);
    }

    /// All the time counts again.
    void clear() {
        chosen.set(null);
    }

    /// Looks at the chosen time alone, in narrower bars.
    void zoomIn() {
        Span span = chosen.get();
        if (span != null && span.millis() > 1) {
            view = span;
            draw();
        }
    }

    /// Looks at all the time again.
    void zoomOut() {
        view = null;
        draw();
    }

    boolean isZoomed() {
        return view != null;
    }

    /// The records in the chosen time, or else in all of it that is looked at.
    Bucket total() {
        Span span = chosen.get();
        Bars shown = bars.get();
        Span counted = span != null ? span : shown == null ? new Span(0, 0) : shown.span();
        return times.total(counted);
    }

    /// How many records have no time.
    ReadOnlyLongProperty untimedProperty() {
        return untimed.getReadOnlyProperty();
    }

    /// What is looked at; absent when there are no records.
    ReadOnlyObjectProperty<@Nullable Bars> barsProperty() {
        return bars.getReadOnlyProperty();
    }

    /// What is chosen; absent for all.
    ReadOnlyObjectProperty<@Nullable Span> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
