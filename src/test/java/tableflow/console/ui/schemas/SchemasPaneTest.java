package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.schema.SchemaFinding.Severity;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.query.desk.TabStore;
import tableflow.console.service.schemas.assist.OutlinePart;
import tableflow.console.service.schemas.judge.DraftJudge;
import tableflow.console.service.schemas.judge.Remark;
import tableflow.console.service.schemas.judge.SubjectShelf;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.Png;
import tableflow.console.ui.control.Theme;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.dialog.Overlay;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.shell.Pane;
import tableflow.console.ui.shell.PaneContext;
import tableflow.console.ui.work.FxWork;

class SchemasPaneTest extends UiTest {

    private static final String ORDERS = """
            {"type":"object","description":"An order.","required":["order_id"],"properties":{
            "order_id":{"type":"string","description":"Names the order."},
            "customer":{"type":"object","properties":{"name":{"type":"string"},"since":{"type":"integer"}}},
            "note":{"type":"string"},"total":{"type":"number","connect.type":"float32"}}}""";

    @TempDir
    private Path folder = Path.of("");

    private final FakeSubjects registry = new FakeSubjects()
            .add("orders-value", SchemaFormat.JSON, ORDERS)
            .add("shipments-value", SchemaFormat.PROTOBUF,
                    "syntax = \"proto3\";\npackage shop;\n\nmessage Shipment {\n  string id = 1;\n}\n")
            .add("eu-central-1.billing." + "invoice-adjustment-".repeat(8) + "value", SchemaFormat.AVRO, "\"string\"");
    private final FxWork work = new FxWork(InstantSource.system());
    private @Nullable Pane pane;

    private void open(double width, double height) {
        SchemasServices services = new SchemasServices(new SubjectShelf(registry::registry),
                new DraftJudge(() -> ReviewSettings.USUAL), topic -> Optional.empty(),
                new TabStore(folder, InstantSource.system()), registry.services(),
                registry.desk(folder));
        Profile profile = new Profile("test", Open.of(Profile.Kind.SANDBOX), "dev", false,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null);
        show(() -> {
            Pane made = SchemasPane.spec(services).factory().apply(new PaneContext(
                    profile, work.work(), new Navigation(), new Overlay(), new SimpleBooleanProperty(true)));
            pane = made;
            made.onShown();
            return (javafx.scene.Parent) made.view();
        }, width, height);
    }

    @AfterEach
    void end() {
        Pane open = pane;
        if (open != null) {
            run(open::close);
        }
        work.close();
    }

    private ListView<?> subjects() {
        return find("#schemas-subjects", ListView.class);
    }

    private CodeEditor editor() {
        return find("#schemas-editor", CodeEditor.class);
    }

    private String verdict(String which) {
        return find("#schemas-verdict-" + which, Label.class).getText();
    }

    private void choose(String subject) {
        await("subjects are listed", () -> subjects().getItems().contains(subject));
        run(() -> {
            @SuppressWarnings("unchecked")
            ListView<String> list = (ListView<String>) subjects();
            list.requestFocus();
            list.getSelectionModel().select(subject);
        });
        await("the list has the focus", () -> subjects().isFocused());
        press(KeyCode.ENTER);
    }

    @Test
    void anEditThatSuspendsTheTableIsTold() {
        open(1280, 760);
        choose("orders-value");
        await("the subject is open", () -> editor().text().contains("order_id"));
        await("its table stays", () -> verdict("table").equals("The table stays"));
        assertThat(fx(() -> verdict("schema"))).isEqualTo("Valid schema");
        assertThat(fx(() -> verdict("compatibility"))).contains("BACKWARD");
        run(() -> {
            int from = editor().text().indexOf("\"note\"");
            editor().replace(from, from + "\"note\"".length(), "\"remark\"");
        });
        await("the table will be suspended", () -> verdict("table").equals("Suspends the table"));
        assertThat(fx(() -> verdict("compatibility"))).isEqualTo("Incompatible: BACKWARD");
        ListView<?> problems = find("#schemas-problems", ListView.class);
        await("the rule is listed", () -> problems.getItems().stream().anyMatch(it ->
                it instanceof Remark remark && remark.finding().rule().equals("FIELD_DELETED")));
        List<Severity> listed = fx(() -> problems.getItems().stream()
                .map(it -> ((Remark) it).finding().severity()).toList());
        assertThat(listed).as("errors first").isSorted().contains(Severity.ERROR, Severity.NOTE);
        await("it is underlined", () -> editor().problems().stream()
                .anyMatch(it -> it.message().contains("FIELD_DELETED")));
        TreeTableView<?> columns = find("#schemas-columns", TreeTableView.class);
        await("the new column is shown", () -> columns.getExpandedItemCount() > 10);
        pictures("schemas");
        run(() -> find("#schemas-revert", javafx.scene.control.Button.class).fire());
        await("it is as it was", () -> verdict("table").equals("The table stays"));
    }

    @Test
    void aProblemLeadsToItsPlace() {
        open(1280, 760);
        choose("shipments-value");
        await("the subject is open", () -> editor().text().contains("Shipment"));
        run(() -> {
            int at = editor().text().indexOf("  string id");
            editor().replace(at, at, "  Missing any = 2;\n");
        });
        ListView<?> problems = find("#schemas-problems", ListView.class);
        await("something is wrong", () -> verdict("schema").equals("No valid schema"));
        await("the problem is listed", () -> problems.getItems().stream()
                .anyMatch(it -> it instanceof Remark remark && remark.finding().isError()));
        int place = fx(() -> problems.getItems().stream().map(Remark.class::cast)
                .filter(it -> it.finding().isError()).findFirst().orElseThrow().finding().span().from());
        run(() -> {
            problems.requestFocus();
            problems.getSelectionModel().select(0);
            for (int i = 0; i < problems.getItems().size(); i++) {
                if (((Remark) problems.getItems().get(i)).finding().span().from() == place) {
                    problems.getSelectionModel().select(i);
                    break;
                }
            }
        });
        await("the list has the focus", problems::isFocused);
        press(KeyCode.ENTER);
        await("the caret is at the place", () -> editor().caretProperty().get() == place);
        pictures("schemas-invalid");
    }

