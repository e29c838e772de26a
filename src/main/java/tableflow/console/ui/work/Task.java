package tableflow.console.ui.work;

import tableflow.console.domain.Progress;

/// Blocking work that ends in a value. It runs on a virtual thread that is interrupted on cancel.
///
/// @param <T> what the work gives
@FunctionalInterface
public interface Task<T> {

    /// Does the work; tells how far it is through `progress`.
    T run(Progress progress) throws Exception;
}
