package tableflow.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.connect.FakeConnecting;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.ShellViewModel.Page;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.TestWork;
import tableflow.console.ui.work.Work;

/// Opening, switching and leaving profiles, without a window.
class ShellViewModelTest {

    @TempDir
    Path directory;

    private final List<String> events = new ArrayList<>();
    private final List<Profile> stored = new ArrayList<>(List.of(profile("one"), profile("two")));
    private @Nullable RuntimeException refusal;

    @Test
    void firstStartWelcomes() {
        ShellViewModel shell = start(TestWork.inline());
        assertThat(page(shell)).isEqualTo(Page.WELCOME);
        assertThat(shell.profiles()).hasSize(2);
        assertThat(shell.navigation().panes()).isEmpty();
    }

    @Test
    void theLastProfileAndPaneComeBack() {
        ShellViewModel shell = start(TestWork.inline());
        shell.open(stored.get(1));
        shell.navigation().show("b");
        shell.shutDown();
        ShellViewModel again = start(TestWork.inline());
        assertThat(page(again)).isEqualTo(Page.SESSION);
        assertThat(Objects.requireNonNull(again.sessionProperty().get()).profile().name()).isEqualTo("two");
        assertThat(Objects.requireNonNull(again.navigation().currentProperty().get()).id()).isEqualTo("b");
    }

    @Test
    void theSandboxComesBackToo() {
        ShellViewModel shell = start(TestWork.inline());
        shell.openSandbox();
        shell.shutDown();
        events.clear();
        start(TestWork.inline());
        assertThat(events).containsExactly("sandbox started", "open sandbox");
    }

    @Test
    void aRememberedProfileThatIsGoneWelcomes() {
        ShellViewModel shell = start(TestWork.inline());
        shell.open(stored.get(1));
        shell.shutDown();
        stored.remove(1);
        assertThat(page(start(TestWork.inline()))).isEqualTo(Page.WELCOME);
    }

    @Test
    void switchingClosesWhatWasOpen() {
        ShellViewModel shell = start(TestWork.inline());
        shell.open(stored.get(0));
        shell.open(stored.get(1));
        assertThat(events).containsExactly("open one", "close one", "open two");
        shell.leaveFor(Page.CONNECT);
        assertThat(events).endsWith("close two");
        assertThat(shell.sessionProperty().get()).isNull();
        assertThat(shell.navigation().currentProperty().get()).isNull();
    }

    @Test
    void shutDownClosesTheSessionEvenWhileJobsRun() {
        TestWork queued = TestWork.queued();
        ShellViewModel shell = start(queued);
        queued.runNext();
        shell.open(stored.getFirst());
        queued.runNext();
        shell.work().job("long", progress -> events.add("long job ran")).start();
        shell.shutDown();
        while (queued.waiting() > 0) {
            queued.runNext();
        }
        assertThat(events).containsExactly("open one", "close one");
    }

    @Test
    void aFailureToOpenIsShownAndCanBeTriedAgain() {
        ShellViewModel shell = start(TestWork.inline());
        refusal = RemoteFailure.of(RemoteFailure.Kind.UNAUTHORIZED, "open profile one", "the keychain is locked");
        shell.open(stored.getFirst());
        assertThat(page(shell)).isEqualTo(Page.WELCOME);
        Problem problem = Objects.requireNonNull(shell.problemProperty().get());
        assertThat(problem.failure()).isSameAs(refusal);
        refusal = null;
        Objects.requireNonNull(problem.retry()).run();
        assertThat(page(shell)).isEqualTo(Page.SESSION);
        assertThat(shell.problemProperty().get()).isNull();
    }

    @Test
    void openingCanBeCancelledAndTheNewestChoiceWins() {
        TestWork queued = TestWork.queued();
        ShellViewModel shell = start(queued);
        queued.runNext();
        shell.open(stored.get(0));
        assertThat(page(shell)).isEqualTo(Page.OPENING);
        shell.open(stored.get(1));
        queued.runNext();
        queued.runNext();
        assertThat(Objects.requireNonNull(shell.sessionProperty().get()).profile().name()).isEqualTo("two");
        shell.open(stored.get(0));
        shell.cancelOpening();
        queued.timer.advance(Work.GRACE);
        assertThat(page(shell)).isEqualTo(Page.WELCOME);
    }

    @Test
    void aFailureOfAnyJobWithoutAHandlerIsShown() {
        TestWork inline = TestWork.inline();
        ShellViewModel shell = start(inline);
        inline.work.job("anything", progress -> {
                    throw new IllegalStateException("odd");
                })
                .start();
        assertThat(Objects.requireNonNull(shell.problemProperty().get()).failure().why()).isEqualTo("odd");
    }

    @Test
    void damagedSettingsAreReportedAndTheWindowStillOpens() throws IOException {
        Files.writeString(directory.resolve("window.json"), "{broken");
        ShellViewModel shell = start(TestWork.inline());
        assertThat(page(shell)).isEqualTo(Page.WELCOME);
        assertThat(Objects.requireNonNull(shell.problemProperty().get()).failure().why()).contains("window.json");
    }

    private ShellViewModel start(TestWork work) {
        ShellPorts ports = new ShellPorts(
                progress -> List.copyOf(stored),
                progress -> {
                    events.add("sandbox started");
                    return profile("sandbox");
                },
                (profile, progress) -> {
                    if (refusal != null) {
                        throw refusal;
                    }
                    events.add("open " + profile.name());
                    return new Session(
                            profile, List.of(pane("a"), pane("b")), () -> events.add("close " + profile.name()));
                },
                new FakeConnecting());
        WindowSettings settings = new WindowSettings(directory.resolve("window.json"), work.timer, work.timer);
        ShellViewModel shell = new ShellViewModel(work.work, ports, settings);
        shell.start();
        return shell;
    }

    private static Page page(ShellViewModel shell) {
        return shell.pageProperty().get();
    }

    private static PaneSpec pane(String id) {
        return new PaneSpec(id, id, Feather.BOX, Set.of(), context -> {
            throw new AssertionError("not made in this test");
        });
    }

    private static Profile profile(String name) {
        KeyRef key = KeyRef.inline("KEY", new Secret("secret"));
        return new Profile(
                name,
                Open.of(Profile.Kind.CLOUD),
                "dev",
                false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, null, key, null),
                null,
                null,
                null,
                null);
    }
}
