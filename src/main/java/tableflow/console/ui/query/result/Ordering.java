package tableflow.console.ui.query.result;

import static tableflow.console.ui.Messages.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.order.Filter;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.order.RowOrders;
import tableflow.console.service.query.result.order.SortColumn;
import tableflow.console.service.query.result.value.ValueType;
import tableflow.console.ui.control.grid.SortMark;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Work;

/// How the rows of a result are sorted and which are shown. The work is done on disk, off the JavaFX thread; until it
/// is done the rows stay as they were. JavaFX thread only.
final class Ordering {

    private final RowOrders orders;
    private final Work work;
    private final Consumer<ShownRows> onRows;
    private final Consumer<RemoteFailure> onFailure;
    private final LatestOnly slot = new LatestOnly();
    private final ObservableList<Condition> conditions = FXCollections.observableArrayList();
    private final StringProperty quick = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<SortColumn>> sort = new ReadOnlyObjectWrapper<>(List.of());
    private List<ResultColumn> columns = List.of();
    private @Nullable ResultFile file;
    private @Nullable RowOrder current;
    private boolean closed;

    /// @param onRows takes the rows in their new order
    Ordering(RowOrders orders, Work work, Consumer<ShownRows> onRows, Consumer<RemoteFailure> onFailure) {
        this.orders = orders;
        this.work = work;
        this.onRows = onRows;
        this.onFailure = onFailure;
    }

    /// The columns are known now.
    void columns(ResultFile rows, List<ResultColumn> known) {
        file = rows;
        columns = known;
    }

    /// A text that some column has to have; see [#apply()].
    StringProperty quickProperty() {
        return quick;
    }

    /// What the columns have to hold, all of it; see [#apply()].
    ObservableList<Condition> conditions() {
        return conditions;
    }

    /// The columns that sort, the first one first.
    ReadOnlyObjectProperty<List<SortColumn>> sortProperty() {
        return sort.getReadOnlyProperty();
    }

    /// Whether rows are being sorted or filtered.
    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    /// Whether some rows may be left out.
    boolean isFiltered() {
        return !quick.get().isEmpty() || !conditions.isEmpty();
    }

    /// How the headers show it, by the columns' numbers.
    Map<Integer, SortMark> marks() {
        Map<Integer, SortMark> marks = new HashMap<>();
        List<SortColumn> keys = sort.get();
        for (int i = 0; i < keys.size(); i++) {
            marks.put(keys.get(i).column(), new SortMark(keys.get(i).descending(), keys.size() == 1 ? 0 : i + 1));
        }
        return marks;
    }

    /// A header was clicked: ascending, then descending, then not at all.
    ///
    /// @param further keeps the columns that sort already
    void turn(int column, boolean further) {
        List<SortColumn> keys = new ArrayList<>(sort.get());
        int at = -1;
        for (int i = 0; i < keys.size(); i++) {
            at = keys.get(i).column() == column ? i : at;
        }
        SortColumn before = at < 0 ? null : keys.get(at);
        if (before == null) {
            keys = further ? keys : new ArrayList<>();
            keys.add(key(column, false));
        } else if (!before.descending()) {
            SortColumn turned = key(column, true);
            keys.set(at, turned);
            keys = further ? keys : new ArrayList<>(List.of(turned));
        } else {
            keys.remove(at);
            keys = further ? keys : new ArrayList<>();
        }
        sortBy(keys);
    }

    /// Sorts by one column.
    void sort(int column, boolean descending) {
        sortBy(List.of(key(column, descending)));
    }

    /// As the rows came.
    void unsort() {
        sortBy(List.of());
    }

    private SortColumn key(int column, boolean descending) {
        // NULL comes last either way, as Athena's ORDER BY has it when nothing is said.
        return new SortColumn(column, ValueType.of(columns.get(column)), descending, false);
    }

    private void sortBy(List<SortColumn> keys) {
        sort.set(List.copyOf(keys));
        apply();
    }

    /// The rows as they are shown now, for jobs; empty before the columns are known or while the filter is none.
    Optional<RowsWanted> wanted() {
        try {
            return file == null ? Optional.empty() : Optional.of(new RowsWanted(
                    orders, file, columns, Condition.all(quick.get(), conditions), sort.get()));
        } catch (RemoteFailure invalid) {
            onFailure.accept(invalid);
            return Optional.empty();
        }
    }

    /// Lets all rows through.
    void clearFilter() {
        quick.set("");
        conditions.clear();
        apply();
    }

    /// Brings sorting and filter into effect.
    void apply() {
        ResultFile rows = file;
        if (rows == null || closed) {
            return;
        }
        if (!isFiltered() && sort.get().isEmpty()) {
            slot.clear();
            take(null, ShownRows.asTheyCame(rows));
            return;
        }
        Filter filter;
        try {
            filter = Condition.all(quick.get(), conditions);
        } catch (RemoteFailure invalid) {
            onFailure.accept(invalid);
            return;
        }
        List<SortColumn> keys = sort.get();
        work.job(text("result.job.order"), progress -> orders.order(rows, columns, filter, keys, progress))
                .in(slot)
                .onResult(order -> {
                    if (closed) {
                        release(order);
                    } else {
                        take(order, ShownRows.in(order, rows));
                    }
                })
                .onFailure(onFailure)
                .start();
    }

    /// All rows are here now: those that came after the last sorting are taken in.
    void again() {
        if (slot.isBusy() || (current != null && file != null && current.covered() < file.rows())) {
            apply();
        }
    }

    /// How many rows were there when they were sorted or filtered; -1 when they are shown as they came.
    long covered() {
        return current == null ? -1 : current.covered();
    }

    void close() {
        closed = true;
        slot.clear();
        if (current != null) {
            release(current);
            current = null;
        }
    }

    private void take(@Nullable RowOrder order, ShownRows rows) {
        RowOrder before = current;
        current = order;
        onRows.accept(rows);
        if (before != null) {
            release(before);
        }
    }

    /// Removes its file.
    private void release(RowOrder order) {
        work.job(text("result.job.close"), progress -> {
                    try {
                        order.close();
                    } catch (IOException left) {
                        throw new UncheckedIOException("a file could not be removed: " + left.getMessage(), left);
                    }
                    return true;
                })
                .quiet()
                .start();
    }
}
