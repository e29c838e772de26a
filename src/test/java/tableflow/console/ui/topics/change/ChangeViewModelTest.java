package tableflow.console.ui.topics.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.work.TestWork;

class ChangeViewModelTest {

    private final TestWork jobs = TestWork.inline();
    private final List<String> made = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AskedDialogs dialogs = new AskedDialogs();

    private ChangeViewModel<String> model(boolean readOnly, boolean production) {
        Change<String> change = new Change<>(
                "Delete records", "Delete", "orders", true,
                plan -> new Review(plan, List.of(), List.of(), List.of("gone for good"), !plan.equals("nothing")),
                plan -> {
                    if (plan.equals("broken")) {
                        throw RemoteFailure.of(Kind.CONFLICT, "delete records", "it was changed");
                    }
                    made.add(plan);
                });
        return new ChangeViewModel<>(
                new ChangeDesk(jobs.work, dialogs, readOnly, production), change, done::incrementAndGet);
    }

    @Test
    void isReviewedFirstAndDoneOnce() {
        ChangeViewModel<String> model = model(false, false);
        model.apply();
        assertThat(made).as("nothing was reviewed").isEmpty();
        model.plan(() -> "50 records");
        assertThat(model.reviewProperty().get()).extracting(Review::summary).isEqualTo("50 records");
        assertThat(made).isEmpty();
        model.apply();
        model.apply();
        assertThat(made).containsExactly("50 records");
        assertThat(done).hasValue(1);
        assertThat(model.canApply()).isFalse();
    }

    @Test
    void anotherWishMakesTheReviewVoid() {
        ChangeViewModel<String> model = model(false, false);
        model.plan(() -> "50 records");
        model.forget();
        model.apply();
        assertThat(model.reviewProperty().get()).isNull();
        assertThat(made).isEmpty();
    }

    @Test
    void inProductionTheNameIsTyped() {
        ChangeViewModel<String> model = model(false, true);
        model.plan(() -> "50 records");
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
        model.plan(() -> "50 records");
        assertThat(model.reviewProperty().get()).isNotNull();
        model.apply();
        assertThat(made).isEmpty();
    }

    @Test
    void whatFailsIsToldAndReviewedAnew() {
        ChangeViewModel<String> model = model(false, false);
        model.plan(() -> "broken");
        model.apply();
        assertThat(model.problemProperty().get()).extracting(it -> it.failure().why()).isEqualTo("it was changed");
        assertThat(model.canApply()).isFalse();
        model.plan(() -> {
            throw RemoteFailure.of(Kind.INVALID, "plan", "no such partition");
        });
        assertThat(model.problemProperty().get()).extracting(it -> it.failure().why()).isEqualTo("no such partition");
        model.plan(() -> "50 records");
        assertThat(model.problemProperty().get()).isNull();
        model.apply();
        assertThat(made).containsExactly("50 records");
    }

    @Test
    void nothingToDoIsNotDone() {
        ChangeViewModel<String> model = model(false, false);
        model.plan(() -> "nothing");
        assertThat(model.canApply()).isFalse();
    }
}
