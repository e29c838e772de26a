package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegisteredSchema;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.ui.control.code.CodeEditor;

/// The registry's side of the pane, on a registry over HTTP.
class RegistryPaneTest extends RegistryWindow {

    @Test
    void aVersionIsDeletedAndBroughtBack() {
        String subject = "shown-value";
        STAND.filled(subject, RegistryStand.ONE, RegistryStand.TWO, RegistryStand.THREE);
        open(profile("dev", false));
        choose(subject);
        tab(RegistryTool.VERSIONS);
        await("settings are shown", () -> label("#schemas-registry-settings").contains("BACKWARD"));
        assertThat(fx(() -> label("#schemas-registry-settings"))).startsWith("shown-value: ");
        assertThat(fx(() -> versions().getSelectionModel().getSelectedItem().number())).as("the newest").isEqualTo(3);
        select(2);
        await("who uses it is shown", () -> label("#schemas-registry-uses").contains("Used by topic shown"));
        pictures("schemas-versions");
        menu("schemas-delete-version");
        await("it is reviewed", () -> reviewed("One version goes") && reviewed("can be read further on"));
        pictures("schemas-delete");
        fire("#change-apply");
        await("it is done", () -> label("#change-done").contains("deleted softly"));
        closeDialog();
        await("it is marked", () -> versions().getItems().stream()
                .anyMatch(it -> it.number() == 2 && it.deleted()));
        assertThat(fx(() -> versions().getSelectionModel().getSelectedItem().number())).as("still").isEqualTo(2);
        select(2);
        menu("schemas-recover-version");
        await("the ways are offered", () -> node("#schema-way-SAME_NUMBER") != null);
        run(() -> find("#schema-way-SAME_NUMBER", RadioButton.class).setSelected(true));
        fire("#change-review");
        await("it is told what comes back", () -> reviewed("comes back as version 2"));
        pictures("schemas-recover");
        fire("#change-apply");
        await("it is back", () -> label("#change-done").contains("back"));
        closeDialog();
        assertThat(STAND.history(SubjectName.of(subject)).deleted()).isEmpty();
    }

    @Test
    void deletingForGoodTakesTheNameOfTheSubject() {
        String subject = RegistryStand.fresh("erased");
        STAND.delete(STAND.filled(subject, RegistryStand.ONE, RegistryStand.TWO));
        open(profile("dev", false));
        ListView<?> subjects = find("#schemas-subjects", ListView.class);
        await("the filter stands", () -> node("#schemas-filter") != null);
        assertThat(fx(() -> subjects.getItems().contains(subject))).isFalse();
        run(() -> find("#schemas-show-deleted", CheckBox.class).setSelected(true));
        choose(subject);
        await("its versions are shown", () -> versions().getItems().size() == 2);
        menu("schemas-erase-subject");
        await("it is reviewed", () -> reviewed("cannot be read any more"));
        fire("#change-apply");
        await("the name is asked for", () -> node("#confirm-typed") != null);
        assertThat(fx(() -> find("#confirm-yes", Button.class).isDisabled())).isTrue();
        pictures("schemas-erase");
        run(() -> find("#confirm-typed", TextField.class).setText(subject));
        fire("#confirm-yes");
        await("it is gone", () -> STAND.registry().admin().versions(subject, true).isEmpty());
        await("it is said", () -> label("#change-done").contains("for good"));
        await("nothing is left of it", () -> versions().getItems().isEmpty());
        assertThat(fx(this::isTrouble)).as("that it is gone is no fault").isFalse();
    }

