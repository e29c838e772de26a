package tableflow.console.service.lake;

import java.util.Set;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/// What a scan asks of a table.
///
/// @param snapshotId absent for the current one
/// @param filter rows that it cannot match need not be read
/// @param columns names of top-level columns, in any letters' case; absent for all. Names that the table does not have
///     are passed over
public record ScanRequest(@Nullable Long snapshotId, Expression filter, @Nullable Set<String> columns) {
    public ScanRequest {
        columns = columns == null ? null : Set.copyOf(columns);
    }

    /// All of the current snapshot.
    public static ScanRequest everything() {
        return new ScanRequest(null, Expressions.alwaysTrue(), null);
    }
}
