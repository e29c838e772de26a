package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// The runs of the profile, as the journals tell them.
final class StartViewModel {

    private final Work work;
    private final Provisioner provisioner;
    private final LatestOnly slot = new LatestOnly();
    private final ObservableList<RunSummary> runs = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    StartViewModel(Work work, Provisioner provisioner) {
        this.work = work;
        this.provisioner = provisioner;
    }

    /// Newest first.
    ObservableList<RunSummary> runs() {
        return runs;
    }

    /// Whether they were read once.
    ReadOnlyBooleanProperty readProperty() {
        return read.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void load() {
        work.job(text("provisioning.job.runs"), progress -> provisioner.runs())
                .in(slot)
                .quiet()
                .onResult(found -> {
                    problem.set(null);
                    runs.setAll(found);
                    read.set(true);
                })
                .onFailure(failure -> problem.set(new Problem(failure, this::load)))
                .start();
    }

    void close() {
        slot.clear();
    }
}
