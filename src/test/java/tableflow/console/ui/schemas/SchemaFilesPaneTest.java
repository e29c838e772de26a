package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.lint.LintRule;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.review.ReviewSettingsFile;
import tableflow.console.service.schemas.files.FileState;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.SubjectShelf;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.schemas.files.FilesViewModel.Row;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.FxWork;

/// Files, rules and what is made of schemas, in the pane.
class SchemaFilesPaneTest extends UiTest {

    private static final String ORDERS = "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"}}}";

    @TempDir
    private Path folder = Path.of("");

    private final FakeSubjects registry = new FakeSubjects().add("orders-value", SchemaFormat.JSON, ORDERS);
    private final FxWork work = new FxWork(InstantSource.system());
    private @Nullable Pane pane;

    private Path schemas() {
        return folder.resolve("schemas");
    }

    private void open() throws IOException {
        Files.createDirectories(schemas().resolve("json"));
        Files.writeString(schemas().resolve("json/orders-value.json"), ORDERS + "\r\n");
        Files.writeString(schemas().resolve("json/fresh-value.json"), ORDERS);
        Files.writeString(schemas().resolve("notes.proto"), "syntax = \"proto3\";\nmessage Note { string a = 1; }\n");
        SchemasServices.Desk desk = registry.desk(folder);
        desk.files().subjects().folder(schemas());
        ReviewSettingsFile lint = desk.lint();
        SchemasServices services = new SchemasServices(new SubjectShelf(registry::registry),
                new DraftJudge(lint::read), topic -> Optional.empty(),
                new TabStore(folder.resolve("drafts"), InstantSource.system()), registry.services(), desk);
        Profile profile = new Profile("test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null);
        Overlay overlay = new Overlay();
        show(() -> {
            Pane made = SchemasPane.spec(services).factory().apply(new PaneContext(
                    profile, work.work(), new Navigation(), overlay, new SimpleBooleanProperty(true)));
            pane = made;
            made.onShown();
            return new StackPane(made.view(), overlay);
        }, 1280, 760);
        run(() -> find(".schemas-tabs-problems", TabPane.class).getTabs().stream()
                .filter(tab -> "schemas-files-tab".equals(tab.getId())).findFirst()
                .ifPresent(tab -> tab.getTabPane().getSelectionModel().select(tab)));
    }

    @AfterEach
    void end() {
        Pane open = pane;
        if (open != null) {
            run(open::close);
        }
        work.close();
    }

    private CodeEditor editor() {
        return find("#schemas-editor", CodeEditor.class);
    }

    private Row row(String name) {
        TableView<?> table = find("#schemas-files-table", TableView.class);
        return table.getItems().stream().map(Row.class::cast).filter(row -> row.file().name().equals(name)).findFirst()
                .orElseThrow();
    }

    private boolean is(String name, FileState.Kind kind) {
        TableView<?> table = find("#schemas-files-table", TableView.class);
        return table.getItems().size() == 3
                && row(name).state().map(FileState::kind).filter(kind::equals).isPresent();
    }

    private void choose(String name) {
        run(() -> {
            @SuppressWarnings("unchecked")
            TableView<Row> table = find("#schemas-files-table", TableView.class);
            table.getSelectionModel().select(row(name));
            table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "",
                    KeyCode.ENTER, false, false, false, false));
        });
    }

    private Button save() {
        return find("#schemas-files-save", Button.class);
    }

    @Test
    void filesAreHeldAgainstTheRegistryEditedAndSavedToTheByte() throws IOException {
        open();
        await("the states are known", () -> is("json/orders-value.json", FileState.Kind.SAME)
                && is("json/fresh-value.json", FileState.Kind.ABSENT)
                && is("notes.proto", FileState.Kind.NO_SUBJECT));
        pictures("schemas-files");
        choose("json/orders-value.json");
        await("the file is the draft", () -> save().isVisible() && editor().text().equals(ORDERS + "\n"));
        assertThat(fx(() -> save().isDisabled())).isTrue();
        run(() -> editor().setText(ORDERS.replace("string", "number") + "\n"));
        await("it can be saved", () -> !save().isDisabled());
        run(() -> save().fire());
        await("it is saved", () -> save().isDisabled());
        assertThat(Files.readString(schemas().resolve("json/orders-value.json")))
                .isEqualTo(ORDERS.replace("string", "number") + "\r\n");
        await("it is none of the versions", () -> is("json/orders-value.json", FileState.Kind.UNTOLD));
    }

    @Test
    void whatAnotherProgramWroteIsNotWrittenOver() throws IOException {
        open();
        await("the states are known", () -> is("json/fresh-value.json", FileState.Kind.ABSENT));
        choose("json/fresh-value.json");
        await("the file is the draft", () -> save().isVisible() && editor().text().equals(ORDERS));
        Path file = schemas().resolve("json/fresh-value.json");
        Files.writeString(file, ORDERS.replace("id", "key"));
        await("an untouched draft follows", () -> editor().text().contains("key"));
        run(() -> editor().setText(ORDERS.replace("id", "mine")));
        await("it can be saved", () -> !save().isDisabled());
        Files.writeString(file, ORDERS.replace("id", "theirs"));
        await("both are shown", () -> there("#schemas-files-conflict"));
        pictures("schemas-files-conflict");
        assertThat(Files.readString(file)).contains("theirs");
        run(() -> find("#schemas-files-conflict-keep", Button.class).fire());
        await("the draft is kept", () -> save().isDisabled());
        assertThat(Files.readString(file)).contains("mine");
    }

    @Test
    void conversionsNameWhatIsLostBeforeTheyAreTaken() throws IOException {
        open();
        await("the states are known", () -> is("json/orders-value.json", FileState.Kind.SAME));
        run(() -> {
            MenuButton make = find("#schemas-make", MenuButton.class);
            make.getItems().stream().filter(it -> "schemas-make-convert-AVRO".equals(it.getId())).findFirst()
                    .orElseThrow().fire();
        });
        await("what is made is shown", () -> there("#schemas-made-take"));
        assertThat(fx(() -> editor().text())).doesNotContain("\"record\"");
        pictures("schemas-made");
        run(() -> find("#schemas-made-take", Button.class).fire());
        await("the draft is Avro", () -> editor().text().contains("\"record\""));
    }

    @Test
    void aRuleThatIsSwitchedOffIsRemembered() throws IOException {
        open();
        await("the states are known", () -> is("json/orders-value.json", FileState.Kind.SAME));
        run(() -> find(".schemas-tabs-columns", TabPane.class).getTabs().stream()
                .filter(tab -> "schemas-rules-tab".equals(tab.getId())).findFirst()
                .ifPresent(tab -> tab.getTabPane().getSelectionModel().select(tab)));
        await("the rules are listed", () -> there("#schemas-rules")
                && find("#schemas-rules", ListView.class).getItems().size() > 40);
        pictures("schemas-rules");
        LintRule rule = fx(() -> (LintRule) find("#schemas-rules", ListView.class).getItems().getFirst());
        run(() -> {
            ListView<?> rules = find("#schemas-rules", ListView.class);
            rules.getSelectionModel().select(0);
            rules.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false));
        });
        ReviewSettingsFile kept = registry.desk(folder).lint();
        await("it is kept", () -> !kept.read().choice(rule.id()).on());
    }

    private boolean there(String selector) {
        return stage().getScene().getRoot().lookup(selector) != null;
    }
}
