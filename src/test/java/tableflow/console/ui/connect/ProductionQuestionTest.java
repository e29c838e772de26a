package tableflow.console.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.work.TestWork;

/// The form lets changes happen in production only after its name was typed, as the list of profiles does.
class ProductionQuestionTest extends UiTest {

    private final FakeConnecting services = new FakeConnecting();
    private final List<String> saved = new ArrayList<>();

    private ConnectViewModel edit(String tag, boolean readOnly) {
        Profile profile = new Profile(
                "live", Open.of(Profile.Kind.CLOUD), tag, readOnly,
                new Profile.Confluent(URI.create("https://api.confluent.cloud"), "org-9", "env-abc123",
                        KeyRef.stored("CLOUD", "cloud/ref"), "sa-7"),
                null, null, null, null);
        ConnectViewModel form = fx(() -> new ConnectViewModel(
                TestWork.inline().work, services, FXCollections.observableArrayList(profile),
                new StoredProfile(profile, Path.of("live.json"), "r1"), saved::add));
        show(() -> {
            Overlay overlay = new Overlay();
            form.open();
            return new StackPane(new ConnectView(form, overlay, () -> {}), overlay);
        }, 1000, 680);
        return form;
    }

    private boolean asks() {
        return fx(() -> stage().getScene().lookup("#confirm-typed") != null);
    }

    @Test
    void productionIsOpenedByTypingItsName() {
        ConnectViewModel form = edit("prod", true);
        run(() -> form.draft().readOnly.set(false));

        click("#connect-save");

        assertThat(asks()).isTrue();
        assertThat(find("#confirm-yes", Button.class).isDisabled()).isTrue();
        pictures("connect-production");
        click("#confirm-no");
        assertThat(asks()).isFalse();
        assertThat(services.saved).as("a no saves nothing").isEmpty();
        click("#connect-save");
        enter("#confirm-typed", "live");
        click("#confirm-yes");
        assertThat(services.saved).singleElement().matches(it -> !it.readOnly());
        assertThat(saved).containsExactly("live");
    }

    @Test
    void aNewTagIsNoWayAround() {
        ConnectViewModel form = edit("prod", true);
        run(() -> {
            form.draft().readOnly.set(false);
            form.draft().tag.set("dev");
        });
        click("#connect-save");
        assertThat(asks()).as("it was production").isTrue();
        assertThat(services.saved).isEmpty();
    }

    @Test
    void whatOpensNothingInProductionIsSavedAtOnce() {
        assertThat(edit("prod", true).opensProduction()).as("still read-only").isFalse();
        assertThat(edit("prod", false).opensProduction()).as("was open").isFalse();
        ConnectViewModel form = edit("staging", true);
        run(() -> form.draft().readOnly.set(false));
        click("#connect-save");
        assertThat(asks()).isFalse();
        assertThat(services.saved).hasSize(1);
    }
}
