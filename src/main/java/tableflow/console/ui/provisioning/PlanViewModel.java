package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.Objects;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.Notice;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.service.provisioning.ApplyOptions;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.Task;
import tableflow.console.ui.work.Work;

/// The plan: made, read, consented to.
final class PlanViewModel {

    private final Work work;
    private final Provisioner provisioner;
    private final boolean readOnly;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Plan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Job<?>> job = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ObservableSet<String> accepted = FXCollections.observableSet();
    private final BooleanProperty waitForKeys = new SimpleBooleanProperty(true);
    private final BooleanProperty waitForHealth = new SimpleBooleanProperty(true);
    private Task<Manifest> source = progress -> {
        throw new IllegalStateException("nothing was planned");
    };

    PlanViewModel(Work work, Provisioner provisioner, boolean readOnly) {
        this.work = work;
        this.provisioner = provisioner;
        this.readOnly = readOnly;
        plan.subscribe(now -> judge());
        accepted.addListener((javafx.collections.SetChangeListener.Change<? extends String> change) -> judge());
    }

    /// The newest plan; it stays while a newer one is made.
    ReadOnlyObjectProperty<@Nullable Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    /// The job that makes the plan, for its progress.
    ReadOnlyObjectProperty<@Nullable Job<?>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// Why the plan cannot be applied now; empty when it can.
    ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /// The codes of the notices that the user accepts.
    ObservableSet<String> accepted() {
        return accepted;
    }

    BooleanProperty waitForKeysProperty() {
        return waitForKeys;
    }

    BooleanProperty waitForHealthProperty() {
        return waitForHealth;
    }

    /// The choices for the run.
    ApplyOptions options() {
        return new ApplyOptions(Set.copyOf(accepted), waitForKeys.get(), waitForHealth.get());
    }

    /// Makes the plan of what `manifest` gives.
    void make(Task<Manifest> manifest) {
        source = manifest;
        plan.set(null);
        accepted.clear();
        again();
    }

    /// Makes it anew, against what exists now. Consents stay.
    void again() {
        problem.set(null);
        Task<Manifest> manifest = source;
        job.set(work.job(text("provisioning.job.plan"), progress ->
                        provisioner.plan(manifest.run(progress), progress))
                .in(slot)
                .onResult(plan::set)
                .onFailure(failure -> problem.set(new Problem(failure, this::again)))
                .start());
    }

    void cancel() {
        slot.cancel();
    }

    void close() {
        slot.clear();
    }

    private void judge() {
        Plan made = plan.get();
        String reason = "";
        if (made == null) {
            reason = text("provisioning.plan.obstacle.none");
        } else if (made.isBlocked()) {
            reason = text("provisioning.plan.obstacle.blocked");
        } else if (readOnly) {
            reason = text("provisioning.plan.obstacle.readonly");
        } else if (!made.hasChanges() && made.resumes() == null) {
            reason = text("provisioning.plan.obstacle.nochanges");
        } else {
            long missing = made.consents().stream()
                    .map(Notice::code)
                    .filter(it -> !accepted.contains(it))
                    .distinct()
                    .count();
            if (missing > 0) {
                reason = text("provisioning.plan.obstacle.consent", missing);
            }
        }
        obstacle.set(Objects.requireNonNull(reason));
    }
}
