package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.util.List;
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
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.order.Finder;
import tableflow.console.service.query.result.order.Finder.Cell;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.order.RowReading;
import tableflow.console.service.query.result.order.TextMatch;
import tableflow.console.ui.control.grid.CellText;
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
    /// @param part the letters of the cell, as it is drawn; null where they are not drawn
    record Found(Optional<Cell> cell, GridMark.@Nullable Part part, long count, String wrong) {
        static final Found NOTHING = new Found(Optional.empty(), null, -1, "");
    }

    /// A cell shows no more of them: a letter may be found five hundred times.
    private static final int MOST_PARTS = 20;

    /// A place and its letters as they are drawn.
    private record Hit(Finder.Match match, GridMark.@Nullable Part part) {}

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
        work.job(text("result.job.find"), progress -> seek(now, match, from, backwards, progress))
                .in(seeking)
                .onResult(hit -> found.set(new Found(
                        hit.map(it -> it.match().cell()),
                        hit.map(Hit::part).orElse(null),
                        hit.isEmpty() ? 0 : found.get().count(),
                        "")))
                .start();
        if (found.get().count() < 0) {
            count(now, match);
        }
    }

    /// How the grid marks cells. Expressions are marked where the search is only: some take years on one text.
    GridMark.Marker marker() {
        TextMatch match = pattern.get() ? null : match();
        Cell current = found.get().cell().orElse(null);
        GridMark.Part part = found.get().part();
        return new GridMark.Marker() {
            @Override
            public @Nullable GridMark mark(long row, int column, @Nullable String shown) {
                if (isCurrent(row, column)) {
                    return GridMark.CURRENT_MATCH;
                }
                return match != null && shown != null && match.find(shown) != null ? GridMark.MATCH : null;
            }

            @Override
            public List<GridMark.Part> parts(long row, int column, String shown) {
                if (match != null) {
                    return match.all(shown, MOST_PARTS).stream()
                            .map(span -> new GridMark.Part(span.from(), span.to()))
                            .toList();
                }
                return part != null && isCurrent(row, column) ? List.of(part) : List.of();
            }

            private boolean isCurrent(long row, int column) {
                return current != null && current.place() == row && current.column() == column;
            }
        };
    }

    private static Optional<Hit> seek(
            Place in, TextMatch wanted, Optional<Cell> from, boolean backwards, Progress progress) throws IOException {
        RowOrder order = order(in);
        Optional<Finder.Match> match =
                new Finder(in.file(), order, in.columns()).find(wanted, from, backwards, progress);
        if (match.isEmpty()) {
            return Optional.empty();
        }
        Cell cell = match.get().cell();
        String value = in.file().row(order.row(cell.place())).get(cell.column());
        return Optional.of(new Hit(match.get(), value == null ? null : drawn(value, match.get().span())));
    }

    /// The letters of a value where a cell draws them: it draws its beginning, and a line's end as one sign.
    private static GridMark.@Nullable Part drawn(String value, TextMatch.Span span) {
        if (span.to() > CellText.MOST) {
            return null;
        }
        String before = CellText.of(value.substring(0, span.from()));
        String all = CellText.of(value.substring(0, span.to()));
        return before == null || all == null ? null : new GridMark.Part(before.length(), all.length());
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
            found.set(new Found(Optional.empty(), null, -1, invalid.why()));
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
                .onResult(cells -> found.set(new Found(found.get().cell(), found.get().part(), cells, "")))
                .start();
    }
}
