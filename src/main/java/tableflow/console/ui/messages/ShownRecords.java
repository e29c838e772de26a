package tableflow.console.ui.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableLongValue;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.store.Glance;
import tableflow.console.ui.control.grid.GridSource;

/// The rows of the grid: all records that are held, as they came; or some of them, or in another order.
final class ShownRecords implements GridSource {

    private final HeldRecords held;
    private final RecordDecoder decoder;
    private final List<RecordColumn> columns;
    private final LongProperty count = new SimpleLongProperty();
    private volatile Rows rows;

    /// Which record stands in which row.
    private static final class Rows {
        /// The number of the record in row 0, where all follow each other.
        private final long first;
        /// The numbers by row; absent where all follow each other.
        private final long @Nullable [] order;

        Rows(long first, long @Nullable [] order) {
            this.first = first;
            this.order = order;
        }

        long number(long row) {
            return order == null ? first + row : order[(int) row];
        }
    }

    ShownRecords(HeldRecords held, RecordDecoder decoder, List<RecordColumn> columns) {
        this.held = held;
        this.decoder = decoder;
        this.columns = List.copyOf(columns);
        rows = new Rows(held.firstProperty().get(), null);
        count.set(held.count());
    }

    HeldRecords held() {
        return held;
    }

    RecordDecoder decoder() {
        return decoder;
    }

    List<RecordColumn> columns() {
        return columns;
    }

    /// Takes in what has come and gone, as it came. JavaFX thread only.
    ///
    /// @return by how many rows everything has moved up, because the oldest went
    long grow() {
        Rows now = rows;
        if (now.order != null) {
            return 0;
        }
        long moved = held.firstProperty().get() - now.first;
        if (moved > 0) {
            rows = new Rows(held.firstProperty().get(), null);
        }
        count.set(held.count());
        return moved;
    }

    /// Shows these records in this order; null for all as they came. JavaFX thread only.
    void order(long @Nullable [] order) {
        rows = new Rows(held.firstProperty().get(), order);
        count.set(order == null ? held.count() : order.length);
    }

    /// Stands as other rows of the same records do. JavaFX thread only.
    void orderAs(ShownRecords other) {
        rows = other.rows;
        count.set(other.count.get());
    }

    boolean isOrdered() {
        return rows.order != null;
    }

    /// The number of the record in a row.
    long number(long row) {
        return rows.number(row);
    }

    /// The numbers of the records in all rows, as they stand now.
    long[] numbers() {
        long[] numbers = new long[Math.toIntExact(count.get())];
        Rows now = rows;
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = now.number(row);
        }
        return numbers;
    }

    /// The row of a record; -1 where it is not shown.
    long row(long number) {
        long[] order = rows.order;
        if (order == null) {
            long row = number - rows.first;
            return row >= 0 && row < count.get() ? row : -1;
        }
        for (int i = 0; i < order.length; i++) {
            if (order[i] == number) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public ObservableLongValue rowCount() {
        return count;
    }

    @Override
    public List<List<@Nullable String>> load(long from, int wanted) {
        Rows now = rows;
        List<List<@Nullable String>> loaded = new ArrayList<>(wanted);
        for (long row = from; row < from + wanted; row++) {
            loaded.add(load(now.number(row)));
        }
        return loaded;
    }

    private List<@Nullable String> load(long number) {
        List<@Nullable String> cells = new ArrayList<>(columns.size());
        Glance record;
        try {
            record = held.glance(number);
        } catch (NoSuchElementException gone) {
            // Dropped this very moment: the rows are about to move.
            columns.forEach(column -> cells.add(null));
            return cells;
        }
        RecordColumn.Row row = new RecordColumn.Row(record, decoder);
        for (RecordColumn column : columns) {
            cells.add(column.cell(row));
        }
        return cells;
    }
}
