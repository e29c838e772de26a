package tableflow.console.ui.work;

import java.util.function.Consumer;
import tableflow.console.domain.Progress;

/// Blocking work that hands over parts of its result while it runs; parts handed over stay when it fails or is
/// cancelled.
///
/// @param <P> one part
/// @param <T> what the work gives at its end
@FunctionalInterface
public interface PartTask<P, T> {

    /// Does the work; each part goes to `parts`, from any thread, in order.
    T run(Progress progress, Consumer<P> parts) throws Exception;
}
