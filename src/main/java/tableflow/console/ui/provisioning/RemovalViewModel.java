package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Work;

/// What undoing one run would remove.
final class RemovalViewModel {

    private final Work work;
    private final Provisioner provisioner;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable RemovalPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Set<String> also = new TreeSet<>();
    private String runId = "";

    RemovalViewModel(Work work, Provisioner provisioner) {
        this.work = work;
        this.provisioner = provisioner;
    }

    ReadOnlyObjectProperty<@Nullable RemovalPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    void make(String run) {
        runId = run;
        also.clear();
        plan.set(null);
        again();
    }

    /// Looks anew at what there is to remove.
    void again() {
        problem.set(null);
        String run = runId;
        Set<String> names = Set.copyOf(also);
        work.job(text("provisioning.job.removal"), progress -> provisioner.planUndo(run, names))
                .in(slot)
                .onResult(plan::set)
                .onFailure(failure -> problem.set(new Problem(failure, this::again)))
                .start();
    }

    /// Whether a doubtful object is to go too.
    boolean isChosen(RunSummary.Created object) {
        return RemovalPlan.names(also, object);
    }

    /// Lets a doubtful object go too, or stay, and plans anew: what uses it may have to go before it.
    void choose(RunSummary.Created object, boolean goes) {
        boolean changed = goes ? also.add(object.stepId()) : also.remove(object.stepId());
        if (changed) {
            again();
        }
    }

    void close() {
        slot.clear();
    }
}
