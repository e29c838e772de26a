package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RunSummary;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.service.provisioning.ApplyOptions;
import tableflow.console.ui.work.Work;

/// The wizard: which page is shown, and how one page leads to the next. Pages keep what was typed and read in them, so
/// that going back and forth loses nothing.
final class ProvisioningViewModel {

    /// The pages.
    enum Page {
        START,
        FORM,
        PLAN,
        RUN,
        REMOVAL
    }

    private final Work work;
    private final Provisioner provisioner;
    private final Profile profile;
    private final StartViewModel start;
    private final FormViewModel form;
    private final ManifestFileViewModel files;
    private final PlanViewModel plan;
    private final RemovalViewModel removal;
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.START);
    private final ReadOnlyObjectWrapper<@Nullable RunViewModel> run = new ReadOnlyObjectWrapper<>();
    private boolean planOfForm;
    private boolean closed;
    private String runTopicsApplied = "";

    ProvisioningViewModel(
            Work work, Provisioner provisioner, Profile profile, SchemaFiles schemas, ChoiceSources sources) {
        this.work = work;
        this.provisioner = provisioner;
        this.profile = profile;
        start = new StartViewModel(work, provisioner);
        form = new FormViewModel(work, provisioner, profile, schemas, sources);
        this.files = new ManifestFileViewModel(work, provisioner, form);
        plan = new PlanViewModel(work, provisioner, profile.readOnly());
        removal = new RemovalViewModel(work, provisioner);
    }

    StartViewModel start() {
        return start;
    }

    FormViewModel form() {
        return form;
    }

    ManifestFileViewModel files() {
        return files;
    }

    PlanViewModel plan() {
        return plan;
    }

    RemovalViewModel removal() {
        return removal;
    }

    Profile profile() {
        return profile;
    }

    Provisioner provisioner() {
        return provisioner;
    }

    Work work() {
        return work;
    }

    ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// The run that goes on, else the last one.
    ReadOnlyObjectProperty<@Nullable RunViewModel> runProperty() {
        return run.getReadOnlyProperty();
    }

    boolean isRunning() {
        RunViewModel shown = run.get();
        return shown != null && !shown.phase().isEnded();
    }

    /// Whether the plan came from the form, so that "back" means the form.
    boolean isPlanOfForm() {
        return planOfForm;
    }

    void showStart() {
        start.load();
        page.set(Page.START);
    }

    /// Opens the form, for `topic` when it is given; what was typed stays.
    void showForm(@Nullable String topic) {
        if (topic != null) {
            form.topics().nameOrAdd(topic);
        }
        form.open();
        page.set(Page.FORM);
    }

    /// Plans what the form says, if it can be planned.
    void planForm() {
        form.submit(manifest -> {
            planOfForm = true;
            page.set(Page.PLAN);
            plan.make(progress -> manifest);
        });
    }

    /// Plans the manifest of an earlier run anew: what exists is taken, what is missing is made.
    void resume(String runId) {
        planOfForm = false;
        page.set(Page.PLAN);
        plan.make(progress -> provisioner.manifestOf(runId));
    }

    /// Leaves the plan for where it came from.
    void leavePlan() {
        plan.cancel();
        if (planOfForm) {
            page.set(Page.FORM);
        } else {
            showStart();
        }
    }

    /// Shows the run again that goes on.
    void showRun() {
        if (run.get() != null) {
            page.set(Page.RUN);
        }
    }

    /// Applies the plan, unless something stands against it.
    void apply() {
        Plan made = plan.planProperty().get();
        if (made == null || !plan.obstacleProperty().get().isEmpty() || isRunning()) {
            return;
        }
        List<String> topics = made.manifest().topics().stream().map(TopicSpec::name).toList();
        ApplyOptions options = plan.options();
        List<StepRow> rows = made.steps().stream()
                .map(it -> new StepRow(it.id(), it.kind(), it.subject()))
                .toList();
        runTopicsApplied = String.join(", ", topics);
        begin(new RunViewModel(
                work,
                new RunViewModel.Subject(text("provisioning.job.apply", Words.brief(runTopicsApplied)), false, topics),
                rows,
                listener -> provisioner.apply(made, options, listener)));
    }

    /// Plans the same again after a run that did not end well: it continues.
    void continueRun() {
        RunViewModel last = run.get();
        if (last != null && last.subject().removal()) {
            page.set(Page.REMOVAL);
            removal.again();
        } else {
            page.set(Page.PLAN);
            plan.again();
        }
    }

    /// Shows what undoing a run would remove.
    void planUndo(String runId) {
        page.set(Page.REMOVAL);
        removal.make(runId);
    }

    /// Removes what the removal plan says.
    void remove(String confirmation) {
        RemovalPlan made = removal.planProperty().get();
        if (made == null || profile.readOnly() || isRunning()) {
            return;
        }
        List<StepRow> rows = Stream.concat(
                        made.restorations().stream()
                                .map(it -> new StepRow(it.stepId(), it.kind(), it.subject())),
                        made.removals().stream()
                                .map(RemovalPlan.Removal::object)
                                .map(it -> new StepRow(it.stepId(), it.kind(), it.subject())))
                .toList();
        begin(new RunViewModel(
                work,
                new RunViewModel.Subject(
                        text("provisioning.job.remove", Words.brief(made.confirmation())), true, List.of()),
                rows,
                listener -> provisioner.remove(made, confirmation, listener)));
    }

    /// The run of that id, once its journal was read.
    Optional<RunSummary> summary(String runId) {
        return start.runs().stream().filter(it -> it.runId().equals(runId)).findFirst();
    }

    /// Whether the form says something that was not applied.
    boolean hasDraft() {
        return form.isBegun() && !String.join(", ", form.topics().names()).equals(runTopicsApplied);
    }

    /// What would be lost or stopped by leaving.
    Optional<String> unsaved() {
        if (isRunning()) {
            return Optional.of(text("provisioning.unsaved.run"));
        }
        return hasDraft()
                ? Optional.of(text("provisioning.unsaved.form", Words.brief(String.join(", ", form.topics().names()))))
                : Optional.empty();
    }

    /// Stops everything; a run that goes on is cancelled and can be continued.
    void close() {
        closed = true;
        RunViewModel going = run.get();
        if (going != null) {
            going.cancel();
        }
        start.close();
        form.close();
        files.close();
        plan.close();
        removal.close();
    }

    private void begin(RunViewModel next) {
        run.set(next);
        page.set(Page.RUN);
        next.start(this::continueRun);
        next.phaseProperty().subscribe(now -> {
            if (now.isEnded() && !closed) {
                start.load();
            }
        });
    }
}
