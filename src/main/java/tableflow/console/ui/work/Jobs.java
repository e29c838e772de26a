package tableflow.console.ui.work;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The jobs that run now, oldest first: what the status bar shows. JavaFX thread only.
///
/// A job that was cancelled stays listed until its thread has really ended.
public final class Jobs {

    private final ObservableList<Job<?>> all = FXCollections.observableArrayList();
    private final ObservableList<Job<?>> listed = all.filtered(job -> !job.isQuiet());

    /// The jobs to show; those started as quiet are left out.
    public ObservableList<Job<?>> listed() {
        return listed;
    }

    /// Cancels every job, quiet ones too: when the profile changes or the window closes.
    public void cancelAll() {
        List.copyOf(all).forEach(Job::cancel);
    }

    void add(Job<?> job) {
        all.add(job);
    }

    void remove(Job<?> job) {
        all.remove(job);
    }
}
