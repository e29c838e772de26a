package tableflow.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.PassphraseSource;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.connect.FakeConnecting;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.dialog.Confirmation;
import tableflow.console.ui.profiles.TestProfiles;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.ShellViewModel.Page;
import tableflow.console.ui.unlock.PassphraseDesk;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The window as a user sees it, with two panes of the test's own.
class ShellTest extends UiTest {

    @TempDir
    Path directory;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private FakeConnecting connecting;
    private final PassphraseDesk desk = new PassphraseDesk();
    private volatile boolean locked;
    private volatile PassphraseSource.Purpose question = PassphraseSource.Purpose.UNLOCK;
    private @Nullable RemoteFailure sandboxFailure;
    private @Nullable String unsaved;
    private ShellViewModel shell;
    private MainWindow window;

    @BeforeEach
    void open() {
        TestProfiles profiles = new TestProfiles(directory);
        connecting = new FakeConnecting(profiles.profiles::create);
        profiles.add("live", "prod", true);
        profiles.add("staging-eu", "staging", false);
        Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
        ShellPorts ports = new ShellPorts(
                progress -> {
                    if (sandboxFailure != null) {
                        throw sandboxFailure;
                    }
                    return TestProfiles.profile("sandbox", "dev", false);
                },
                (profile, progress) -> {
                    if (locked && !desk.ask(question, "encrypted file x").equals(Optional.of(new Secret("sesame")))) {
                        question = PassphraseSource.Purpose.UNLOCK_AGAIN;
                        throw RemoteFailure.of(RemoteFailure.Kind.UNAUTHORIZED, "open x", "no passphrase was given");
                    }
                    return Session.of(
                            profile, List.of(pane("one", "One"), pane("two", "Two")), () -> events.add("closed"));
                },
                connecting,
                profiles.services,
                desk);
        WindowSettings settings = new WindowSettings(directory.resolve("window.json"), timer, InstantSource.system());
        shell = new ShellViewModel(work, ports, settings);
        window = fx(() -> new MainWindow(shell, new SimpleBooleanProperty(true)));
        showScene(() -> window.scene(1180, 740));
        run(shell::start);
        await("welcome page", () -> shell.pageProperty().get() == Page.WELCOME);
    }

    @AfterEach
    void close() {
        run(shell::shutDown);
        timer.close();
        threads.close();
    }

    @Test
    void firstStartLeadsToTheSandbox() {
        pictures("shell-welcome");
        click("#welcome-sandbox");
        await("session", () -> shell.pageProperty().get() == Page.SESSION);
        assertThat(events).containsExactly("one made", "one shown");
        pictures("shell-session");

        click("#rail-two");
        assertThat(events).endsWith("one hidden", "two made", "two shown");
        click("#rail-one");
        assertThat(events).endsWith("two hidden", "one shown");
    }

