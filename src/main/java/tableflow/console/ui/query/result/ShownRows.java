package tableflow.console.ui.query.result;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.value.ObservableLongValue;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.query.result.MalformedResult;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.ui.control.grid.GridSource;

/// The rows of a result as they are shown: as they came, or in an order of their own.
final class ShownRows implements GridSource {

    private final ResultFile file;
    private final @Nullable RowOrder order;
    private final LongProperty count = new SimpleLongProperty();

    private ShownRows(ResultFile file, @Nullable RowOrder order, long rows) {
        this.file = file;
        this.order = order;
        count.set(rows);
    }

    /// The rows as they came; more may come.
    static ShownRows asTheyCame(ResultFile file) {
        return new ShownRows(file, null, file.rows());
    }

    /// Some rows in an order.
    static ShownRows in(RowOrder order, ResultFile file) {
        return new ShownRows(file, order, order.size());
    }

    /// The order; null as they came.
    @Nullable RowOrder order() {
        return order;
    }

    /// Takes in what has arrived. JavaFX thread only.
    void grow() {
        if (order == null) {
            count.set(file.rows());
        }
    }

    @Override
    public ObservableLongValue rowCount() {
        return count;
    }

    @Override
    public List<List<@Nullable String>> load(long first, int rows) throws IOException {
        List<List<@Nullable String>> loaded = new ArrayList<>(rows);
        try {
            if (order == null) {
                file.rows(first, rows, (number, values) -> loaded.add(values));
            } else {
                for (long place = first; place < first + rows; place++) {
                    loaded.add(file.row(order.row(place)));
                }
            }
        } catch (MalformedResult broken) {
            throw broken.during("read the rows from " + (first + 1) + " on");
        }
        return loaded;
    }

    /// The values of one row. Blocking.
    List<@Nullable String> row(long place) throws IOException {
        return file.row(order == null ? place : order.row(place));
    }
}
