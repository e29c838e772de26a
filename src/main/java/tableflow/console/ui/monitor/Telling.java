package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.monitor.Monitoring;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// Tells the webhook beside the samplings: one that hangs holds up no figure. JavaFX thread only.
final class Telling {

    private final Monitoring monitoring;
    private final Work work;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    Telling(Monitoring monitoring, Work work) {
        this.monitoring = monitoring;
        this.work = work;
    }

    /// Tells what has not been told, unless that is being done.
    void tell() {
        if (!monitoring.hasNews()) {
            problem.set(null);
        } else if (!slot.isBusy()) {
            work.job(text("monitor.job.tell"), progress -> {
                        monitoring.tell();
                        return true;
                    })
                    .in(slot)
                    .quiet()
                    .onResult(told -> problem.set(null))
                    .onFailure(failure -> problem.set(new Problem(failure, this::tell)))
                    .start();
        }
    }

    /// Why something could not be told; stays until it was.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void close() {
        slot.clear();
    }
}
