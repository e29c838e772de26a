package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.ui.control.code.CodeEditor;

/// The references of a draft are named in the window, on a registry over HTTP.
class ReferencesPaneTest extends RegistryWindow {

    private static String record(String name, String fields) {
        return "{\"type\":\"record\",\"name\":\"" + name + "\",\"namespace\":\"geo\",\"fields\":[" + fields + "]}";
    }

    private CodeEditor editor() {
        return find("#schemas-editor", CodeEditor.class);
    }

    private boolean opens(String words) {
        return node("#schemas-refer-open") instanceof Button button && button.getText().equals(words);
    }

    private int rows() {
        return node("#schemas-refer-rows") instanceof TableView<?> table ? table.getItems().size() : -1;
    }

    private void find(String missing) {
        await(missing + " is offered", () -> node("#schemas-refer") instanceof Parent box
                && box.lookupAll(".schemas-refer-find").stream().anyMatch(it -> it.getAccessibleText().contains(missing)
                        && !it.isDisabled()));
        run(() -> ((Parent) Objects.requireNonNull(node("#schemas-refer"))).lookupAll(".schemas-refer-find")
                .stream().filter(it -> it.getAccessibleText().contains(missing)).map(Button.class::cast).findFirst()
                .orElseThrow().fire());
    }

    @Test
    void whatADraftLacksIsFoundAndRegisteredWithIt() {
        String own = RegistryStand.fresh("trip");
        STAND.filled(own, record("Trip", "{\"name\":\"id\",\"type\":\"int\"}"));
        String type = "Place_" + own.replace('-', '_');
        String defined = RegistryStand.fresh("defined");
        STAND.filled(defined, record(type + "X", "{\"name\":\"zip\",\"type\":\"string\"}"));
        open(profile("dev", false));
        choose(own);
        await("the subject is open", () -> editor().text().contains("\"id\""));
        assertThat(fx(() -> opens("References"))).isTrue();
        String draft = record("Trip", "{\"name\":\"id\",\"type\":\"int\"},{\"name\":\"to\",\"type\":[\"null\",\"" + type
                + "X\"],\"default\":null},{\"name\":\"via\",\"type\":[\"null\",\"Nobody\"],\"default\":null}");
        run(() -> editor().setText(draft));
        await("two are missing", () -> opens("References (2 missing)"));
        fire("#schemas-refer-open");
        String wanted = "geo." + type + "X";
        find(wanted);
        await("it is referred to", () -> rows() == 1);
        find("geo.Nobody");
        await("nobody defines it", () -> label("#schemas-refer-told").contains("defines geo.Nobody"));
        pictures("schemas-refer");
        fire("#schemas-refer-take");
        await("one is missing", () -> opens("References (1 missing)"));
        run(() -> editor().setText(draft.replaceAll(",\\{\"name\":\"via\".*", "]}")));
        await("nothing is missing", () -> opens("References (1)"));
        fire("#schemas-register");
        await("the dialog stands", () -> node("#schema-register-subject") != null);
        fire("#change-review");
        await("it is reviewed", () -> reviewed("It follows version 1"));
        fire("#change-apply");
        await("it is registered", () -> label("#change-done").contains("version 2"));
        assertThat(STAND.registry().latest(own).map(SchemaVersion::references).orElseThrow())
                .containsExactly(new SchemaReference(wanted, defined, 1));
        closeDialog();
        await("its references are those of the version", () -> opens("References (1)"));
    }

    @Test
    void aSubjectAndVersionAreChosenByHandAndTakenBack() {
        String own = RegistryStand.fresh("ride");
        String stop = RegistryStand.fresh("halt");
        STAND.filled(own, record("Ride", "{\"name\":\"id\",\"type\":\"int\"}"));
        STAND.filled(stop, record("Halt", ""), record("Halt", "{\"name\":\"a\",\"type\":\"int\",\"default\":1}"));
        open(profile("dev", false));
        choose(own);
        await("the subject is open", () -> editor().text().contains("\"id\""));
        fire("#schemas-refer-open");
        await("the dialog stands", () -> node("#schemas-refer-filter") != null);
        run(() -> find("#schemas-refer-filter", TextField.class).setText(stop));
        ListView<?> subjects = find("#schemas-refer-subjects", ListView.class);
        await("the subject is listed alone", () -> subjects.getItems().size() == 1);
        run(() -> subjects.getSelectionModel().select(0));
        ComboBox<?> version = find("#schemas-refer-version", ComboBox.class);
        await("the newest version is proposed", () -> Integer.valueOf(2).equals(version.getValue()));
        fire("#schemas-refer-add");
        await("a name is asked for", () -> shows("A reference takes a name"));
        run(() -> find("#schemas-refer-name", TextField.class).setText("geo.Halt"));
        fire("#schemas-refer-add");
        await("it is listed", () -> rows() == 1);
        fire("#schemas-refer-take");
        await("it counts as a change", () -> opens("References (1)")
                && node("#schemas-revert") instanceof Button revert && !revert.isDisabled());
        fire("#schemas-revert");
        await("it is taken back", () -> opens("References"));
    }

    private boolean shows(String words) {
        Node box = node("#schemas-refer");
        return box instanceof Parent parent && parent.lookupAll(".label").stream().anyMatch(it ->
                it instanceof Label label && label.isVisible() && label.getText() != null
                        && label.getText().contains(words));
    }
}
