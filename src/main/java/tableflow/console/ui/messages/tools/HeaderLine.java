package tableflow.console.ui.messages.tools;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.service.messages.write.PartText.Form;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.control.ShownAs;

/// One header in the form.
final class HeaderLine extends HBox {

    private final TextField name = field(text("messages.produce.header.name"));

    private final HeaderDraft header;

    HeaderLine(ProduceViewModel model, HeaderDraft header) {
        this.header = header;
        getStyleClass().add("produce-line");
        setAlignment(Pos.CENTER_LEFT);
        TextField content = field(text("messages.produce.header.value"));
        HBox.setHgrow(content, Priority.ALWAYS);
        name.getStyleClass().add("produce-header-name");
        content.getStyleClass().add("produce-header-value");
        name.textProperty().bindBidirectional(header.nameProperty());
        content.textProperty().bindBidirectional(header.contentProperty());
        ComboBox<Form> form = new ComboBox<>(FXCollections.observableArrayList(
                Form.TEXT, Form.JSON, Form.HEX, Form.NOTHING));
        form.getStyleClass().add("small");
        form.setAccessibleText(text("messages.produce.form.of", text("messages.produce.header.value")));
        form.setConverter(new ShownAs<>(one -> one == Form.NOTHING
                ? text("messages.produce.form.nothing.header")
                : text("messages.produce.form." + one.name().toLowerCase(Locale.ROOT))));
        form.valueProperty().bindBidirectional(header.formProperty());
        content.disableProperty().bind(form.valueProperty().isEqualTo(Form.NOTHING));
        Button remove = Icons.button(
                Feather.TRASH_2, text("messages.produce.header.remove"), () -> model.form().remove(header));
        remove.getStyleClass().add("small");
        getChildren().setAll(name, form, content, remove);
    }

    HeaderDraft header() {
        return header;
    }

    private static TextField field(String meaning) {
        TextField field = new TextField();
        field.getStyleClass().addAll("small", "mono");
        field.setPromptText(meaning);
        field.setAccessibleText(meaning);
        return field;
    }

    @Override
    public void requestFocus() {
        name.requestFocus();
    }
}