    @Test
    void anOpenSubjectIsDeletedAndItsNameFits() {
        String subject = RegistryStand.fresh(":.staging:eu-central-1.billing." + "adjusted-by-hand.".repeat(9));
        STAND.filled(subject, RegistryStand.ONE);
        open(profile("dev", false));
        choose(subject);
        tab(RegistryTool.VERSIONS);
        await("settings are shown", () -> label("#schemas-registry-settings").contains("BACKWARD"));
        Label settings = find("#schemas-registry-settings", Label.class);
        assertThat(fx(settings::getText)).startsWith(subject.substring(0, 20)).contains("-value: compatibility");
        await("nothing is cut off", () -> settings.lookup(".text") instanceof Text drawn
                && drawn.getText().replace("\n", "").equals(settings.getText()));
        ListView<?> subjects = find("#schemas-subjects", ListView.class);
        await("it is the one that is chosen", () -> subject.equals(subjects.getSelectionModel().getSelectedItem()));
        menu("schemas-delete-subject");
        await("it is reviewed", () -> reviewed("One version goes"));
        assertThat(fx(() -> find("#change-close", Button.class).isDefaultButton())).isFalse();
        fire("#change-apply");
        await("it is done", () -> label("#change-done").contains("deleted softly"));
        assertThat(fx(() -> find("#change-close", Button.class).isDefaultButton())).as("what is left to do").isTrue();
        assertThat(fx(() -> find("#change-review", Button.class).isDefaultButton())).isFalse();
        closeDialog();
        await("it is marked", () -> versions().getItems().stream().anyMatch(RegisteredSchema::deleted));
        await("it is listed no more", () -> !subjects.getItems().contains(subject));
        assertThat(fx(this::isTrouble)).as("that it is deleted is no fault").isFalse();
    }

    private boolean isTrouble() {
        return stage().getScene().getRoot().lookupAll(".error-banner").stream().anyMatch(Node::isVisible);
    }

    @Test
    void aDraftStandsBesideAVersionAndIsRegistered() {
        String subject = RegistryStand.fresh("compared");
        STAND.filled(subject, RegistryStand.ONE, RegistryStand.TWO);
        open(profile("dev", false));
        choose(subject);
        CodeEditor editor = find("#schemas-editor", CodeEditor.class);
        await("the subject is open", () -> editor.text().contains("\"b\""));
        run(() -> {
            int at = editor.text().indexOf("\"b\"");
            editor.replace(at, at + 3, "\"c\"");
        });
        tab(RegistryTool.COMPARE);
        await("one change is found", () -> label("#schemas-compare-summary").contains("Change 1 of 1"));
        pictures("schemas-compare");
        run(() -> find("#schemas-compare-meaning", ToggleButton.class).setSelected(true));
        await("its meaning is told", () -> node("#schemas-compare-meanings") instanceof TableView<?> table
                && table.isVisible() && !table.getItems().isEmpty());
        pictures("schemas-meaning");
        fire("#schemas-register");
        await("the dialog stands", () -> node("#schema-register-subject") != null);
        fire("#change-review");
        await("it is reviewed", () -> reviewed("It follows version 2"));
        pictures("schemas-register");
        fire("#change-apply");
        await("it is registered", () -> label("#change-done").contains("version 3"));
        closeDialog();
        assertThat(STAND.registry().versions(subject)).containsExactly(1, 2, 3);
        await("it is no draft any more", () -> node("#schemas-revert") instanceof Button revert
                && revert.isDisabled());
    }

