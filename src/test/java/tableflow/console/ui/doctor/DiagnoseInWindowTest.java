package tableflow.console.ui.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Verdict;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.connect.FakeConnecting;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.profiles.TestProfiles;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.Diagnoses;
import tableflow.console.ui.shell.MainWindow;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.shell.Request;
import tableflow.console.ui.shell.Session;
import tableflow.console.ui.shell.ShellPorts;
import tableflow.console.ui.shell.ShellViewModel;
import tableflow.console.ui.shell.ShellViewModel.Page;
import tableflow.console.ui.unlock.PassphraseDesk;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// From an error anywhere in the window to the rung of the ladder where it should lie.
class DiagnoseInWindowTest extends UiTest {

    @TempDir
    private Path folder = Path.of("");

    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable ErrorBanner> banner = new AtomicReference<>();
    private FakeDoctor doctor = new FakeDoctor();
    private TestProfiles profiles = new TestProfiles(folder);
    private FakeConnecting connecting = new FakeConnecting();
    private @Nullable ShellViewModel shell;

    @BeforeEach
    void open() {
        doctor = new FakeDoctor(folder);
        profiles = new TestProfiles(folder);
        profiles.add("live", "prod", false);
        profiles.add("other", "dev", false);
        connecting = new FakeConnecting();
        Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
        ShellPorts ports = new ShellPorts(
                progress -> TestProfiles.profile("sandbox", "dev", false),
                (profile, progress) -> Session.of(
                        profile, List.of(failing(), DoctorPane.spec(doctor)), () -> {}),
                connecting, profiles.services, new PassphraseDesk());
        ShellViewModel made = new ShellViewModel(
                work, ports, new WindowSettings(folder.resolve("window.json"), timer, InstantSource.system()));
        shell = made;
        MainWindow window = fx(() -> new MainWindow(made, new SimpleBooleanProperty(true)));
        showScene(() -> window.scene(1180, 820));
        run(made::start);
        await("welcome page", () -> made.pageProperty().get() == Page.WELCOME);
        run(() -> made.openStored("live"));
        await("session", () -> made.pageProperty().get() == Page.SESSION);
    }

    @AfterEach
    void close() {
        run(shell()::shutDown);
        timer.close();
        threads.close();
    }

    private ShellViewModel shell() {
        return Objects.requireNonNull(shell);
    }

    /// A pane that shows failures about topic `payments`.
    private PaneSpec failing() {
        return new PaneSpec("failing", "Failing", Feather.BOX, Set.of(), context -> {
            ErrorBanner made = new ErrorBanner();
            made.setId("failing-banner");
            banner.set(made);
            VBox view = new VBox(made);
            Diagnoses.offer(view, context.navigation(), () -> Request.About.topic("payments"), Source.S3);
            return () -> view;
        });
    }

    private void fails(RemoteFailure failure) {
        run(() -> {
            shell().navigation().show("failing");
            Objects.requireNonNull(banner.get()).show(Problem.of(failure));
        });
    }

    private boolean offered(String selector) {
        return fx(() -> {
            Node node = stage().getScene().lookup(selector);
            return node != null && node.isVisible();
        });
    }

    private void awaitRung(Rung rung) {
        await("rung " + rung, () -> stage().getScene().lookup("#doctor-ladder") instanceof TreeView<?> tree
                && tree.getSelectionModel().getSelectedItem() != null
                && tree.getSelectionModel().getSelectedItem().getValue() instanceof LadderTree.Line line
                && line.place().rung() == rung);
    }

    @Test
    void aBannersFailureOpensItsRungWithWhatIsKnown() {
        doctor.verdicts.put("bucket-1", Verdict.of(
                Finding.of("S2", Rung.BUCKET, Finding.Severity.ERROR, "There is no bucket lake.")));
        fails(RemoteFailure.of(Kind.NOT_FOUND, "list the files", "The specified bucket does not exist")
                .withCode("NoSuchBucket"));

        click("#failing-banner .error-diagnose");

        awaitRung(Rung.BUCKET);
        await("examined", () -> !doctor.examined.isEmpty());
        assertThat(doctor.examined.getFirst().topic()).contains("payments");
        assertThat(offered("#doctor-complaint")).isTrue();
        assertThat(shell().navigation().currentProperty().get()).extracting(PaneSpec::id).isEqualTo(DoctorPane.ID);
    }

    @Test
    void whatTheUserDidHimselfIsNotDiagnosed() {
        fails(RemoteFailure.cancelled("list the files"));
        assertThat(offered("#failing-banner .error-diagnose")).isFalse();
        fails(RemoteFailure.of(Kind.INVALID, "read the form", "the name is empty"));
        assertThat(offered("#failing-banner .error-diagnose")).as("no remote system has spoken").isFalse();
    }

    @Test
    void aConnectionTestOfTheOpenProfileIsDiagnosed() {
        connecting.failing = RemoteFailure.of(Kind.UNAUTHORIZED, "sign in to the cluster",
                "SaslAuthenticationException: Authentication failed");
        run(() -> shell().edit(profiles.profiles.list().profiles().stream()
                .filter(it -> it.name().equals("live")).findFirst().orElseThrow()));
        await("the form", () -> shell().pageProperty().get() == Page.CONNECT);

        click("#connect-test-KAFKA");
        await("the failure", () -> offered("#connect-diagnose-KAFKA"));
        pictures("connect-diagnose");
        click("#connect-diagnose-KAFKA");

        await("back in the session", () -> shell().pageProperty().get() == Page.SESSION);
        awaitRung(Rung.KAFKA);
    }

    @Test
    void aConnectionTestOfAnotherProfileIsNot() {
        connecting.failing = RemoteFailure.of(Kind.UNAUTHORIZED, "sign in to the cluster",
                "SaslAuthenticationException: Authentication failed");
        run(() -> shell().edit(profiles.profiles.list().profiles().stream()
                .filter(it -> it.name().equals("other")).findFirst().orElseThrow()));
        await("the form", () -> shell().pageProperty().get() == Page.CONNECT);
        click("#connect-test-KAFKA");
        await("the failure", () -> stage().getScene().getRoot().lookupAll(".test-detail").stream()
                .anyMatch(it -> ((Label) it).getText().contains("Authentication failed")));
        assertThat(offered("#connect-diagnose-KAFKA")).as("the doctor examines the open profile").isFalse();
    }
}
