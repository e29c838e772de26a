package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.order.Finder;
import tableflow.console.service.query.result.order.Finder.Cell;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.order.RowReading;
import tableflow.console.service.query.result.order.TextMatch;
import tableflow.console.ui.control.grid.GridMark;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Work;

/// The search in the rows as they are shown: next, previous, how many. JavaFX thread only.
final class Finding {

    /// What is searched in.
    record Place(ResultFile file, ShownRows rows, int columns) {}

    /// What came of it.
    ///
    /// @param cell where it is now; empty when there is none
    /// @param count how many cells have it; -1 while that is not known
    /// @param wrong why what is looked for is no expression; empty otherwise
    record Found(Optional<Cell> cell, long count, String wrong) {
        static final Found NOTHING = new Found(Optional.empty(), -1, "");
    }

    private final Work work;
    private final Supplier<Optional<Place>> place;
    private final LatestOnly seeking = new LatestOnly();
    private final LatestOnly counting = new LatestOnly();
    private final StringProperty wanted = new SimpleStringProperty("");
    private final BooleanProperty caseMatters = new SimpleBooleanProperty();
    private final BooleanProperty pattern = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NOTHING);

    /// @param place empty while there are no rows
    Finding(Work work, Supplier<Optional<Place>> place) {
        this.work = work;
        this.place = place;
        wanted.subscribe(this::changed);
        caseMatters.subscribe(this::changed);
        pattern.subscribe(this::changed);
    }

    StringProperty wantedProperty() {
        return wanted;
    }

    BooleanProperty caseMattersProperty() {
        return caseMatters;
    }

    /// Whether it is a regular expression.
    BooleanProperty patternProperty() {
        return pattern;
    }

    ReadOnlyObjectProperty<Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return seeking.busyProperty();
    }

    /// Goes to the next cell, or to the one before; behind the last it goes on at the first.
    ///
    /// @param from begins behind this cell; empty begins at the first
    void go(Optional<Cell> from, boolean backwards) {
        Optional<Place> in = place.get();
        TextMatch match = match();
        if (match == null || in.isEmpty()) {
            return;
        }
        Place now = in.get();
        work.job(text("result.job.find"), progress ->
                        new Finder(now.file(), order(now), now.columns()).find(match, from, backwards, progress))
                .in(seeking)
                .onResult(hit -> found.set(
                        new Found(hit.map(Finder.Match::cell), hit.isEmpty() ? 0 : found.get().count(), "")))
                .start();
        if (found.get().count() < 0) {
            count(now, match);
        }
    }

    /// How the grid marks cells. Expressions are marked where the search is only: some take years on one text.
    GridMark.Marker marker() {
        TextMatch match = pattern.get() ? null : match();
        Cell current = found.get().cell().orElse(null);
        return (row, column, shown) -> {
            if (current != null && current.place() == row && current.column() == column) {
                return GridMark.CURRENT_MATCH;
            }
            return match != null && shown != null && match.find(shown) != null ? GridMark.MATCH : null;
        };
    }

    /// The rows are others now.
    void rowsChanged() {
        seeking.clear();
        counting.clear();
        found.set(Found.NOTHING);
    }

    void close() {
        seeking.clear();
        counting.clear();
    }

    private void changed() {
        rowsChanged();
    }

    private @Nullable TextMatch match() {
        if (wanted.get().isEmpty()) {
            return null;
        }
        try {
            return pattern.get()
                    ? TextMatch.pattern(wanted.get(), caseMatters.get())
                    : TextMatch.of(wanted.get(), caseMatters.get());
        } catch (RemoteFailure invalid) {
            found.set(new Found(Optional.empty(), -1, invalid.why()));
            return null;
        }
    }

    private static RowOrder order(Place place) {
        RowOrder order = place.rows().order();
        return order == null ? RowOrder.natural(place.rows().rowCount().get()) : order;
    }

    private void count(Place in, TextMatch match) {
        RowOrder order = order(in);
        work.job(text("result.job.count"), progress -> {
                    long[] cells = {0};
                    new RowReading(in.file(), order, text("result.job.count"), progress).rows((place, values) -> {
                        for (String value : values) {
                            cells[0] += value != null && match.find(value) != null ? 1 : 0;
                        }
                    });
                    return cells[0];
                })
                .in(counting)
                .quiet()
                .onResult(cells -> found.set(new Found(found.get().cell(), cells, "")))
                .start();
    }
}
