package tableflow.console.sandbox.metrics;

import java.util.List;

/// Somewhere figures come from.
@FunctionalInterface
interface Source {
    /// All of its figures now. A counter that is not among them has not moved.
    List<Sample> read() throws Exception;
}