    @Test
    void aNewSchemaOfEachLanguageCanBeBegun() {
        open(1000, 640);
        await("the first one is judged", () -> verdict("table").equals("Makes a table"));
        run(() -> find("#schemas-new", javafx.scene.control.MenuButton.class).getItems()
                .stream().filter(it -> it.getText().contains("Avro")).findFirst().orElseThrow().fire());
        await("it is Avro", () -> editor().text().contains("\"record\""));
        await("it is judged", () -> verdict("table").equals("Makes a table"));
        assertThat(fx(() -> find("#schemas-verdict-compatibility", Label.class).isVisible())).isFalse();
        pictures("schemas-new");
    }

    @Test
    void aRegistryThatCannotBeAskedIsABannerAndTheEditorWorks() {
        registry.failure = RemoteFailure.of(
                RemoteFailure.Kind.UNREACHABLE, "list subjects", "the registry does not answer");
        open(1000, 640);
        await("the failure is told", () -> stage().getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(it -> it instanceof Label label
                        && Objects.requireNonNullElse(label.getText(), "").contains("does not answer")));
        await("the draft is judged all the same", () -> verdict("table").equals("Makes a table"));
        assertThat(fx(() -> find(".schemas-nothing", Label.class).getText())).as("not that there is none")
                .isEqualTo("The subjects could not be listed.");
        pictures("schemas-unreachable");
    }

    @Test
    void theOutlineFollowsTheCaretAndLeadsToNames() {
        open(1280, 760);
        choose("orders-value");
        await("the subject is open", () -> editor().text().contains("order_id"));
        TreeView<?> outline = find("#schemas-outline", TreeView.class);
        await("its names are there", () -> outline.getExpandedItemCount() == 7);
        run(() -> {
            int at = editor().text().indexOf("\"since\"");
            editor().select(at + 1, at + 1);
            editor().requestFocus();
        });
        await("it follows the caret", () -> outline.getSelectionModel().getSelectedItem() != null
                && ((OutlinePart) outline.getSelectionModel().getSelectedItem().getValue()).label().equals("since"));
        run(() -> {
            outline.requestFocus();
            outline.getSelectionModel().select(1);
        });
        await("the outline has the focus", outline::isFocused);
        press(KeyCode.ENTER);
        await("the caret is at the name", () ->
                editor().caretProperty().get() == editor().text().lastIndexOf("\"order_id\""));
        pictures("schemas-outline");
    }

    @Test
    void halfTypedKeywordsAreCompletedAndExplained() {
        open(1280, 760);
        await("the first one is judged", () -> verdict("table").equals("Makes a table"));
        run(() -> {
            int at = editor().text().indexOf("\"type\": \"string\"");
            editor().replace(at, at, "\"form");
            editor().requestFocus();
        });
        press(KeyCode.CONTROL, KeyCode.SPACE);
        await("the keyword is offered", () -> popup(".code-suggestions") instanceof ListView<?> list
                && !list.getItems().isEmpty());
        popupPicture("schemas-completion");
        press(KeyCode.ENTER);
        await("it is written with what follows", () -> editor().text().contains("\"format\": \"\""));
        await("its values are offered at once", () -> popup(".code-suggestions") instanceof ListView<?> list
                && list.getItems().toString().contains("date-time"));
        press(KeyCode.ESCAPE);
        run(() -> {
            int at = editor().text().indexOf("\"required\"") + 3;
            editor().select(at, at);
        });
        press(KeyCode.SHIFT, KeyCode.F1);
        await("the keyword is explained", () -> popup(".code-hint-text") instanceof Label words
                && words.getText().contains("NULLABLE_TO_NON_NULLABLE"));
        popupPicture("schemas-hint");
    }

    @Test
    void aReferenceLeadsToItsDefinitionAndBack() {
        open(1280, 760);
        await("the first one is judged", () -> verdict("table").equals("Makes a table"));
        run(() -> {
            editor().setText("""
                    {
                      "items": {"$ref": "#/definitions/money"},
                      "definitions": {
                        "money": {}
                      }
                    }
                    """);
            int at = editor().text().indexOf("#/def") + 2;
            editor().select(at, at);
            editor().requestFocus();
        });
        int before = fx(() -> editor().caretProperty().get());
        press(KeyCode.F12);
        await("the definition", () -> editor().caretProperty().get() == editor().text().indexOf("\"money\""));
        press(KeyCode.ALT, KeyCode.LEFT);
        await("back", () -> editor().caretProperty().get() == before);
        press(KeyCode.SHIFT, KeyCode.F12);
        await("both places are listed", () -> popup("#code-uses") != null || popup(".context-menu") != null);
        press(KeyCode.ESCAPE);
    }

    private void popupPicture(String name) {
        for (Theme theme : Theme.values()) {
            theme(theme);
            run(() -> {
                try {
                    Node box = Objects.requireNonNull(popup(".code-popup"));
                    Files.createDirectories(Path.of("target/screens"));
                    Png.write(box.getScene().snapshot(null),
                            Path.of("target/screens/" + name + "-" + theme + ".png"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        theme(Theme.LIGHT);
    }

    private static @Nullable Node popup(String selector) {
        return Window.getWindows().stream().filter(Window::isShowing)
                .map(it -> it.getScene().lookup(selector)).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
