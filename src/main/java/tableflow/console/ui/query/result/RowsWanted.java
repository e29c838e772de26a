package tableflow.console.ui.query.result;

import java.util.List;
import tableflow.console.domain.Progress;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.ResultFile;
import tableflow.console.service.query.result.order.Filter;
import tableflow.console.service.query.result.order.RowOrder;
import tableflow.console.service.query.result.order.RowOrders;
import tableflow.console.service.query.result.order.SortColumn;

/// Which rows a job works on, as they were shown when it began. The job makes an order of its own from it, because the
/// one on the screen goes when the user sorts anew.
record RowsWanted(
        RowOrders orders, ResultFile file, List<ResultColumn> columns, Filter filter, List<SortColumn> sort) {

    /// The rows in order. Blocking; close it.
    RowOrder open(Progress progress) {
        return filter.equals(Filter.ALL) && sort.isEmpty()
                ? RowOrder.natural(file.rows())
                : orders.order(file, columns, filter, sort, progress);
    }

    /// All rows, in the same order.
    RowsWanted unfiltered() {
        return new RowsWanted(orders, file, columns, Filter.ALL, sort);
    }

    /// The same rows as they came.
    RowsWanted unsorted() {
        return new RowsWanted(orders, file, columns, filter, List.of());
    }
}
