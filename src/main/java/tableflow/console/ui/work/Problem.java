package tableflow.console.ui.work;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// A failure as a view-model offers it to its view: what failed, and how to try again where that makes sense.
public record Problem(RemoteFailure failure, @Nullable Runnable retry) {

    /// A failure that cannot be tried again from where it is shown.
    public static Problem of(RemoteFailure failure) {
        return new Problem(failure, null);
    }
}
