package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tableflow.console.service.query.desk.SqlParameter;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.ShownAs;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;

/// A [ParameterForm] on the screen.
final class ParameterDialog extends DialogBox {

    private ParameterDialog(ParameterForm form, Dialogs dialogs) {
        super(text("query.parameters", form.values().size()), "query-parameters");
        VBox rows = new VBox();
        rows.getStyleClass().add("query-parameter-rows");
        int number = 1;
        for (ParameterForm.Value value : form.values()) {
            rows.getChildren().add(row(number++, value));
        }
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(420);
        Button run = yes(text("query.run"), "query-parameters-run", () -> {
            dialogs.close(this);
            form.submit();
        });
        run.disableProperty().bind(Bindings.createBooleanBinding(
                () -> !form.isGood(),
                form.values().stream().map(ParameterForm.Value::errorProperty)
                        .toArray(javafx.beans.Observable[]::new)));
        add(scroll);
        buttons(cancel(() -> dialogs.close(this)), run);
    }

    static void show(ParameterForm form, Dialogs dialogs) {
        ParameterDialog dialog = new ParameterDialog(form, dialogs);
        dialogs.show(dialog);
        // What scrolls has no content before it is laid out.
        dialog.applyCss();
        dialog.layout();
        dialog.lookupAll(".text-field").stream().findFirst().ifPresent(Node::requestFocus);
    }

    private static HBox row(int number, ParameterForm.Value value) {
        TextField input = new TextField(value.textProperty().get());
        input.setId("query-parameter-" + number);
        input.textProperty().bindBidirectional(value.textProperty());
        input.disableProperty().bind(value.typeProperty().isEqualTo(SqlParameter.Type.NULL));
        ChoiceBox<SqlParameter.Type> type = new ChoiceBox<>();
        type.setId("query-parameter-type-" + number);
        type.getItems().setAll(SqlParameter.Type.values());
        type.setConverter(new ShownAs<>(
                it -> text("query.parameter." + it.name().toLowerCase(Locale.ROOT))));
        type.valueProperty().bindBidirectional(value.typeProperty());
        type.setAccessibleText(text("query.parameter.type"));
        Field field = new Field(value.context(), input, "").errors(value.errorProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        Field typeField = new Field(text("query.parameter.type"), type, "");
        HBox row = new HBox(field, typeField);
        row.getStyleClass().add("line");
        return row;
    }
}