    @Test
    void aFailedStartIsShownAndTriedAgain() {
        sandboxFailure = RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "start the sandbox", "port 9092 is taken")
                .withAdvice("Stop the other broker, or let the sandbox choose a port.");
        click("#welcome-sandbox");
        await("banner", () -> find("#window-banner", VBox.class).isVisible());
        pictures("shell-failure");
        sandboxFailure = null;
        click("#window-banner .button");
        await("session", () -> shell.pageProperty().get() == Page.SESSION);
    }

    @Test
    void noticesCoverNothingAndLeadToTheirPane() {
        click("#welcome-sandbox");
        await("session", () -> shell.pageProperty().get() == Page.SESSION);
        run(() -> {
            window.notices().tell(new Notice(
                    "orders.v1 lags", "12,400 records wait, more than 10,000.", Severity.BAD, false,
                    () -> shell.navigation().show("two")));
            window.notices().tell(new Notice("payments.v1 has caught up", "3 records.", Severity.GOOD, false, null));
        });
        pictures("shell-notices");
        assertThat(fx(() -> {
            Node page = stage().getScene().lookup(".pane-host");
            Node notices = stage().getScene().lookup("#notices");
            return page.localToScene(page.getLayoutBounds()).getMaxY()
                    <= notices.localToScene(notices.getLayoutBounds()).getMinY();
        })).as("the page ends where the notices begin").isTrue();
        click(".window-notice-show");
        assertThat(events).endsWith("two made", "two shown");
        assertThat(window.notices().shown()).extracting(Notice::title).containsExactly("payments.v1 has caught up");
        click(".window-notice-close");
        assertThat(window.notices().shown()).isEmpty();
    }

    @Test
    void productionIsUnmistakable() {
        run(() -> window.switchTo(shell.profiles().getFirst()));
        await("session", () -> shell.pageProperty().get() == Page.SESSION);
        assertThat(find("#environment-badge", Label.class).getText()).isEqualTo("PRODUCTION");
        assertThat(find("#readonly-badge", Label.class).isVisible()).isTrue();
        pictures("shell-production");
    }

    @Test
    void commandsAreFoundByAFewLetters() {
        click("#welcome-sandbox");
        await("session", () -> shell.pageProperty().get() == Page.SESSION);
        press(KeyCode.CONTROL, KeyCode.K);
        await("palette", () -> stage().getScene().lookup("#palette-query") != null);
        pictures("shell-palette");
        enter("#palette-query", "two");
        press(KeyCode.ENTER);
        await("second pane", () -> events.contains("two shown"));
        assertThat(fx(() -> stage().getScene().lookup("#palette-query"))).isNull();
        press(KeyCode.F1);
        await("sheet", () -> stage().getScene().lookup(".shortcut-sheet") != null);
        pictures("shell-shortcuts");
        press(KeyCode.ESCAPE);
        await("sheet gone", () -> stage().getScene().lookup(".shortcut-sheet") == null);
    }

    @Test
    void theFormLooksUpTestsAndOpensANewProfile() {
        click("#welcome-connect");
        await("form", () -> stage().getScene().lookup("#connect-name") != null);
        enter("#connect-name", "shop-eu");
        enter("#connect-cloud-id", "ABCDEFGHIJKLMNOP");
        enter("#connect-cloud-secret", "cloud-secret");
        await("places", () -> stage().getScene().lookup("#connect-place-file") != null);
        run(() -> form().setVvalue(1));
        click("#connect-place-file");
        click("#connect-save");
        run(() -> form().setVvalue(1));
        pictures("connect-secrets");
        click("#connect-place-keychain");
        run(() -> form().setVvalue(0));
        pictures("connect-incomplete");
        click("#connect-look");
        await("clusters", () -> find("#connect-cluster", ComboBox.class).getValue() != null);
        enter("#connect-kafka-id", "KAFKAKEY");
        enter("#connect-kafka-secret", FakeConnecting.WRONG);
        click("#connect-test-all");
        await("verdicts", () -> find("#connect-verdict-AWS", Label.class).getText().startsWith("Works"));
        await("verdicts", () -> find("#connect-verdict-KAFKA", Label.class).getText().startsWith("Failed"));
        pictures("connect-tested");
        click("#connect-save");
        await("session", () -> shell.pageProperty().get() == Page.SESSION);
        assertThat(fx(() -> shell.profiles().size())).isEqualTo(3);
    }

    private ScrollPane form() {
        return (ScrollPane) ((BorderPane) stage().getScene().lookup(".connect")).getCenter();
    }

    @Test
    void runningJobsAreShownAndCanBeCancelled() throws InterruptedException {
        click("#welcome-sandbox");
        await("session", () -> shell.pageProperty().get() == Page.SESSION);
        CountDownLatch never = new CountDownLatch(1);
        run(() -> shell.work()
                .job("read 9,000 topics", progress -> {
                    progress.report("topic 3,600 of 9,000", 3_600, 9_000);
                    never.await();
                    return "never";
                })
                .onCancelled(() -> events.add("cancelled"))
                .start());
        await("listed", () -> find("#status-jobs", Button.class).getText().equals("1 job running"));
        click("#status-jobs");
        await("progress", () -> find(".job .progress-bar", ProgressBar.class).getProgress() == 0.4);
        pictures("shell-jobs");
        click(".job .button");
        await("cancelled", () -> events.contains("cancelled"));
        await("gone", () -> find("#status-jobs", Button.class).getText().equals("No jobs running"));
        press(KeyCode.ESCAPE);
        await("closed", () -> stage().getScene().lookup(".jobs-panel") == null);
    }

    @Test
    void unsavedWorkIsAskedAboutBeforeTheProfileChanges() {
        click("#welcome-sandbox");
        await("session", () -> shell.pageProperty().get() == Page.SESSION);
        unsaved = "The run of topic2 is at step 3.";
        run(() -> window.switchTo(shell.profiles().getLast()));
        assertThat(find(".dialog-details .label", Label.class).getText()).isEqualTo(unsaved);
        click("#confirm-no");
        assertThat(events).doesNotContain("closed");
        run(() -> window.switchTo(shell.profiles().getLast()));
        click("#confirm-yes");
        await("other session", () -> find("#environment-badge", Label.class).getText().equals("STAGING"));
        await("closed", () -> events.contains("closed"));
    }

    @Test
    void aLockedFileIsUnlockedInADialogAndCancelLeavesTheProfileClosed() {
        locked = true;
        run(() -> window.switchTo(shell.profiles().getFirst()));
        await("dialog", () -> stage().getScene().lookup("#unlock-passphrase") != null);
        pictures("unlock");
        press(KeyCode.ESCAPE);
        await("closed", () -> shell.pageProperty().get() == Page.WELCOME);
        assertThat(find("#window-banner .error-why", Label.class).getText()).isEqualTo("No passphrase was given");
        click("#window-banner .error-retry");
        await("asked again", () -> stage().getScene().lookup("#unlock-passphrase") != null);
        pictures("unlock-again");
        enter("#unlock-passphrase", "sesame");
        press(KeyCode.ENTER);
        await("session", () -> shell.pageProperty().get() == Page.SESSION);
        assertThat(fx(() -> stage().getScene().lookup("#unlock-passphrase"))).isNull();
    }

    @Test
    void aCancelledOpeningTakesItsQuestionAway() {
        locked = true;
        run(() -> window.switchTo(shell.profiles().getFirst()));
        await("dialog", () -> stage().getScene().lookup("#unlock-passphrase") != null);
        run(shell::cancelOpening);
        await("closed", () -> shell.pageProperty().get() == Page.WELCOME
                && stage().getScene().lookup("#unlock-passphrase") == null);
    }

    @Test
    void profilesAreManagedInFrontOfTheOpenOneWhichIsOpenedAnewWhenItChanges() {
        run(() -> window.switchTo(shell.profiles().getLast()));
        await("session", () -> shell.pageProperty().get() == Page.SESSION);
        run(() -> window.showProfiles());
        await("list", () -> stage().getScene().lookup("#profile-edit-live") != null);
        assertThat(events).as("the pane rests").endsWith("one hidden");
        pictures("shell-profiles");
        click("#profile-edit-live");
        await("form", () -> stage().getScene().lookup("#connect-name") != null);
        assertThat(find("#connect-name", TextField.class).getText()).isEqualTo("live");
        assertThat(find("#connect-cloud-id", TextField.class).getText()).isEqualTo("CLOUD");
        pictures("connect-edit");
        click("#connect-cancel");
        await("list again", () -> stage().getScene().lookup("#profile-more-staging-eu") != null);
        run(() -> ((MenuButton) stage().getScene().lookup("#profile-more-staging-eu"))
                .getItems().stream()
                        .filter(it -> "profiles-readonly".equals(it.getId()))
                        .forEach(MenuItem::fire));
        await("opened anew", () -> shell.pageProperty().get() == Page.SESSION
                && stage().getScene().lookup("#readonly-badge") != null);
        assertThat(events).contains("closed");
        run(() -> window.showProfiles());
        click("#profiles-back");
        await("session", () -> shell.pageProperty().get() == Page.SESSION);
    }

    @Test
    void destroyingMustBeTyped() {
        run(() -> window.dialogs()
                .confirm(
                        Confirmation.destroying(
                                "Delete topic orders?",
                                "The topic and all its records will be gone. This cannot be undone.",
                                List.of("topic orders", "subject orders-value"),
                                "Delete topic",
                                "orders"),
                        () -> events.add("deleted")));
        Button yes = find("#confirm-yes", Button.class);
        assertThat(yes.isDisabled()).isTrue();
        enter("#confirm-typed", "order");
        assertThat(yes.isDisabled()).isTrue();
        pictures("shell-confirm");
        enter("#confirm-typed", "orders");
        assertThat(yes.isDisabled()).isFalse();
        click("#confirm-yes");
        assertThat(events).containsExactly("deleted");
    }

    private PaneSpec pane(String id, String title) {
        return new PaneSpec(id, title, Feather.BOX, Set.of(), context -> {
            events.add(id + " made");
            return new TestPane(id, title, events::add, () -> unsaved);
        });
    }
}
