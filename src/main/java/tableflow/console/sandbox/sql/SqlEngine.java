package tableflow.console.sandbox.sql;

import java.util.concurrent.CompletionStage;

/// Runs SQL on the sandbox's tables. The engine comes up in the background: what is submitted before waits as
/// [SqlState#QUEUED].
public interface SqlEngine extends AutoCloseable {
    /// Takes a statement and returns at once.
    SqlRun submit(SqlRequest request);

    /// Completed when the engine answers queries quickly, and exceptionally, with a sentence, when it cannot be
    /// started; statements fail with that sentence then.
    CompletionStage<Void> ready();

    /// Ends the engine and all runs.
    @Override
    void close();
}
