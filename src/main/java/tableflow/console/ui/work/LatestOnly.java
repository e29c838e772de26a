package tableflow.console.ui.work;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// A slot in which the newest job wins: starting one cancels the one before, whose answer is dropped even if it was
/// already on its way. JavaFX thread only.
public final class LatestOnly {

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private @Nullable Job<?> current;

    /// Whether a job of this slot runs: for spinners and for disabling buttons.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public boolean isBusy() {
        return busy.get();
    }

    /// Cancels the job in the slot, if any; it reports its cancellation.
    public void cancel() {
        if (current != null) {
            current.cancel();
        }
    }

    /// Cancels the job in the slot, if any, and drops its answer: when the question itself is gone.
    public void clear() {
        if (current != null) {
            current.supersede();
            current = null;
            busy.set(false);
        }
    }

    /// Runs `action` once the job that runs now has been told its outcome; never when there is none.
    void whenFree(Runnable action) {
        if (current != null) {
            current.whenEnded(action);
        }
    }

    void put(Job<?> job) {
        clear();
        current = job;
        busy.set(true);
        job.stateProperty().addListener((state, before, now) -> {
            if (current == job && now.isEnded()) {
                current = null;
                busy.set(false);
            }
        });
    }
}