    @Test
    void referencesAreDrawnAndListed() {
        String money = "{\"type\":\"record\",\"name\":\"Money\",\"fields\":[{\"name\":\"a\",\"type\":\"long\"}]}";
        STAND.register("shop.money", money);
        STAND.register("shop.order", money.replace("Money", "Order").replace("\"long\"", "\"Money\""),
                new SchemaReference("Money", "shop.money", 1));
        STAND.register("shop.refund", money.replace("Money", "Refund").replace("\"long\"", "\"Order\""),
                new SchemaReference("Order", "shop.order", 1), new SchemaReference("Money", "shop.money", 1));
        open(profile("dev", false));
        choose("shop.order");
        tab(RegistryTool.REFERENCES);
        await("three boxes are drawn", () -> node("#schemas-references-graph") instanceof Parent graph
                && graph.lookupAll(".schemas-box").size() == 3);
        await("it is said", () -> label("#schemas-references-words").contains("one schema refers to it"));
        assertThat(fx(() -> find("#schemas-references-list", TableView.class).getItems().size()))
                .as("also that of the one above to the one below").isEqualTo(3);
        pictures("schemas-references");
        run(() -> ((Button) find("#schemas-references-graph", Parent.class).lookupAll(".schemas-box").stream()
                .filter(it -> it instanceof Button box && box.getText().contains("shop.money")).findFirst()
                .orElseThrow()).fire());
        CodeEditor editor = find("#schemas-editor", CodeEditor.class);
        await("the other subject is open", () -> editor.text().contains("\"Money\"")
                && !editor.text().contains("Order"));
    }

    @Test
    void inProductionANameIsTypedAndSettingsChange() {
        String subject = RegistryStand.fresh("settled");
        STAND.registry().setCompatibility(new SetCompatibility(subject, CompatibilityLevel.NONE));
        STAND.filled(subject, RegistryStand.ONE, RegistryStand.BREAKING);
        STAND.registry().setCompatibility(new SetCompatibility(subject, null));
        open(profile("prod", false));
        choose(subject);
        tab(RegistryTool.VERSIONS);
        await("settings are shown", () -> label("#schemas-registry-settings").contains("BACKWARD"));
        fire("#schemas-registry-change");
        await("the dialog stands", () -> node("#schema-setting-level") != null);
        run(() -> find("#schema-setting-level", ComboBox.class).getSelectionModel().select(
                find("#schema-setting-level", ComboBox.class).getItems().size() - 1));
        fire("#change-review");
        await("it is reviewed", () -> reviewed("This would change")
                && reviewed("version 2 does not fit version 1"));
        pictures("schemas-settings");
        fire("#change-apply");
        await("the name is asked for", () -> node("#confirm-typed") != null);
        run(() -> find("#confirm-typed", TextField.class).setText(subject));
        fire("#confirm-yes");
        await("it is changed", () -> label("#change-done").equals("Changed."));
        closeDialog();
        await("it is shown", () -> label("#schemas-registry-settings").contains("FULL_TRANSITIVE (its own)"));
    }

    @Test
    void aSubjectIsCopiedToAnotherProfile() {
        String subject = RegistryStand.fresh("copied");
        STAND.filled(subject, RegistryStand.ONE, RegistryStand.TWO);
        open(profile("dev", false));
        choose(subject);
        tab(RegistryTool.VERSIONS);
        menu("schemas-copy-subject");
        await("profiles are listed", () -> node("#schema-copy-profile") instanceof ComboBox<?> box
                && box.getItems().size() == 1);
        run(() -> {
            find("#schema-copy-profile", ComboBox.class).getSelectionModel().select(0);
            find("#schema-copy-all", CheckBox.class).setSelected(true);
        });
        fire("#change-review");
        await("it is reviewed", () -> reviewed("2 versions are sent to staging"));
        pictures("schemas-copy");
        fire("#change-apply");
        await("it is copied", () -> label("#change-done").contains("2 versions were sent"));
        assertThat(OTHER.registry().versions(subject)).containsExactly(1, 2);
    }

    @Test
    void aReadOnlyProfileReviewsAndChangesNothing() {
        String subject = RegistryStand.fresh("readonly");
        STAND.filled(subject, RegistryStand.ONE);
        open(profile("dev", true));
        choose(subject);
        tab(RegistryTool.VERSIONS);
        select(1);
        menu("schemas-delete-version");
        await("it is reviewed", () -> reviewed("the profile is read-only"));
        assertThat(fx(() -> find("#change-apply", Button.class).isDisabled())).isTrue();
        pictures("schemas-readonly");
        closeDialog();
        assertThat(STAND.registry().versions(subject)).containsExactly(1);
    }
}
