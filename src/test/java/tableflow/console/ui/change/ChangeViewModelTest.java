package tableflow.console.ui.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.ui.change.Change.Gravity;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.work.TestWork;

class ChangeViewModelTest {

    private final TestWork jobs = TestWork.inline();
    private final List<String> made = new ArrayList<>();
    private final AtomicInteger touched = new AtomicInteger();
    private final AskedDialogs dialogs = new AskedDialogs();

    private ChangeViewModel<String> model(boolean readOnly, boolean production) {
        return model(readOnly, production, Gravity.LASTING);
    }

    private ChangeViewModel<String> model(boolean readOnly, boolean production, Gravity gravity) {
        Change<String> change = new Change<>(
                "Delete records", "Delete", "orders", gravity,
                plan -> new Review(
                        plan, Review.Rows.NONE, Review.Note.warnings(List.of("gone for good")),
                        plan.equals("blocked") ? List.of("it is in use") : List.of(), !plan.equals("nothing"),
                        plan.equals("of a table")),
                (plan, progress) -> {
                    if (plan.equals("broken")) {
                        throw RemoteFailure.of(Kind.CONFLICT, "delete records", "it was changed");
                    }
                    made.add(plan);
                    return plan + " deleted";
                });
        return new ChangeViewModel<>(
                new ChangeDesk(jobs.work, dialogs, readOnly, production), change, touched::incrementAndGet);
    }

    @Test
    void isReviewedFirstAndDoneOnce() {
        ChangeViewModel<String> model = model(false, false);
        model.apply();
        assertThat(made).as("nothing was reviewed").isEmpty();
        model.plan(progress -> "50 records");
        assertThat(model.reviewProperty().get()).extracting(Review::summary).isEqualTo("50 records");
        assertThat(made).isEmpty();
        model.apply();
        model.apply();
        assertThat(made).containsExactly("50 records");
        assertThat(touched).hasValue(1);
        assertThat(model.doneProperty().get()).isEqualTo("50 records deleted");
        assertThat(model.canApply()).isFalse();
    }

    @Test
    void anotherWishMakesTheReviewVoid() {
        ChangeViewModel<String> model = model(false, false);
        model.plan(progress -> "50 records");
        model.forget();
        model.apply();
        assertThat(model.reviewProperty().get()).isNull();
        assertThat(made).isEmpty();
    }

    @Test
    void inProductionTheNameIsTyped() {
        ChangeViewModel<String> model = model(false, true);
        model.plan(progress -> "50 records");
        model.apply();
        assertThat(made).isEmpty();
        assertThat(dialogs.asked).singleElement().satisfies(question -> {
            assertThat(question.typed()).isEqualTo("orders");
            assertThat(question.destructive()).isTrue();
            assertThat(question.details()).contains("gone for good");
        });
        dialogs.yes();
        assertThat(made).containsExactly("50 records");
    }

    @Test
    void aReadOnlyProfileReviewsAndDoesNothing() {
        ChangeViewModel<String> model = model(true, false);
        model.plan(progress -> "50 records");
        assertThat(model.reviewProperty().get()).isNotNull();
        model.apply();
        assertThat(made).isEmpty();
    }

    @Test
    void whatFailsIsToldAndReviewedAnew() {
        ChangeViewModel<String> model = model(false, false);
        model.plan(progress -> "broken");
        model.apply();
        assertThat(model.problemProperty().get()).extracting(it -> it.failure().why()).isEqualTo("it was changed");
        assertThat(model.canApply()).isFalse();
        model.plan(progress -> {
            throw RemoteFailure.of(Kind.INVALID, "plan", "no such partition");
        });
        assertThat(model.problemProperty().get()).extracting(it -> it.failure().why()).isEqualTo("no such partition");
        model.plan(progress -> "50 records");
        assertThat(model.problemProperty().get()).isNull();
        model.apply();
        assertThat(made).containsExactly("50 records");
    }

    @Test
    void nothingToDoIsNotDone() {
        ChangeViewModel<String> model = model(false, false);
        model.plan(progress -> "nothing");
        assertThat(model.canApply()).isFalse();
    }

    @Test
    void whatIsBlockedIsNotDone() {
        ChangeViewModel<String> model = model(false, false);
        model.plan(progress -> "blocked");
        assertThat(model.reviewProperty().get()).isNotNull();
        assertThat(model.canApply()).isFalse();
    }

    @Test
    void whatIsFinalOrTouchesATableIsTypedEverywhere() {
        ChangeViewModel<String> last = model(false, false, Gravity.FINAL);
        last.plan(progress -> "50 records");
        last.apply();
        ChangeViewModel<String> careful = model(false, false, Gravity.ORDINARY);
        careful.plan(progress -> "of a table");
        careful.apply();
        assertThat(made).isEmpty();
        assertThat(dialogs.asked).hasSize(2).allMatch(question -> "orders".equals(question.typed()));
        dialogs.yes();
        assertThat(made).containsExactly("of a table");
    }

    @Test
    void aCancelIsToldAndWhatWasTouchedIsReadAnew() {
        TestWork queued = TestWork.queued();
        ChangeViewModel<String> model = new ChangeViewModel<>(
                new ChangeDesk(queued.work, dialogs, false, false),
                new Change<>("Delete records", "Delete", "orders", Gravity.LASTING,
                        plan -> Review.of(plan, Review.Rows.NONE, List.of(), true), (plan, progress) -> plan),
                touched::incrementAndGet);
        model.plan(progress -> "50 records");
        queued.runNext();
        model.apply();
        assertThat(model.isApplying()).isTrue();
        model.close();
        assertThat(model.isApplying()).as("a change that is being made goes on").isTrue();
        model.cancel();
        queued.runNext();
        assertThat(model.doneProperty().get()).contains("Cancelled");
        assertThat(touched).hasValue(1);
        assertThat(model.canApply()).as("it is reviewed anew").isFalse();
        model.forget();
        assertThat(model.doneProperty().get()).as("another wish").isNull();
    }
}
