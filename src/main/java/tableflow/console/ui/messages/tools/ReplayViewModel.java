package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.service.messages.replay.ReplayReport;
import tableflow.console.service.messages.replay.ReplayRequest;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.service.messages.replay.ReplayReview;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.messages.tools.ReplayPlace.Target;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.JobProgress;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// Chosen records on their way to another topic, of this profile or another one: reviewed, written, and what became of
/// them. JavaFX thread only.
final class ReplayViewModel {

    private final ToolDesk desk;
    private final Chosen chosen;
    private final ReplayPlace place;
    private final BooleanProperty keepTimes = new SimpleBooleanProperty(true);
    private final BooleanProperty keepPartitions = new SimpleBooleanProperty();
    private final BooleanProperty asIs = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Editing());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<JobProgress> progress = new ReadOnlyObjectWrapper<>(JobProgress.NONE);
    private final LatestOnly slot = new LatestOnly();
    private boolean closed;

    /// How far it is.
    sealed interface Step {

        record Editing() implements Step {}

        /// @param target where they would be written
        record Reviewed(ReplayReview review, Target target) implements Step {}

        record Running(ReplayReport report) implements Step {}

        /// @param request what was written or was not
        /// @param cancelled whether it was ended by hand
        record Ended(ReplayRequest request, ReplayReport report, boolean cancelled) implements Step {}
    }

    ReplayViewModel(ToolDesk desk, Chosen chosen) {
        this.desk = desk;
        this.chosen = chosen;
        place = new ReplayPlace(desk);
        place.profileProperty().subscribe((before, now) -> changed());
        place.topicProperty().subscribe((before, now) -> changed());
        keepTimes.subscribe((before, now) -> changed());
        keepPartitions.subscribe((before, now) -> changed());
    }

    /// Asks for the names of profiles and topics.
    void load() {
        place.load(problem::set);
    }

    /// Something else is wished: what was reviewed does not count any more.
    private void changed() {
        if (!(step.get() instanceof Step.Running)) {
            slot.clear();
            problem.set(null);
            step.set(new Step.Editing());
        }
    }

    /// Looks at all records, at the topic, and, under another profile, at the schemas.
    void review() {
        review(new ReplayRequest(
                chosen, place.topicProperty().get().strip(), keepTimes.get(), keepPartitions.get()));
    }

    private void review(ReplayRequest request) {
        if (step.get() instanceof Step.Running || request.topic().isEmpty()) {
            return;
        }
        changed();
        String profile = place.profileProperty().get();
        follow(desk.work().job(text("messages.replay.job.review", request.topic()), told -> {
                    Target target = place.open(profile);
                    return new Step.Reviewed(target.replay().review(request, told), target);
                })
                .in(slot)
                .quiet()
                .onResult(reviewed -> {
                    asIs.set(false);
                    step.set(reviewed);
                })
                .onFailure(failure -> problem.set(new Problem(failure, null)))
                .start());
    }

    private void follow(Job<?> job) {
        progress.bind(job.progressProperty());
        job.whenEnded(progress::unbind);
    }

    boolean canRun() {
        return step.get() instanceof Step.Reviewed(ReplayReview review, Target target)
                && review.asIs(asIs.get()).possible() && !target.profile().readOnly();
    }

    /// Writes what was reviewed; in production when the topic's name was typed.
    void run() {
        if (!canRun() || !(step.get() instanceof Step.Reviewed(ReplayReview reviewed, Target target))) {
            return;
        }
        ReplayReview review = reviewed.asIs(asIs.get());
        if (target.profile().isProduction()) {
            desk.dialogs().confirm(
                    Confirmation.destroying(
                            text("messages.replay.title"),
                            text("messages.replay.production", Units.grouped(review.request().records().count()),
                                    target.profile().name()),
                            review.concerns().stream().map(ConcernWords::of).toList(),
                            text("messages.replay.run"), review.request().topic()),
                    () -> runNow(review, target));
        } else {
            runNow(review, target);
        }
    }

    private void runNow(ReplayReview review, Target target) {
        if (!canRun()) {
            return;
        }
        ReplayRequest request = review.request();
        ReplayReport report = ReplayReport.of(request);
        step.set(new Step.Running(report));
        problem.set(null);
        follow(desk.work().job(text("messages.replay.job.run", request.topic()), told -> {
                    target.replay().run(review, report, told);
                    return report;
                })
                .in(slot)
                .onResult(ended -> step.set(new Step.Ended(request, report, false)))
                .onFailure(failure -> failed(request, report, failure))
                .onCancelled(() -> step.set(new Step.Ended(request, report, true)))
                .onEnd(this::over)
                .start());
    }

    /// Whether the other registry lacks schemas that can be registered there.
    boolean canRegister() {
        return step.get() instanceof Step.Reviewed(ReplayReview review, Target target) && target.copies() != null
                && review.schemas() != null && !review.schemas().toRegister().isEmpty();
    }

    /// Opens the review of registering the schemas that the other registry lacks; once it is done, the replay is
    /// reviewed again.
    void register() {
        if (canRegister() && step.get() instanceof Step.Reviewed(ReplayReview review, Target target)) {
            ReplaySchemas.register(desk, review, target, () -> review(review.request()));
        }
    }

    private void failed(ReplayRequest request, ReplayReport report, RemoteFailure failure) {
        step.set(new Step.Ended(request, report, false));
        problem.set(new Problem(failure, null));
    }

    /// Ends it; what is written stays written.
    void cancel() {
        slot.cancel();
    }

    /// Reviews the records that are certainly not there, to write them too.
    void reviewRest() {
        if (step.get() instanceof Step.Ended(ReplayRequest request, ReplayReport report, boolean ignored)
                && report.notWritten() > 0) {
            review(request.of(request.records().only(report.again())));
        }
    }

    int count() {
        return chosen.count();
    }

    /// The name of the profile whose topic is written to.
    StringProperty profileProperty() {
        return place.profileProperty();
    }

    ObservableList<String> profiles() {
        return place.profiles();
    }

    StringProperty topicProperty() {
        return place.topicProperty();
    }

    /// Whether records go over as they are where the other registry does not have their schemas. Every review asks
    /// anew.
    BooleanProperty asIsProperty() {
        return asIs;
    }

    /// Writes the records' own time stamps, rather than the time of writing.
    BooleanProperty keepTimesProperty() {
        return keepTimes;
    }

    /// Writes to partitions of the same numbers, rather than where the key leads.
    BooleanProperty keepPartitionsProperty() {
        return keepPartitions;
    }

    ObservableList<String> topics() {
        return place.topics();
    }

    ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    private void over() {
        if (closed) {
            place.close();
        }
    }

    /// The dialog is closed. Records that are being written go on being so, and the job tells of it.
    void close() {
        closed = true;
        place.leave();
        if (!(step.get() instanceof Step.Running)) {
            slot.clear();
            place.close();
        }
    }
}
