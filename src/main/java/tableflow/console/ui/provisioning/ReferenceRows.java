package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// The schemas that the value schema refers to: the name by which it does, and subject and version in the registry.
final class ReferenceRows {

    private final FormViewModel model;
    private final TopicForm form;

    ReferenceRows(FormViewModel model) {
        this.model = model;
        this.form = model.form();
    }

    Node node() {
        VBox rows = new VBox();
        rows.getStyleClass().add("config-rows");
        Button add = new Button(text("provisioning.reference.add"), Icons.of(Feather.PLUS));
        add.setId("provision-reference-add");
        add.getStyleClass().add("small");
        add.setOnAction(event -> form.references.add(new TopicForm.Reference("", "", "1")));
        Runnable fill = () -> rows.getChildren().setAll(form.references.stream().map(this::row).toList());
        form.references.addListener((ListChangeListener<TopicForm.Reference>) change -> {
            boolean otherRows = false;
            while (change.next()) {
                otherRows = otherRows || change.wasAdded() || change.wasRemoved();
            }
            if (otherRows) {
                fill.run();
            }
        });
        fill.run();
        return new Disclosure(
                "provision-references", text("provisioning.references"),
                FormParts.field(
                        text("provisioning.references.title"), new VBox(6, rows, add),
                        text("provisioning.references.hint"), model, Input.REFERENCES))
                .openOn(model.error(Input.REFERENCES))
                .openOn(form.references);
    }

    private HBox row(TopicForm.Reference reference) {
        TextField name = field(reference.name, text("provisioning.reference.name"));
        TextField subject = field(reference.subject, text("provisioning.reference.subject"));
        TextField version = field(reference.version, text("provisioning.reference.version"));
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(subject, Priority.ALWAYS);
        version.setPrefColumnCount(4);
        Button remove = Icons.button(
                Feather.TRASH_2, text("provisioning.reference.remove"), () -> form.references.remove(reference));
        return FormParts.line(name, subject, version, remove);
    }

    private static TextField field(javafx.beans.property.StringProperty value, String what) {
        TextField field = FormParts.input("", value, what);
        field.setAccessibleText(what);
        field.getStyleClass().add("mono");
        return field;
    }
}
