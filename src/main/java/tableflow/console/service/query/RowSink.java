package tableflow.console.service.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;

/// Takes the rows of a result, one at a time and in order, so that no result has to fit into memory.
public interface RowSink {

    /// Called once, before the first row, and also when there are no rows.
    void columns(List<ResultColumn> columns);

    /// A row: as many values as columns, null where SQL says NULL.
    void row(List<@Nullable String> values);
}
