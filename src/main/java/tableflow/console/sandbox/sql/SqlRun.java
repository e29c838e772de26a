package tableflow.console.sandbox.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// One statement on its way through the engine. It moves only while somebody calls [#next], so a reader that writes
/// slowly slows the engine down instead of filling the memory. [#state], [#stats] and [#cancel] may be called by any
/// thread at any time.
public interface SqlRun {
    /// `QUEUED` from the start on, also while the engine itself is not up yet.
    SqlState state();

    /// What the engine counted so far.
    SqlStats stats();

    /// The result's columns, known with the first page at the latest; for a statement without a result empty to the
    /// end.
    List<SqlColumn> columns();

    /// For a statement that changes something what it is called, such as `INSERT` or `CREATE TABLE`.
    Optional<String> updateType();

    /// For a statement that changes rows their number.
    Optional<Long> updateCount();

    /// Waits for the next rows. A row is a JSON array with a value a column, exact as the engine sent them: `null`,
    /// booleans, numbers (`"NaN"` and the infinities as text), everything else as text, binary in Base64; arrays are
    /// JSON arrays, maps objects whose keys are text, rows arrays. Pages may have no rows.
    ///
    /// @return empty when the run is [SqlState#FINISHED] or [SqlState#CANCELLED]
    /// @throws SqlFailure when the statement failed, on this and on every later call
    /// @throws InterruptedException when the thread is interrupted; the run is cancelled then
    Optional<List<JsonNode>> next() throws SqlFailure, InterruptedException;

    /// Ends the run soon, and makes a waiting [#next] return. Does nothing to a run that is done.
    void cancel();
}
