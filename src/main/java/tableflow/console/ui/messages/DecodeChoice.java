package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.ui.control.ShownAs;

/// How keys or values are read; by a schema, with its id.
final class DecodeChoice extends HBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final ComboBox<Way> way = new ComboBox<>();
    private final TextField id = new TextField();
    private final ObjectProperty<DecodeAs> chosen;
    private boolean following;

    private enum Way {
        AUTO,
        JSON,
        TEXT,
        HEX,
        SCHEMA
    }

    /// @param name what is asked for
    DecodeChoice(String nodeId, String name, ObjectProperty<DecodeAs> chosen) {
        this.chosen = chosen;
        getStyleClass().add("messages-pair");
        setAlignment(Pos.CENTER_LEFT);
        way.setId(nodeId);
        way.setAccessibleText(name);
        way.getItems().setAll(Way.values());
        way.setConverter(new ShownAs<>(one -> text("messages.decode." + one.name().toLowerCase(Locale.ROOT))));
        id.setId(nodeId + "-id");
        id.setAccessibleText(text("messages.decode.id"));
        id.setPromptText(text("messages.decode.id"));
        id.setPrefColumnCount(7);
        Label label = new Label(name);
        label.setLabelFor(way);
        getChildren().setAll(label, way, id);
        chosen.subscribe(this::follow);
        way.valueProperty().subscribe((before, now) -> choose());
        id.setOnAction(event -> choose());
        id.focusedProperty().subscribe((before, now) -> {
            if (!now) {
                choose();
            }
        });
    }

    private void follow(DecodeAs now) {
        following = true;
        way.setValue(switch (now) {
            case DecodeAs.Auto _ -> Way.AUTO;
            case DecodeAs.Json _ -> Way.JSON;
            case DecodeAs.Text _ -> Way.TEXT;
            case DecodeAs.Hex _ -> Way.HEX;
            case DecodeAs.Schema(int number) -> {
                id.setText(Integer.toString(number));
                yield Way.SCHEMA;
            }
        });
        following = false;
        SourceBar.shownIf(id, way.getValue() == Way.SCHEMA);
    }

    private void choose() {
        if (following) {
            return;
        }
        boolean bySchema = way.getValue() == Way.SCHEMA;
        boolean number = id.getText().strip().matches("\\d{1,9}");
        SourceBar.shownIf(id, bySchema);
        id.pseudoClassStateChanged(WRONG, bySchema && !id.getText().isBlank() && !number);
        if (!bySchema || number) {
            chosen.set(switch (way.getValue()) {
                case AUTO -> DecodeAs.AUTO;
                case JSON -> DecodeAs.JSON;
                case TEXT -> DecodeAs.TEXT;
                case HEX -> DecodeAs.HEX;
                case SCHEMA -> new DecodeAs.Schema(Integer.parseInt(id.getText().strip()));
            });
        }
    }
}
