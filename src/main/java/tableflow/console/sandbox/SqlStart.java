package tableflow.console.sandbox;

/// When the SQL engine starts.
public enum SqlStart {
    /// With the other parts, in the background: the first query is quick.
    AT_ONCE,
    /// With the first query: a sandbox of which nobody asks one is smaller by the engine.
    WHEN_ASKED
}
