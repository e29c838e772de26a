package tableflow.console.ui.schemas;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.SubjectShelf;
import tableflow.console.service.schemas.registry.RegistryDesk;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.service.schemas.registry.SchemaUses;
import tableflow.console.service.schemas.subjects.Subjects;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.schemas.registry.RegistryServices;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.FxWork;

/// A window with the pane on a registry over HTTP, and how one goes about in it.
abstract class RegistryWindow extends UiTest {

    /// Closed with the JVM: several classes have them.
    protected static final RegistryStand STAND = new RegistryStand();
    protected static final RegistryStand OTHER = new RegistryStand();

    @TempDir
    private Path folder = Path.of("");

    private final FxWork work = new FxWork(InstantSource.system());
    private @Nullable Pane pane;

    protected static Profile profile(String tag, boolean readOnly) {
        return new Profile("test", Open.of(Profile.Kind.SANDBOX), tag, readOnly,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null), null, null, null, null);
    }

    protected void open(Profile profile) {
        RegistryDesk desk = profile.readOnly() ? STAND.readOnly() : STAND.desk();
        RegistryServices registry = new RegistryServices(desk, new SchemaUses(desk, () -> Set.of("shown"), () -> {
            throw RemoteFailure.of(RemoteFailure.Kind.UNAUTHORIZED, "open Tableflow", "the profile has no key");
        }), () -> new Subjects(STAND.registry(), desk.guard()), new OtherProfiles<>() {
            @Override
            public List<String> names() {
                return List.of("test", "staging");
            }

            @Override
            public Opened<RegistryDesk> open(String name) {
                return new Opened<>(profile("staging", false), OTHER.desk(), () -> {});
            }
        });
        SchemasServices services = new SchemasServices(new SubjectShelf(STAND::registry),
                new DraftJudge(() -> ReviewSettings.USUAL), topic -> Optional.empty(),
                new TabStore(folder, InstantSource.system()), registry, new FakeSubjects().desk(folder));
        Overlay overlay = fx(Overlay::new);
        show(() -> {
            Pane made = SchemasPane.spec(services).factory().apply(new PaneContext(
                    profile, work.work(), new Navigation(), overlay, new SimpleBooleanProperty(true)));
            pane = made;
            made.onShown();
            return new StackPane((Parent) made.view(), overlay);
        }, 1320, 820);
    }

    @AfterEach
    void end() {
        Pane open = pane;
        if (open != null) {
            run(open::close);
        }
        work.close();
    }

    protected void choose(String subject) {
        ListView<?> subjects = find("#schemas-subjects", ListView.class);
        await("subjects are listed", () -> subjects.getItems().contains(subject));
        run(() -> {
            @SuppressWarnings("unchecked")
            ListView<String> list = (ListView<String>) subjects;
            list.getSelectionModel().select(subject);
            list.requestFocus();
        });
        await("the list has the focus", subjects::isFocused);
        press(javafx.scene.input.KeyCode.ENTER);
    }

    protected void tab(String id) {
        run(() -> stage().getScene().getRoot().lookupAll(".schemas-tabs").stream()
                .map(TabPane.class::cast)
                .forEach(tabs -> tabs.getTabs().stream().filter(it -> id.equals(it.getId()))
                        .forEach(tabs.getSelectionModel()::select)));
    }

    protected @Nullable Node node(String selector) {
        return stage().getScene().getRoot().lookup(selector);
    }

    protected void fire(String selector) {
        await(selector + " can be pressed", () -> node(selector) instanceof Button button && !button.isDisabled());
        run(() -> find(selector, Button.class).fire());
    }

    protected void menu(String id) {
        MenuButton more = find("#schemas-registry-more", MenuButton.class);
        await("the menu has " + id, () -> more.getItems().stream().anyMatch(it -> id.equals(it.getId())));
        run(() -> more.getItems().stream().filter(it -> id.equals(it.getId())).findFirst().map(MenuItem.class::cast)
                .orElseThrow().fire());
    }

    @SuppressWarnings("unchecked")
    protected TableView<RegisteredSchema> versions() {
        return find("#schemas-version-table", TableView.class);
    }

    protected void select(int number) {
        await("version " + number + " is listed",
                () -> versions().getItems().stream().anyMatch(it -> it.number() == number));
        run(() -> {
            versions().getSelectionModel().clearSelection();
            versions().getItems().stream().filter(it -> it.number() == number).findFirst()
                    .ifPresent(versions().getSelectionModel()::select);
        });
    }

    protected String label(String id) {
        return node(id) instanceof Label label && label.getText() != null ? label.getText() : "";
    }

    protected boolean reviewed(String words) {
        return node("#change-reviewed") instanceof Parent reviewed
                && reviewed.lookupAll(".label").stream().anyMatch(it -> it instanceof Label label
                        && label.getText() != null && label.getText().contains(words));
    }

    protected void closeDialog() {
        fire("#change-close");
        await("the dialog is closed", () -> node("#change-dialog") == null);
    }
}
