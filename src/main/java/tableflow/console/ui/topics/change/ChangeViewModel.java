package tableflow.console.ui.topics.change;

import static tableflow.console.ui.Messages.text;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// One change on its way: planned as often as its wishes change, done once. JavaFX thread only.
///
/// @param <P> the plan
public final class ChangeViewModel<P> {

    private final ChangeDesk desk;
    private final Change<P> change;
    private final Runnable onDone;
    private final LatestOnly slot = new LatestOnly();
    private final ReadOnlyObjectWrapper<@Nullable Review> review = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private @Nullable P plan;
    private boolean applying;

    /// @param onDone runs once the change is made
    public ChangeViewModel(ChangeDesk desk, Change<P> change, Runnable onDone) {
        this.desk = desk;
        this.change = change;
        this.onDone = onDone;
    }

    /// Finds out what the wish would change.
    ///
    /// @param planner blocks; reads nothing of the window
    public void plan(Supplier<P> planner) {
        if (applying || done.get()) {
            return;
        }
        forget();
        desk.work().job(text("topics.job.plan", change.title()), progress -> planner.get())
                .in(slot)
                .onResult(planned -> {
                    plan = planned;
                    review.set(change.review().apply(planned));
                })
                .onFailure(this::failed)
                .start();
    }

    /// The wish has changed: what was planned does not count any more.
    public void forget() {
        if (!applying) {
            slot.clear();
            plan = null;
            review.set(null);
            problem.set(null);
        }
    }

    /// Whether what was reviewed can be done now.
    public boolean canApply() {
        Review reviewed = review.get();
        return reviewed != null && reviewed.changes() && !desk.readOnly() && !applying && !done.get();
    }

    /// Does what was reviewed, in production once the name is typed.
    public void apply() {
        Review reviewed = review.get();
        if (!canApply() || reviewed == null) {
            return;
        }
        if (desk.production()) {
            desk.dialogs().confirm(
                    Confirmation.destroying(
                            change.title(), reviewed.summary(), reviewed.warnings(), change.action(),
                            change.subject()),
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
        desk.work().job(change.title(), progress -> {
                    change.apply().accept(planned);
                    return planned;
                })
                .in(slot)
                .onResult(made -> {
                    applying = false;
                    done.set(true);
                    onDone.run();
                })
                .onFailure(failure -> {
                    applying = false;
                    failed(failure);
                })
                .onCancelled(() -> applying = false)
                .start();
    }

    /// A plan that failed to be done is not tried again: it is reviewed anew.
    private void failed(RemoteFailure failure) {
        plan = null;
        review.set(null);
        problem.set(new Problem(failure, null));
    }

    /// Gives up planning; a change that is being made goes on, and its end is told.
    public void close() {
        if (!applying) {
            slot.clear();
        }
    }

    public ReadOnlyObjectProperty<@Nullable Review> reviewProperty() {
        return review.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return slot.busyProperty();
    }

    public ReadOnlyBooleanProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    Change<P> change() {
        return change;
    }

    boolean isReadOnly() {
        return desk.readOnly();
    }
}
