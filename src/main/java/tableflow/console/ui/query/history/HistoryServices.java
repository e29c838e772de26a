package tableflow.console.ui.query.history;

import java.util.List;
import java.util.function.Consumer;
import tableflow.console.domain.Progress;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.service.query.History;
import tableflow.console.service.query.plan.Price;

/// What the panel needs of the outside, for one profile.
///
/// @param price of scanned bytes
public record HistoryServices(Reader reader, Price price) {

    /// Reads executions of a workgroup, newest first; see [History#load]. Blocking.
    @FunctionalInterface
    public interface Reader {
        History.Loaded load(
                String workgroup, History.Range range, Consumer<List<QueryExecution>> pages, Progress progress);
    }
}
