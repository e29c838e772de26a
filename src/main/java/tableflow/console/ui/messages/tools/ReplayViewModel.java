package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Units;
import tableflow.console.service.messages.replay.Replay;
import tableflow.console.service.messages.replay.ReplayReport;
import tableflow.console.service.messages.replay.ReplayRequest;
import tableflow.console.service.messages.replay.ReplayRequest.Chosen;
import tableflow.console.service.messages.replay.ReplayReview;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.JobProgress;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// Chosen records on their way to another topic: reviewed, written, and what became of them. JavaFX thread only.
final class ReplayViewModel {

    private final ToolDesk desk;
    private final Chosen chosen;
    private final Replay replay;
    private final StringProperty topic = new SimpleStringProperty("");
    private final BooleanProperty keepTimes = new SimpleBooleanProperty(true);
    private final BooleanProperty keepPartitions = new SimpleBooleanProperty();
    private final ObservableList<String> topics = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Editing());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<JobProgress> progress = new ReadOnlyObjectWrapper<>(JobProgress.NONE);
    private final LatestOnly listing = new LatestOnly();
    private final LatestOnly slot = new LatestOnly();

    /// How far it is.
    sealed interface Step {

        record Editing() implements Step {}

        record Reviewed(ReplayReview review) implements Step {}

        record Running(ReplayReport report) implements Step {}

        /// @param request what was written or was not
        /// @param cancelled whether it was ended by hand
        record Ended(ReplayRequest request, ReplayReport report, boolean cancelled) implements Step {}
    }

    ReplayViewModel(ToolDesk desk, Chosen chosen) {
        this.desk = desk;
        this.chosen = chosen;
        replay = desk.messages().replay(desk.admin(), desk.guard());
        topic.subscribe((before, now) -> changed());
        keepTimes.subscribe((before, now) -> changed());
        keepPartitions.subscribe((before, now) -> changed());
    }

    /// Asks for the names of the topics.
    void load() {
        desk.work().job(text("messages.replay.job.topics"), _ -> {
                    Set<String> names = desk.admin().get().topicNames(false);
                    return List.copyOf(new TreeSet<>(names));
                })
                .in(listing)
                .quiet()
                .onResult(topics::setAll)
                .onFailure(failure -> problem.set(new Problem(failure, this::load)))
                .start();
    }

    /// Something else is wished: what was reviewed does not count any more.
    private void changed() {
        if (!(step.get() instanceof Step.Running)) {
            slot.clear();
            problem.set(null);
            step.set(new Step.Editing());
        }
    }

    /// Looks at all records and at the topic.
    void review() {
        review(new ReplayRequest(chosen, topic.get().strip(), keepTimes.get(), keepPartitions.get()));
    }

    private void review(ReplayRequest request) {
        if (step.get() instanceof Step.Running || request.topic().isEmpty()) {
            return;
        }
        changed();
        follow(desk.work().job(text("messages.replay.job.review", request.topic()), told ->
                        replay.review(request, told))
                .in(slot)
                .quiet()
                .onResult(review -> step.set(new Step.Reviewed(review)))
                .onFailure(failure -> problem.set(new Problem(failure, null)))
                .start());
    }

    private void follow(Job<?> job) {
        progress.bind(job.progressProperty());
        job.whenEnded(progress::unbind);
    }

    boolean canRun() {
        return step.get() instanceof Step.Reviewed(ReplayReview review) && review.possible()
                && !desk.profile().readOnly();
    }

    /// Writes what was reviewed; in production when the topic's name was typed.
    void run() {
        if (!canRun() || !(step.get() instanceof Step.Reviewed(ReplayReview review))) {
            return;
        }
        if (desk.profile().isProduction()) {
            desk.dialogs().confirm(
                    Confirmation.destroying(
                            text("messages.replay.title"),
                            text("messages.replay.production", Units.grouped(review.request().records().count())),
                            review.concerns().stream().map(ConcernWords::of).toList(),
                            text("messages.replay.run"), review.request().topic()),
                    () -> runNow(review));
        } else {
            runNow(review);
        }
    }

    private void runNow(ReplayReview review) {
        if (!canRun()) {
            return;
        }
        ReplayRequest request = review.request();
        ReplayReport report = ReplayReport.of(request);
        step.set(new Step.Running(report));
        problem.set(null);
        follow(desk.work().job(text("messages.replay.job.run", request.topic()), told -> {
                    replay.run(request, report, told);
                    return report;
                })
                .in(slot)
                .onResult(ended -> step.set(new Step.Ended(request, report, false)))
                .onFailure(failure -> failed(request, report, failure))
                .onCancelled(() -> step.set(new Step.Ended(request, report, true)))
                .start());
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

    StringProperty topicProperty() {
        return topic;
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
        return topics;
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

    /// The dialog is closed. Records that are being written go on being so, and the job tells of it.
    void close() {
        listing.clear();
        if (!(step.get() instanceof Step.Running)) {
            slot.clear();
        }
    }
}
