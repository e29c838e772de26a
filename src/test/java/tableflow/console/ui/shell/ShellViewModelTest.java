package tableflow.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.ui.connect.FakeConnecting;
import tableflow.console.ui.profiles.TestProfiles;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.ShellViewModel.Page;
import tableflow.console.ui.unlock.PassphraseDesk;
import tableflow.console.ui.work.Problem;
import tableflow.console.ui.work.TestWork;
import tableflow.console.ui.work.Work;

/// Opening, switching and leaving profiles, without a window.
class ShellViewModelTest {

    @TempDir
    Path directory;

    private final List<String> events = new ArrayList<>();
    private final List<Profile> stored = new ArrayList<>();
    private TestProfiles profiles;
    private @Nullable RuntimeException refusal;
    private @Nullable OpenProfile lastOpened;

    @BeforeEach
    void store() {
        profiles = new TestProfiles(directory);
        stored.add(profiles.add("one", "dev", false).profile());
        stored.add(profiles.add("two", "dev", false).profile());
    }

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
        profiles.profiles.delete(profiles.profiles.load("two"));
        assertThat(page(start(TestWork.inline()))).isEqualTo(Page.WELCOME);
    }

    @Test
    void switchingClosesWhatWasOpen() {
        ShellViewModel shell = start(TestWork.inline());
        shell.open(stored.get(0));
        shell.open(stored.get(1));
        assertThat(events).containsExactly("open one", "close one", "open two");
        shell.leave();
        assertThat(events).endsWith("close two");
        assertThat(page(shell)).isEqualTo(Page.WELCOME);
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
                progress -> {
                    events.add("sandbox started");
                    return TestProfiles.profile("sandbox", "dev", false);
                },
                (profile, progress) -> {
                    if (refusal != null) {
                        throw refusal;
                    }
                    events.add("open " + profile.name());
                    OpenProfile opened = new OpenProfile(profile);
                    lastOpened = opened;
                    return new Session(
                            opened, List.of(pane("a"), pane("b")), () -> events.add("close " + profile.name()));
                },
                new FakeConnecting(),
                profiles.services,
                new PassphraseDesk());
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

    @Test
    void formAndListStandInFrontOfTheSessionAndLeadBackToIt() {
        ShellViewModel shell = start(TestWork.inline());
        shell.back();
        assertThat(page(shell)).isEqualTo(Page.WELCOME);
        shell.open(stored.getFirst());
        for (Runnable way : List.<Runnable>of(shell::connect, shell::showProfiles)) {
            way.run();
            assertThat(page(shell)).isNotEqualTo(Page.SESSION);
            assertThat(shell.sessionProperty().get()).isNotNull();
            shell.back();
            assertThat(page(shell)).isEqualTo(Page.SESSION);
        }
        assertThat(events).containsExactly("open one");
    }

    @Test
    void newKeysReachTheOpenProfileAndTheListWithoutOpeningItAnew() {
        ShellViewModel shell = start(TestWork.inline());
        shell.open(stored.getFirst());
        StoredProfile before = profiles.profiles.load("one");
        Profile changed = before.profile().withReadOnly(true);
        profiles.profiles.update(before, changed);
        Objects.requireNonNull(lastOpened).change(changed);
        assertThat(shell.profileProperty().get()).isEqualTo(changed);
        assertThat(shell.profiles().getFirst()).isEqualTo(changed);
        assertThat(events).containsExactly("open one");
    }

    @Test
    void newsOfASessionThatIsClosedAreDropped() {
        ShellViewModel shell = start(TestWork.inline());
        shell.open(stored.getFirst());
        OpenProfile closed = Objects.requireNonNull(lastOpened);
        shell.open(stored.getLast());
        closed.change(stored.getFirst().withReadOnly(true));
        assertThat(Objects.requireNonNull(shell.profileProperty().get()).name()).isEqualTo("two");
    }

    @Test
    void unreadableProfileFilesAreToldOnce() throws IOException {
        Files.writeString(directory.resolve("profiles").resolve("torn.json"), "{\"version\":1, \"na");
        ShellViewModel shell = start(TestWork.inline());
        Problem problem = Objects.requireNonNull(shell.problemProperty().get());
        assertThat(problem.failure().why()).contains("torn.json");
        assertThat(shell.book().notices()).hasSize(1);
        assertThat(shell.profiles()).hasSize(2);
        shell.open(stored.getFirst());
        shell.openStored("two");
        assertThat(shell.problemProperty().get()).isNull();
        assertThat(shell.book().notices()).as("where it was set aside stays known").hasSize(1);
    }

    @Test
    void onlyAStoredProfileCountsAsTheOpenOne() {
        ShellViewModel shell = start(TestWork.inline());
        StoredProfile namesake = profiles.add("sandbox", "dev", false);
        shell.openSandbox();
        assertThat(shell.isOpen(namesake)).isFalse();
        shell.openStored("one");
        assertThat(shell.isOpen(profiles.profiles.load("one"))).isTrue();
    }
}
