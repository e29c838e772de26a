package tableflow.console.ui.schemas;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.review.ReviewSettingsFile;
import tableflow.console.service.schemas.files.FileState;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.SubjectShelf;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.schemas.files.FileTree;
import tableflow.console.ui.schemas.registry.RegistryServices;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.FxWork;

/// A window with the pane, a registry in memory with the subject `orders-value`, a folder of files and a topic.
abstract class SchemaDeskWindow extends UiTest {

    protected static final String ORDERS = "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"}}}";

    @TempDir
    protected Path folder = Path.of("");

    protected final FakeSubjects registry = new FakeSubjects().add("orders-value", SchemaFormat.JSON, ORDERS);
    protected final FakeMessages cluster = new FakeMessages(1, 0);
    protected final Navigation navigation = new Navigation();
    protected final FxWork work = new FxWork(InstantSource.system());
    private @Nullable Pane pane;

    protected final Path schemas() {
        return folder.resolve("schemas");
    }

    /// What lies outside the registry; files of [#schemas()] are chosen when that is a folder.
    protected final void open() throws IOException {
        open(registry::registry, registry.services());
    }

    /// With another registry than the one in memory, but for the states of files.
    protected final void open(Supplier<SchemaRegistry> subjects, RegistryServices keeper) throws IOException {
        SchemasServices.Desk desk = registry.desk(folder, () -> cluster);
        if (Files.isDirectory(schemas())) {
            desk.files().subjects().folder(schemas());
        }
        ReviewSettingsFile lint = desk.lint();
        SchemasServices services = new SchemasServices(new SubjectShelf(subjects),
                new DraftJudge(lint::read), topic -> Optional.empty(),
                new TabStore(folder.resolve("drafts"), InstantSource.system()), keeper, desk);
        Profile profile = new Profile("test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null);
        Overlay overlay = new Overlay();
        show(() -> {
            Pane made = SchemasPane.spec(services).factory().apply(new PaneContext(
                    profile, work.work(), navigation, overlay, new SimpleBooleanProperty(true)));
            pane = made;
            made.onShown();
            return new StackPane(made.view(), overlay);
        }, 1280, 760);
    }

    @AfterEach
    final void end() {
        Pane open = pane;
        if (open != null) {
            run(open::close);
        }
        work.close();
    }

    protected final Pane pane() {
        return Objects.requireNonNull(pane);
    }

    protected final CodeEditor editor() {
        return find("#schemas-editor", CodeEditor.class);
    }

    /// Brings a tab to the front, by its id.
    protected final void tab(String id) {
        run(() -> stage().getScene().getRoot().lookupAll(".schemas-tabs").stream()
                .map(TabPane.class::cast)
                .forEach(tabs -> tabs.getTabs().stream().filter(it -> id.equals(it.getId()))
                        .forEach(tabs.getSelectionModel()::select)));
    }

    /// Chooses from the menu of what can be made.
    protected final void make(String item) {
        run(() -> find("#schemas-make", MenuButton.class).getItems().stream()
                .filter(it -> item.equals(it.getId())).findFirst().orElseThrow().fire());
    }

    protected final boolean there(String selector) {
        Node node = stage().getScene().getRoot().lookup(selector);
        return node != null && node.isVisible();
    }

    protected final String words(String selector) {
        return stage().getScene().getRoot().lookup(selector) instanceof Labeled label ? label.getText() : "";
    }

    /// Fires a button once it can be.
    protected final void fire(String selector) {
        await(selector + " can be pressed", () -> stage().getScene().getRoot().lookup(selector)
                instanceof Button button && !button.isDisabled());
        run(() -> find(selector, Button.class).fire());
    }

    @SuppressWarnings("unchecked")
    protected final TreeTableView<FileTree.Node> tree() {
        return (TreeTableView<FileTree.Node>) find("#schemas-files-tree", TreeTableView.class);
    }

    protected final Optional<FileTree.Node> node(String path) {
        return IntStream.range(0, tree().getExpandedItemCount()).mapToObj(at -> tree().getTreeItem(at).getValue())
                .filter(it -> it.path().equals(path)).findFirst();
    }

    protected final boolean is(String path, FileState.Kind kind) {
        return node(path).flatMap(FileTree.Node::worst).filter(kind::equals).isPresent();
    }

    protected final void select(String path) {
        await(path + " is there", () -> node(path).isPresent());
        run(() -> {
            for (int at = 0; at < tree().getExpandedItemCount(); at++) {
                if (tree().getTreeItem(at).getValue().path().equals(path)) {
                    tree().getSelectionModel().select(at);
                }
            }
        });
    }

    protected final void choose(String path) {
        select(path);
        run(() -> tree().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "",
                KeyCode.ENTER, false, false, false, false)));
    }

    protected final Button save() {
        return find("#schemas-files-save", Button.class);
    }
}
