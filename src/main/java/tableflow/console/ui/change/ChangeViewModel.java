package tableflow.console.ui.change;

import static tableflow.console.ui.Messages.text;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.ui.change.Change.Gravity;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// One change on its way: planned as often as its wishes change, done once. JavaFX thread only.
///
/// @param <P> the plan
final class ChangeViewModel<P> {

    private final ChangeDesk desk;
    private final Change<P> change;
    private final Runnable onTouched;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Review> review = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable String> done = new ReadOnlyObjectWrapper<>();
    private @Nullable P plan;
    private boolean applying;

    /// @param onTouched runs once something may be another: the change was made, failed in the middle or was cancelled
    ChangeViewModel(ChangeDesk desk, Change<P> change, Runnable onTouched) {
        this.desk = desk;
        this.change = change;
        this.onTouched = onTouched;
    }

    Change<P> change() {
        return change;
    }

    /// Finds out what the wish would change.
    ///
    /// @param planner blocks; reads nothing of the window
    void plan(Function<Progress, P> planner) {
        if (applying) {
            return;
        }
        forget();
        run(desk.work().job(text("change.job.plan", change.title()), planner::apply)
                .in(slot)
                .onResult(planned -> {
                    plan = planned;
                    review.set(change.review().apply(planned));
                })
                .onFailure(this::failed)
                .onEnd(() -> progress.set(""))
                .start());
    }

    private void run(Job<?> job) {
        if (!job.state().isEnded()) {
            job.progressProperty().subscribe(now -> {
                if (!job.state().isEnded()) {
                    progress.set(now.message());
                }
            });
        }
    }

    /// The wish has changed: what was planned does not count any more.
    void forget() {
        if (!applying) {
            slot.clear();
            plan = null;
            review.set(null);
            problem.set(null);
            done.set(null);
        }
    }

    /// Whether what was reviewed can be done now.
    boolean canApply() {
        Review reviewed = review.get();
        return reviewed != null && reviewed.canBeDone() && !desk.readOnly() && !applying;
    }

    /// Does what was reviewed; once the name is typed, where that is asked for.
    void apply() {
        Review reviewed = review.get();
        if (!canApply() || reviewed == null) {
            return;
        }
        if (desk.production() || change.gravity() == Gravity.FINAL || reviewed.careful()) {
            desk.dialogs().confirm(
                    Confirmation.destroying(
                            change.title(), reviewed.summary(), reviewed.words(), change.action(), change.typed()),
                    this::applyNow);
        } else {
            applyNow();
        }
    }

    private void applyNow() {
        P planned = plan;
        if (planned == null || !canApply()) {
            return;
        }
        applying = true;
        problem.set(null);
        run(desk.work().job(change.title(), told -> change.doing().apply(planned, told))
                .in(slot)
                .onResult(said -> {
                    ended();
                    done.set(said);
                })
                .onFailure(failure -> {
                    ended();
                    failed(failure);
                })
                .onCancelled(() -> {
                    ended();
                    done.set(text("change.cancelled"));
                })
                .onEnd(() -> progress.set(""))
                .start());
    }

    /// What was planned is not done twice: it is planned anew.
    private void ended() {
        applying = false;
        plan = null;
        review.set(null);
        onTouched.run();
    }

    private void failed(RemoteFailure failure) {
        plan = null;
        review.set(null);
        problem.set(new Problem(failure, null));
    }

    /// Ends what runs; what a change has done until then stays, and is told.
    void cancel() {
        slot.cancel();
    }

    /// Gives up planning; a change that is being made goes on, and its end is told.
    void close() {
        if (!applying) {
            slot.clear();
        }
    }

    boolean isApplying() {
        return applying;
    }

    boolean isReadOnly() {
        return desk.readOnly();
    }

    ReadOnlyObjectProperty<@Nullable Review> reviewProperty() {
        return review.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    /// What is being done; empty when nothing is.
    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What has come of it; absent before, empty where the window shows it by itself.
    ReadOnlyObjectProperty<@Nullable String> doneProperty() {
        return done.getReadOnlyProperty();
    }
}
