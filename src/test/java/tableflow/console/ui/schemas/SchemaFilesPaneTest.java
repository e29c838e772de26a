package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.lint.LintRule;
import tableflow.console.service.review.ReviewSettingsFile;
import tableflow.console.service.schemas.files.FileState;
import tableflow.console.service.schemas.files.ReferenceFile;

/// Files, rules and what is made of schemas, in the pane.
class SchemaFilesPaneTest extends SchemaDeskWindow {

    private void openFiles() throws IOException {
        Files.createDirectories(schemas().resolve("json"));
        Files.writeString(schemas().resolve("json/orders-value.json"), ORDERS + "\r\n");
        Files.writeString(schemas().resolve("json/fresh-value.json"), ORDERS);
        Files.writeString(schemas().resolve("notes.proto"), "syntax = \"proto3\";\nmessage Note { string a = 1; }\n");
        open();
        tab("schemas-files-tab");
    }

    /// What can be seen, folders with a `/` behind them.
    private List<String> seen() {
        return fx(() -> IntStream.range(0, tree().getExpandedItemCount())
                .mapToObj(at -> tree().getTreeItem(at).getValue())
                .map(node -> node.path() + (node.isFolder() ? "/" : "")).toList());
    }

    @Test
    void filesAreHeldAgainstTheRegistryEditedAndSavedToTheByte() throws IOException {
        openFiles();
        await("the states are known", () -> is("json/orders-value.json", FileState.Kind.SAME)
                && is("json/fresh-value.json", FileState.Kind.ABSENT)
                && is("notes.proto", FileState.Kind.NO_SUBJECT));
        assertThat(seen()).containsExactly("json/", "json/fresh-value.json", "json/orders-value.json", "notes.proto");
        await("the folder has the worst of its files", () -> is("json", FileState.Kind.ABSENT));
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

    private boolean refers(String words) {
        return find("#schemas-refer-open", Button.class).getText().equals(words);
    }

    private int listed() {
        return there("#schemas-refer-rows") ? find("#schemas-refer-rows", TableView.class).getItems().size() : -1;
    }

    @Test
    void theFileBesideTellsWhatTheTextRefersToAndIsSavedWithIt() throws IOException {
        registry.add("money-value", SchemaFormat.JSON, "{\"type\":\"number\"}");
        List<SchemaReference> one = List.of(new SchemaReference("money.json", "money-value", 1));
        Files.createDirectories(schemas());
        Path file = Files.writeString(schemas().resolve("bill-value.json"),
                "{\"type\":\"object\",\"properties\":{\"sum\":{\"$ref\":\"money.json\"}}}\n");
        ReferenceFile.keep(file, Optional.of(one));
        open();
        tab("schemas-files-tab");
        choose("bill-value.json");
        await("they are the draft's", () -> refers("References (1)") && save().isVisible() && save().isDisabled());
        ReferenceFile.keep(file, Optional.of(List.of(one.getFirst(), new SchemaReference("b", "orders-value", 1))));
        await("an untouched draft follows", () -> refers("References (2)"));
        assertThat(there("#schemas-files-notice")).isFalse();
        fire("#schemas-refer-open");
        await("they are listed", () -> listed() == 2);
        run(() -> {
            find("#schemas-refer-rows", TableView.class).getSelectionModel().select(1);
            find("#schemas-refer-remove", Button.class).fire();
        });
        await("what is left is read", () -> listed() == 1 && !find("#schemas-refer-take", Button.class).isDisabled());
        fire("#schemas-refer-take");
        await("it can be saved", () -> refers("References (1)") && !save().isDisabled());
        String before = Files.readString(file);
        run(() -> save().fire());
        await("it is saved", () -> save().isDisabled());
        assertThat(ReferenceFile.of(file)).contains(one);
        assertThat(Files.readString(file)).isEqualTo(before);
        run(() -> editor().setText("{\"type\":\"object\"}"));
        await("it can be saved", () -> !save().isDisabled());
        ReferenceFile.keep(file, Optional.empty());
        await("somebody is asked", () -> there("#schemas-files-notice"));
        fire("#schemas-files-notice-take");
        await("theirs is the draft", () -> refers("References") && editor().text().contains("sum"));
    }

    /// Opens a file, changes the draft, and has another program write it.
    private Path part() throws IOException {
        openFiles();
        await("the states are known", () -> is("json/fresh-value.json", FileState.Kind.ABSENT));
        choose("json/fresh-value.json");
        await("the file is the draft", () -> save().isVisible() && editor().text().equals(ORDERS));
        Path file = schemas().resolve("json/fresh-value.json");
        Files.writeString(file, ORDERS.replace("id", "key"));
        await("an untouched draft follows", () -> editor().text().contains("key"));
        assertThat(there("#schemas-files-notice")).isFalse();
        run(() -> editor().setText(ORDERS.replace("id", "mine")));
        await("it can be saved", () -> !save().isDisabled());
        Files.writeString(file, ORDERS.replace("id", "theirs"));
        await("somebody is asked", () -> there("#schemas-files-notice"));
        assertThat(editor().text()).contains("mine");
        return file;
    }

    @Test
    void whatAnotherProgramWroteIsShownAndKeptUntilMineIsSavedOverIt() throws IOException {
        Path file = part();
        pictures("schemas-files-notice");
        fire("#schemas-files-notice-show");
        await("both are shown", () -> there("#schemas-files-conflict"));
        pictures("schemas-files-conflict");
        fire("#schemas-files-conflict-keep");
        await("decided", () -> !there("#schemas-files-notice"));
        assertThat(Files.readString(file)).as("nothing is written before it is saved").contains("theirs");
        fire("#schemas-files-save");
        await("the draft is kept", () -> save().isDisabled());
        assertThat(Files.readString(file)).contains("mine");
    }

    @Test
    void whatAnotherProgramWroteIsTaken() throws IOException {
        Path file = part();
        fire("#schemas-files-notice-take");
        await("theirs is the draft", () -> editor().text().contains("theirs") && save().isDisabled());
        assertThat(Files.readString(file)).contains("theirs");
        run(() -> editor().setText(ORDERS.replace("id", "mine")));
        await("it can be saved", () -> !save().isDisabled());
        Files.delete(file);
        await("it is gone", () -> there("#schemas-files-notice"));
        assertThat(fx(() -> find("#schemas-files-notice-take", Button.class).isVisible())).isFalse();
        fire("#schemas-files-notice-keep");
        fire("#schemas-files-save");
        await("it is back", () -> save().isDisabled());
        assertThat(Files.readString(file)).contains("mine");
    }

    @Test
    void aSaveThatMeetsAnotherTextShowsBothFirst() throws IOException {
        openFiles();
        await("the states are known", () -> is("json/fresh-value.json", FileState.Kind.ABSENT));
        choose("json/fresh-value.json");
        await("the file is the draft", () -> save().isVisible() && editor().text().equals(ORDERS));
        run(() -> editor().setText(ORDERS.replace("id", "mine")));
        await("it can be saved", () -> !save().isDisabled());
        Path file = schemas().resolve("json/fresh-value.json");
        run(() -> {
            pane().onHidden();
            try {
                Files.writeString(file, ORDERS.replace("id", "theirs"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            save().fire();
        });
        await("both are shown", () -> there("#schemas-files-conflict"));
        assertThat(Files.readString(file)).contains("theirs");
        fire("#schemas-files-conflict-keep");
        await("the draft is saved", () -> save().isDisabled());
        assertThat(Files.readString(file)).contains("mine");
    }

    @Test
    void whatIsKeptOfAnEarlierRunIsNotTakenForTheFile() throws IOException {
        Path file = part();
        run(pane()::close);
        open();
        tab("schemas-files-tab");
        choose("json/fresh-value.json");
        await("the draft of before", () -> editor().text().contains("mine") && there("#schemas-files-notice"));
        pictures("schemas-files-kept");
        fire("#schemas-files-notice-take");
        await("the file's", () -> editor().text().contains("theirs") && save().isDisabled());
        assertThat(Files.readString(file)).contains("theirs");
    }

    @Test
    void filesAreFilteredAndOnlyThoseThatChangedShown() throws IOException {
        openFiles();
        await("the states are known", () -> is("json/orders-value.json", FileState.Kind.SAME)
                && is("json/fresh-value.json", FileState.Kind.ABSENT));
        run(() -> find("#schemas-files-changed", CheckBox.class).fire());
        await("what is as registered is left out", () -> seen().equals(List.of("json/", "json/fresh-value.json")));
        run(() -> find("#schemas-files-changed", CheckBox.class).fire());
        select("json");
        run(() -> tree().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "",
                KeyCode.ENTER, false, false, false, false)));
        await("Enter closes a folder", () -> seen().equals(List.of("json/", "notes.proto")));
        enter("#schemas-files-filter", "ORDERS");
        await("found in its folder", () -> seen().equals(List.of("json/", "json/orders-value.json")));
        enter("#schemas-files-filter", "nothing like it");
        await("nothing", () -> seen().isEmpty());
        pictures("schemas-files-nomatch");
        enter("#schemas-files-filter", "");
        await("closed as before", () -> seen().equals(List.of("json/", "notes.proto")));
    }

    @Test
    void theSystemTellsOfFilesWhileThePaneIsShownAndItLooksWhenItComesBack() throws IOException {
        openFiles();
        await("listed", () -> seen().size() == 4);
        Files.createDirectories(schemas().resolve("avro/values"));
        Files.writeString(schemas().resolve("avro/values/new-value.avsc"), "\"string\"");
        await("a new file in a new folder", () -> seen().contains("avro/values/new-value.avsc"));
        run(pane()::onHidden);
        Files.delete(schemas().resolve("notes.proto"));
        run(pane()::onShown);
        await("one that went meanwhile", () -> !seen().contains("notes.proto"));
    }

    @Test
    void aDraftBecomesAFileBesideItsLike() throws IOException {
        openFiles();
        await("the states are known", () -> is("json/orders-value.json", FileState.Kind.SAME));
        run(() -> editor().setText(ORDERS));
        fire("#schemas-files-saveas");
        await("asked", () -> there("#schemas-files-new"));
        assertThat(fx(() -> find("#schemas-files-new-name", TextField.class).getText())).isEqualTo("json/schema.json");
        pictures("schemas-files-new");
        for (String wrong : List.of("../x.json", "json/orders-value.json", "x.avsc", "/tmp/x.json")) {
            enter("#schemas-files-new-name", wrong);
            assertThat(fx(() -> find("#schemas-files-new-save", Button.class).isDisabled())).as(wrong).isTrue();
        }
        enter("#schemas-files-new-name", "json/keys/made-key.json");
        fire("#schemas-files-new-save");
        await("it is the open file", () -> save().isVisible() && seen().contains("json/keys/made-key.json"));
        assertThat(Files.readString(schemas().resolve("json/keys/made-key.json"))).isEqualTo(ORDERS);
        await("of no registered subject", () -> is("json/keys/made-key.json", FileState.Kind.ABSENT));
    }

    @Test
    void aFolderWithoutSchemasAndOneThatIsGoneAreTold() throws IOException {
        Files.createDirectories(schemas());
        open();
        tab("schemas-files-tab");
        await("empty", () -> stage().getScene().getRoot().lookupAll("#schemas-files .label").stream()
                .anyMatch(it -> it instanceof Labeled label && "No schema files".equals(label.getText())));
        pictures("schemas-files-empty");
        Files.delete(schemas());
        fire("#schemas-files-refresh");
        await("gone", () -> stage().getScene().getRoot().lookupAll("#schemas-files .error-banner").stream()
                .anyMatch(javafx.scene.Node::isVisible));
        pictures("schemas-files-gone");
    }

    @Test
    void conversionsNameWhatIsLostBeforeTheyAreTaken() throws IOException {
        openFiles();
        await("the states are known", () -> is("json/orders-value.json", FileState.Kind.SAME));
        make("schemas-make-convert-AVRO");
        await("what is made is shown", () -> there("#schemas-made-take"));
        assertThat(fx(() -> editor().text())).doesNotContain("\"record\"");
        pictures("schemas-made");
        run(() -> find("#schemas-made-take", Button.class).fire());
        await("the draft is Avro", () -> editor().text().contains("\"record\""));
    }

    @Test
    void aRuleThatIsSwitchedOffIsRemembered() throws IOException {
        openFiles();
        await("the states are known", () -> is("json/orders-value.json", FileState.Kind.SAME));
        tab("schemas-rules-tab");
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
}
