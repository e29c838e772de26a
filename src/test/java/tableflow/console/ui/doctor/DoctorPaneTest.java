package tableflow.console.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.dialog.Dialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The pane in a window, driven by keys and clicks, on a doctor whose verdicts the test decides.
class DoctorPaneTest extends UiTest {

    @TempDir
    private Path folder = Path.of("");

    private FakeDoctor doctor = new FakeDoctor();
    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable Pane> pane = new AtomicReference<>();

    @BeforeEach
    void make() {
        doctor = new FakeDoctor(folder);
    }

    @AfterEach
    void close() {
        Pane open = pane.get();
        if (open != null) {
            run(open::close);
        }
        timer.close();
        threads.close();
    }

    private void open(double width, double height) {
        Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
        show(() -> {
            PaneContext context = new PaneContext(
                    doctor.profile, work, new Navigation(), new NoDialogs(), new SimpleBooleanProperty(true));
            Pane made = DoctorPane.spec(doctor).factory().apply(context);
            pane.set(made);
            made.onShown();
            return new StackPane(made.view());
        }, width, height);
    }

    private void examine() {
        click("#doctor-run");
        await("the end", () -> shows("#doctor-run") && shows("#doctor-summary"));
    }

    private boolean shows(String selector) {
        Node node = stage().getScene().lookup(selector);
        return node != null && node.isVisible();
    }

    private TreeView<?> ladder() {
        return find("#doctor-ladder", TreeView.class);
    }

    private LadderTree.@Nullable Line selected() {
        return fx(() -> {
            var item = ladder().getSelectionModel().getSelectedItem();
            return item == null ? null : (LadderTree.Line) item.getValue();
        });
    }

    @Test
    void beforeAnythingIsExaminedTheLadderSaysWhatThereIs() {
        open(1100, 760);
        await("rungs", () -> ladder().getExpandedItemCount() == Rung.values().length);
        pictures("doctor-empty");
    }

    @Test
    void whatIsToBeMendedFirstIsShownWithItsPolicy() {
        doctor.troubled();
        open(1180, 860);

        examine();

        assertThat(find("#doctor-first", javafx.scene.control.Hyperlink.class).getText()).contains("external id 0000");
        assertThat(selected()).isInstanceOfSatisfying(LadderTree.Line.OfCheck.class, line ->
                assertThat(line.check().check().id()).isEqualTo("role-1"));
        assertThat(find("#doctor-finding-says", Label.class).getText()).contains("external id 0000");
        assertThat(find(".doctor-policy-json", TextArea.class).getText())
                .isEqualTo(FakeDoctor.TRUST);
        pictures("doctor-troubled");
    }

    @Test
    void theLadderIsWalkedByKeys() {
        doctor.troubled();
        open(1000, 700);
        examine();
        run(() -> {
            ladder().requestFocus();
            ladder().getSelectionModel().select(0);
        });

        press(KeyCode.RIGHT);
        press(KeyCode.DOWN);

        assertThat(selected()).isInstanceOfSatisfying(LadderTree.Line.OfCheck.class, line ->
                assertThat(line.check().check().id()).isEqualTo("workstation-1"));
        picture("doctor-narrow");
    }

    @Test
    void sixtyFindingsAndNamesThatNeverEnd() {
        List<Finding> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(FakeDoctor.warning(i));
        }
        doctor.verdicts.put("bucket-1", Verdict.of(many));
        doctor.topics = List.of("eu-central-1.billing." + "invoice-adjustment-".repeat(12));
        open(1000, 700);

        enter("#doctor-topic", doctor.topics.getFirst());
        examine();

        assertThat(ladder().getExpandedItemCount()).isGreaterThan(15);
        picture("doctor-many");
    }

    @Test
    void whatHasBrokenSinceTheLastGoodRunIsTold() {
        open(1100, 760);
        enter("#doctor-topic", "payments");
        examine();
        doctor.troubled();
        doctor.at = FakeDoctor.AT.plusSeconds(3600);
        examine();
        await("both kept", () -> find("#doctor-history", ListView.class).getItems().size() == 2);

        click("#doctor-compare");

        await("the comparison", () -> stage().getScene().getRoot().lookupAll("#doctor-comparison .doctor-call").size()
                == 6);
        pictures("doctor-comparison");
    }

    @Test
    void aHealthyEnvironmentSaysSo() {
        open(1100, 760);
        examine();
        assertThat(shows("#doctor-summary")).isTrue();
        picture("doctor-healthy");
    }

    @Test
    void aFailureOfAnotherPaneOpensItsRung() {
        doctor.troubled();
        open(1100, 860);
        run(() -> Objects.requireNonNull(pane.get()).answer(new Request.Diagnose(
                Request.About.topic("payments"),
                new Request.Said("read topic payments", null, "AccessDenied",
                        "User: arn:aws:iam::123456789012:user/op is not authorized to perform: sts:AssumeRole", "r-1"),
                List.of("R2"))));
        await("the end", () -> shows("#doctor-run"));

        assertThat(doctor.examined.getFirst().topic()).contains("payments");
        assertThat(find("#doctor-complaint-cause", Label.class).getText()).contains("R2");
        assertThat(selected()).isInstanceOfSatisfying(LadderTree.Line.OfRung.class, line ->
                assertThat(line.row().rung()).isEqualTo(Rung.ROLE));
        pictures("doctor-complaint");
    }

    private static final class NoDialogs implements Dialogs {

        @Override
        public void confirm(Confirmation question, Runnable onYes) {
            throw new AssertionError("the pane must not ask");
        }

        @Override
        public void show(Node content, Runnable onClosed) {
            throw new AssertionError("the pane must not open dialogs");
        }

        @Override
        public void close() {}

        @Override
        public void close(Node content) {}
    }
}
