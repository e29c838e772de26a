package tableflow.console.ui.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.SecretVault;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The list of profiles as a user sees it, on the real service and an encrypted file.
class ProfilesViewTest extends UiTest {

    @TempDir
    private Path folder;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final ScheduledTimer timer = new ScheduledTimer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestProfiles stored;
    private @Nullable ProfilesView view;

    @BeforeEach
    void store() {
        stored = new TestProfiles(folder, SecretVault.Kind.FILE, (why, store) -> Optional.of(new Secret("old one")));
        stored.add("live", "prod", true);
        stored.add("shop-eu", "staging", false);
        stored.add("a team's profile whose name is far longer than anybody would ever want to read in a list of them",
                "dev", false);
    }

    @AfterEach
    void close() {
        if (view != null) {
            run(view::close);
        }
        timer.close();
        threads.close();
    }

    private void open(@Nullable String open) {
        Work work = new Work(threads, Platform::runLater, timer, InstantSource.system());
        Profile profile = open == null ? null : stored.profiles.load(open).profile();
        show(() -> {
            Overlay overlay = new Overlay();
            ProfilesViewModel model = new ProfilesViewModel(
                    work, stored.services, new ProfileBook(), profile, new ProfilesViewModel.Listener() {
                        @Override
                        public void changed(String name) {
                            events.add("changed " + name);
                        }

                        @Override
                        public void deleted() {
                            events.add("deleted");
                        }
                    });
            model.load();
            ProfilesView shown = new ProfilesView(model, overlay, new Listening());
            view = shown;
            return new StackPane(shown, overlay);
        }, 1000, 680);
        await("profiles", () -> shows("#profile-card-live"));
    }

    private boolean shows(String selector) {
        return stage().getScene().lookup(selector) != null;
    }

    private void choose(String profile, String item) {
        MenuItem chosen = fx(() -> ((MenuButton) stage().getScene().lookup("#profile-more-" + profile))
                .getItems().stream().filter(it -> item.equals(it.getId())).findFirst().orElseThrow());
        run(chosen::fire);
    }

    @Test
    void theListShowsEnvironmentsAndWhereSecretsLie() throws IOException {
        Files.writeString(folder.resolve("profiles").resolve("odd.json"), "{\"version\":1}");
        open("live");
        await("notice", () -> shows(".profile-notice"));
        pictures("profiles");
        assertThat(find("#profile-card-live .environment-badge", Label.class).getText()).isEqualTo("PRODUCTION");
        assertThat(shows("#profile-card-live .readonly-badge")).isTrue();
        assertThat(shows("#profile-card-shop-eu .readonly-badge")).isFalse();
        assertThat(find("#profile-more-live", MenuButton.class).getAccessibleText()).contains("live");
        click("#profile-open-shop-eu");
        click("#profile-edit-shop-eu");
        click("#profiles-new");
        click("#profiles-back");
        assertThat(events).containsExactly("open shop-eu", "edit shop-eu", "create", "back");
    }

    @Test
    void renamingChecksTheNameWhileItIsTyped() {
        open("shop-eu");
        choose("shop-eu", "profiles-rename");
        await("dialog", () -> shows("#profile-name"));
        enter("#profile-name", "live");
        assertThat(find("#profile-name-yes", Button.class).isDisabled()).isTrue();
        pictures("profiles-rename");
        enter("#profile-name", "shop-us");
        click("#profile-name-yes");
        await("renamed", () -> shows("#profile-card-shop-us"));
        assertThat(events).containsExactly("asked", "changed shop-us");
    }

    @Test
    void aCopyIsProposedAName() {
        open(null);
        choose("shop-eu", "profiles-duplicate");
        click("#profile-name-yes");
        await("copied", () -> stored.profiles.list().find("shop-eu copy").isPresent());
        assertThat(events).isEmpty();
    }

    @Test
    void deletingAProductionProfileMustBeTypedAndNamesItsSecrets() {
        open(null);
        choose("live", "profiles-delete");
        await("question", () -> shows("#confirm-typed"));
        pictures("profiles-delete");
        List<String> details = fx(() -> stage().getScene().getRoot().lookupAll(".dialog-details .label").stream()
                .map(it -> ((Label) it).getText())
                .toList());
        assertThat(details).containsExactly("Cloud API key CLOUD", "Kafka API key KAFKA");
        assertThat(find("#confirm-yes", Button.class).isDisabled()).isTrue();
        enter("#confirm-typed", "live");
        click("#confirm-yes");
        await("gone", () -> !shows("#profile-card-live"));
        assertThat(stored.profiles.list().find("live")).isEmpty();
    }

    @Test
    void allowingChangesInProductionIsAskedAndReadOnlyIsNot() {
        open("live");
        choose("live", "profiles-writable");
        await("question", () -> shows("#confirm-typed"));
        enter("#confirm-typed", "live");
        click("#confirm-yes");
        await("writable", () -> !stored.profiles.load("live").profile().readOnly());
        await("told", () -> events.contains("changed live"));
        await("listed", () -> !shows("#profile-card-live .readonly-badge"));
        choose("live", "profiles-readonly");
        await("read-only", () -> stored.profiles.load("live").profile().readOnly());
    }

    @Test
    void thePassphraseIsChangedWithAHintOfItsStrength() {
        open(null);
        await("place", () -> find("#profiles-passphrase", Button.class).isVisible());
        click("#profiles-passphrase");
        await("dialog", () -> shows("#unlock-present"));
        enter("#unlock-present", "not the old one");
        enter("#unlock-new", "abc123");
        assertThat(find("#unlock-strength", Label.class).getText()).isEqualTo("Weak");
        enter("#unlock-new", "violin gravel ninety lakes");
        assertThat(find("#unlock-strength", Label.class).getText()).isEqualTo("Strong");
        enter("#unlock-repeat", "violin gravel ninety rivers");
        assertThat(find("#unlock-yes", Button.class).isDisabled()).isTrue();
        pictures("passphrase-change");
        enter("#unlock-repeat", "violin gravel ninety lakes");
        click("#unlock-yes");
        await("refused", () -> fx(() -> stage().getScene().getRoot().lookupAll(".field-hint").stream()
                .anyMatch(it -> it instanceof Label label && label.getText().startsWith("This passphrase does not"))));
        assertThat(find("#unlock-new", PasswordField.class).getText()).as("kept").isNotEmpty();
        enter("#unlock-present", "old one");
        click("#unlock-yes");
        await("closed", () -> !shows("#unlock-present"));
        TestProfiles again = new TestProfiles(
                folder, SecretVault.Kind.FILE, (why, store) -> Optional.of(new Secret("violin gravel ninety lakes")));
        StoredProfile profile = again.profiles.load("live");
        assertThat(again.profiles.resolve(profile.profile().confluent().cloudApiKey()).secret())
                .isEqualTo(new Secret("cloud-secret"));
    }

    private final class Listening implements ProfilesView.Actions {

        @Override
        public void open(Profile profile) {
            events.add("open " + profile.name());
        }

        @Override
        public void edit(StoredProfile profile) {
            events.add("edit " + profile.name());
        }

        @Override
        public void create() {
            events.add("create");
        }

        @Override
        public void back() {
            events.add("back");
        }

        @Override
        public void reconnecting(Runnable change) {
            events.add("asked");
            change.run();
        }
    }
}
