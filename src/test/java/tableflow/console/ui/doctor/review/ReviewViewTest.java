package tableflow.console.ui.doctor.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.service.port.DesktopFiles;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.Copying;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.doctor.report.Reporting;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The tab in a window, driven by keys and clicks.
class ReviewViewTest extends UiTest {

    private final FakeReviews reviews = new FakeReviews();
    private final Navigation navigation = new Navigation();
    private final List<Request> sent = new CopyOnWriteArrayList<>();
    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable ReviewViewModel> model = new AtomicReference<>();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        run(model()::close);
        timer.close();
        threads.close();
    }

    private ReviewViewModel model() {
        return Objects.requireNonNull(model.get());
    }

    private void open(double width, double height) {
        Work work = new Work(threads, Platform::runLater, timer, InstantSource.fixed(FakeReviews.AT));
        show(() -> {
            ReviewViewModel made = new ReviewViewModel(reviews, work);
            model.set(made);
            Overlay overlay = new Overlay();
            ReviewView view = new ReviewView(
                    made, new Reporting(work, DesktopFiles.NONE, Copying::copy), overlay, navigation);
            StackPane root = new StackPane(view, overlay);
            made.load();
            return root;
        }, width, height);
        await("settings", () -> model().choices().readProperty().get());
    }

    private void review() {
        click("#review-run");
        await("the end", () -> model().phaseProperty().get() == ReviewViewModel.Phase.DONE);
    }

    private boolean shows(String selector) {
        Node node = stage().getScene().lookup(selector);
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    private void choose(String rule) {
        run(() -> model().chosenProperty().set(rule));
        await("rule " + rule, () -> find("#review-rules", ListView.class).getSelectionModel().getSelectedItem()
                instanceof RuleRow row && row.id().equals(rule));
    }

    private TableView<?> things() {
        return find("#review-things", TableView.class);
    }

    private String text(String selector) {
        return fx(() -> find(selector, Label.class).getText());
    }

    @Test
    void beforeAReviewTheRulesAreThere() {
        open(1100, 720);
        assertThat(model().rows()).hasSize(5);
        assertThat(text("#review-count")).isEqualTo("5 rules");
        assertThat(shows("#review-things")).isFalse();
        pictures("review-empty");
    }

    @Test
    void theWorstIsShownWithItsPolicyAndTheScores() {
        open(1100, 860);
        review();

        assertThat(text("#review-title")).isEqualTo("Nobody gets in from outside");
        assertThat(text("#review-says")).contains("lets anybody read");
        assertThat(shows(".doctor-policy-json")).isTrue();
        assertThat(find("#review-score-security", ToggleButton.class).getAccessibleText())
                .contains("1 passed, 2 failed, 1 not checked");
        pictures("review-done");

        click("#review-score-best-practice");
        assertThat(text("#review-count")).isEqualTo("2 of 5 rules");
        click("#review-score-best-practice");
        assertThat(find("#review-score-best-practice", ToggleButton.class).isSelected())
                .as("pressed again it stays chosen").isTrue();
    }

    @Test
    void rulesAreWalkedByKeys() {
        open(1100, 760);
        review();
        run(() -> find("#review-rules", ListView.class).requestFocus());
        press(KeyCode.DOWN);
        assertThat(text("#review-title")).isEqualTo("API keys are changed in time");
        press(KeyCode.DOWN);
        assertThat(text("#review-title")).isEqualTo("Records stay long enough");
        pictures("review-topics");
    }

    @Test
    void aRuleIsSwitchedOffWithAReason() {
        open(1100, 760);
        review();
        click("#review-switch");
        await("the question", () -> shows("#review-reason"));
        assertThat(find("#review-reason-yes", Button.class).isDisabled()).as("without a reason").isTrue();
        pictures("review-off-question");
        enter("#review-reason", "The bucket is public on purpose");
        click("#review-reason-yes");

        await("off", () -> text("#review-off").contains("public on purpose"));
        await("kept", () -> !reviews.kept.isEmpty());
        assertThat(reviews.onDisk.choice(FakeReviews.PUBLIC).on()).isFalse();
        picture("review-off");

        click("#review-switch");
        await("on", () -> reviews.onDisk.choice(FakeReviews.PUBLIC).on());
        await("judged again", () -> shows("#review-says"));
    }

    @Test
    void oneThingIsLetBeUntilADay() {
        open(1100, 860);
        review();
        choose(FakeReviews.RETENTION);
        click("#review-waive");
        await("the question", () -> shows("#review-until"));
        enter("#review-reason", "A day is enough");
        run(() -> find("#review-until", DatePicker.class).setValue(LocalDate.of(2026, 11, 21)));
        assertThat(find("#review-reason-yes", Button.class).isDisabled()).as("a day that is over").isTrue();
        run(() -> find("#review-until", DatePicker.class).setValue(LocalDate.of(2027, 1, 31)));
        picture("review-waive-question");
        click("#review-reason-yes");

        await("waived", () -> shows("#review-unwaive"));
        assertThat(fx(() -> things().getSelectionModel().getSelectedItem()))
                .as("the same thing stays chosen").isInstanceOfSatisfying(Outcome.class, outcome ->
                        assertThat(outcome.reviewed().name()).isEqualTo("payments"));
        pictures("review-waived");
        click("#review-unwaive");
        await("counted again", () -> shows("#review-waive"));
    }

    @Test
    void severalThingsAreLetBeAtOnce() {
        reviews.many(40);
        open(1100, 860);
        review();
        choose(FakeReviews.RETENTION);
        run(() -> things().getSelectionModel().selectRange(0, 3));
        await("the button", () -> find("#review-waive", Button.class).getText().contains("3"));
        click("#review-waive");
        enter("#review-reason", "Old topics");
        click("#review-reason-yes");
        await("three waivers", () -> reviews.onDisk.waivers().size() == 3);
    }

    @Test
    void aNumberIsTypedAndPutBack() {
        open(1100, 900);
        review();
        choose(FakeReviews.AGE);
        typeDays("0");
        await("what is wrong", () -> stage().getScene().getRoot().lookupAll(".field-hint").stream()
                .anyMatch(node -> ((Label) node).getText().equals("A whole number from 1 to 3,650")));
        picture("review-parameter-wrong");
        typeDays("500");

        await("passed", () -> things().getItems().stream().allMatch(it -> ((Outcome) it).is(Outcome.Kind.PASSED)));
        assertThat(fx(() -> find("#review-parameter-days", TextField.class).isFocused()))
                .as("typing goes on").isTrue();
        assertThat(find("#review-usual-days", Hyperlink.class).isVisible()).isTrue();
        pictures("review-parameter");
        run(() -> find("#review-usual-days", Hyperlink.class).fire());
        await("as usual", () -> find("#review-parameter-days", TextField.class).getText().equals("90"));
    }

    private void typeDays(String days) {
        enter("#review-parameter-days", days);
        TextField field = find("#review-parameter-days", TextField.class);
        run(field::requestFocus);
        await("the focus", field::isFocused);
        run(() -> field.fireEvent(new ActionEvent()));
    }

    @Test
    void waysLeadToTheTopicAndToTheLadder() {
        navigation.take(Request.ShowTopic.class, sent::add);
        navigation.take(Request.Examine.class, sent::add);
        open(1100, 860);
        review();
        choose(FakeReviews.RETENTION);
        click("#review-topic");
        click("#review-examine");
        choose(FakeReviews.PUBLIC);
        assertThat(shows("#review-topic")).as("a bucket is no topic").isFalse();
        click("#review-examine");
        assertThat(sent).containsExactly(
                new Request.ShowTopic("payments"),
                new Request.Examine(Request.About.topic("payments").at(Rung.TABLEFLOW)),
                new Request.Examine(Request.About.NOTHING.at(Rung.BUCKET)));
    }

    @Test
    void tenThousandTopicsAreListedSearchedAndScrolled() {
        reviews.many(10_000);
        open(1100, 760);
        review();
        choose(FakeReviews.RETENTION);
        assertThat(things().getItems()).hasSize(10_000);
        assertThat(fx(() -> things().lookupAll(".table-row-cell").size())).as("rows that are drawn").isLessThan(60);
        pictures("review-many");

        enter("#review-search", ".v9997");
        await("the rules that have it", () -> text("#review-count").equals("2 of 5 rules"));
        assertThat(things().getItems()).hasSize(1);
        enter("#review-search", "no such thing");
        assertThat(model().rows()).isEmpty();
        picture("review-nothing");
    }

    @Test
    void whatIsFoundShowsWhileItRunsAndStaysWhenItIsStopped() {
        reviews.before = soFar -> {
            soFar.accept(reviews.judged(ReviewSettings.USUAL));
            try {
                release.await();
            } catch (InterruptedException stopped) {
                throw RemoteFailure.cancelled("review the environment");
            }
        };
        open(1100, 760);
        click("#review-run");
        await("partial results", () -> shows("#review-says") && shows("#review-cancel"));
        await("progress", () -> text("#review-state").contains("1 of 4"));
        pictures("review-running");
        click("#review-cancel");
        await("stopped", () -> text("#review-state").startsWith("Stopped"));
        assertThat(text("#review-says")).contains("lets anybody read");
        assertThat(shows("#review-run")).isTrue();
    }

    @Test
    void aFailureIsToldWithAWayToTryAgain() {
        reviews.fails = RemoteFailure.of(Kind.UNAUTHORIZED, "use key K", "its secret is not in the secret store");
        reviews.readOnly = true;
        open(1000, 640);
        click("#review-run");
        await("the banner", () -> shows("#review-banner"));
        assertThat(shows("#review-readonly")).isTrue();
        pictures("review-failed");
        reviews.fails = null;
        click("#review-banner .error-retry");
        await("the end", () -> model().phaseProperty().get() == ReviewViewModel.Phase.DONE);
    }

    @Test
    void theReviewIsCopiedAsAReport() {
        open(1100, 760);
        assertThat(find("#review-report", MenuButton.class).isDisabled()).isTrue();
        review();
        click("#review-report");
        robot.clickOn("Copy as Markdown");
        // The note stands there while the report is made, too.
        await("it is copied", () -> stage().getScene().getRoot().lookupAll("#report-note .label").stream()
                .anyMatch(it -> "The report is on the clipboard, as Markdown.".equals(((Label) it).getText())));
        assertThat(fx(() -> Clipboard.getSystemClipboard().getString())).startsWith("review as MARKDOWN");
    }
}
