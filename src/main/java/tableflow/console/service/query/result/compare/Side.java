package tableflow.console.service.query.result.compare;

import java.util.List;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.ResultFile;

/// One of two results.
///
/// @param keys numbers of the columns that name a row, in the same order on both sides
/// @param values numbers of the columns that are compared, in the same order on both sides
public record Side(ResultFile file, List<ResultColumn> columns, List<Integer> keys, List<Integer> values) {
    public Side {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        values = List.copyOf(values);
    }
}
