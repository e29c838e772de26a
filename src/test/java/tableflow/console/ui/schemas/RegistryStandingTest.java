package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.ui.control.StatusPill;
import tableflow.console.ui.control.code.CodeEditor;

/// What the pane says that a draft follows, once the registry is another: on a registry over HTTP.
class RegistryStandingTest extends RegistryWindow {

    private CodeEditor opened(String subject, String part) {
        open(profile("dev", false));
        choose(subject);
        CodeEditor editor = find("#schemas-editor", CodeEditor.class);
        await("the subject is open", () -> editor.text().contains(part));
        tab(RegistryTool.VERSIONS);
        await("settings are shown", () -> label("#schemas-registry-settings").contains("BACKWARD"));
        return editor;
    }

    private String follows() {
        return node("#schemas-versions") instanceof ComboBox<?> versions && versions.isVisible()
                ? versions.getPromptText() : "";
    }

    private String verdict() {
        return node("#schemas-verdict-compatibility") instanceof StatusPill pill && pill.isVisible()
                ? pill.getText() : "";
    }

    private String table() {
        return node("#schemas-verdict-table") instanceof StatusPill pill ? pill.getText() : "";
    }

    private String tableHead() {
        return label("#schemas-columns-head");
    }

    private void apply() {
        fire("#change-apply");
        await("it is done", () -> !label("#change-done").isEmpty());
        closeDialog();
    }

    @Test
    void aSubjectThatIsDeletedErasedOrBackIsSaidToBeThatEverywhere() {
        String subject = RegistryStand.fresh("standing" + ".of-a-long-name".repeat(10));
        STAND.filled(subject, RegistryStand.ONE, RegistryStand.TWO);
        CodeEditor editor = opened(subject, "\"b\"");
        String text = fx(editor::text);
        await("it follows", () -> follows().equals("Follows version 2") && verdict().startsWith("Compatible")
                && tableHead().endsWith("compared with the newest registered version"));
        menu("schemas-delete-subject");
        apply();
        await("it follows none", () -> follows().equals("Follows none: deleted")
                && verdict().equals("Not compared: deleted") && table().equals("Table not compared")
                && tableHead().endsWith("compared with nothing that is registered"));
        assertThat(fx(editor::text)).as("the text stays").isEqualTo(text);
        await("all of the notice is shown", () -> fx(() ->
                ((Text) find("#schemas-moved-words", Label.class).lookup(".text")).getText().endsWith("of them.")
                && find("#schemas-moved-seen", Node.class).getBoundsInParent().getMaxX()
                        <= find("#schemas-moved", Region.class).getWidth()));
        pictures("schemas-standing-deleted");
        fire("#schemas-register");
        await("the dialog stands", () -> node("#schema-register-subject") != null);
        fire("#change-review");
        await("it is no new subject", () -> reviewed("the next version of " + subject + " after version 2"));
        assertThat(fx(() -> find("#change-rows", TableView.class).getItems().toString()))
                .as("what the pane says").contains("Table not compared").doesNotContain("Makes a table");
        pictures("schemas-register-deleted");
        closeDialog();
        menu("schemas-recover-subject");
        await("the ways are offered", () -> node("#schema-way-SAME_NUMBER") != null);
        run(() -> find("#schema-way-SAME_NUMBER", RadioButton.class).setSelected(true));
        fire("#change-review");
        await("it is told what comes back", () -> reviewed("comes back as version 2"));
        apply();
        await("it follows again", () -> follows().equals("Follows version 2") && verdict().startsWith("Compatible")
                && tableHead().endsWith("compared with the newest registered version"));
        STAND.delete(SubjectName.of(subject));
        STAND.erase(SubjectName.of(subject));
        run(() -> find("#schemas-refresh", Button.class).fire());
        await("it is gone", () -> follows().equals("Follows none: not registered")
                && verdict().equals("Not compared: not registered"));
        assertThat(fx(editor::text)).as("the text stays").isEqualTo(text);
        ListView<?> subjects = find("#schemas-subjects", ListView.class);
        await("and is not listed", () -> !subjects.getItems().contains(subject));
    }

    @Test
    void aChangedDraftFollowsTheVersionThatIsLeftAndSaysSo() {
        String subject = RegistryStand.fresh("lost");
        STAND.filled(subject, RegistryStand.ONE, RegistryStand.THREE);
        CodeEditor editor = opened(subject, "\"c\"");
        // Another type than version 2 has, and a new field to version 1.
        run(() -> {
            String text = editor.text();
            int at = text.lastIndexOf("\"int\"");
            editor.replace(at, at + 5, "[\"null\",\"string\"]");
            int zero = editor.text().lastIndexOf('0');
            editor.replace(zero, zero + 1, "null");
        });
        await("it is judged by version 2", () -> verdict().startsWith("Incompatible"));
        select(2);
        menu("schemas-delete-version");
        await("it is reviewed", () -> reviewed("One version goes"));
        apply();
        await("it follows version 1", () -> follows().equals("Follows version 1")
                && verdict().startsWith("Compatible"));
        assertThat(fx(() -> label("#schemas-moved-words")))
                .isEqualTo("Version 2 is deleted: the draft follows version 1 now.");
        pictures("schemas-standing-moved");
        assertThat(fx(editor::text)).as("the draft stays").contains("\"string\"");
        fire("#schemas-moved-seen");
        await("it is known", () -> node("#schemas-moved") == null || !find("#schemas-moved",
                Node.class).isVisible());
    }
}
