package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import tableflow.console.service.messages.DecodeAs;
import tableflow.console.ui.control.ShownAs;

/// How keys or values are read; by a schema, with its id. While what is typed is no id, it says so, and how they are
/// still read.
final class DecodeChoice extends HBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final ComboBox<Way> way = new ComboBox<>();
    private final TextField id = new TextField();
    private final Label wrong = new Label();
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
        way.setConverter(new ShownAs<>(DecodeChoice::words));
        id.setId(nodeId + "-id");
        id.setAccessibleText(text("messages.decode.id"));
        id.setPromptText(text("messages.decode.id"));
        id.setPrefColumnCount(7);
        wrong.setId(nodeId + "-wrong");
        wrong.getStyleClass().add("messages-wrong");
        Label label = new Label(name);
        label.setLabelFor(way);
        getChildren().setAll(label, way, id, wrong);
        chosen.subscribe(this::follow);
        way.valueProperty().subscribe((before, now) -> choose());
        id.textProperty().subscribe((before, now) -> judge());
        id.setOnAction(event -> choose());
        id.focusedProperty().subscribe((before, now) -> {
            if (!now) {
                choose();
            }
        });
    }

    private static String words(Way way) {
        return text("messages.decode." + way.name().toLowerCase(Locale.ROOT));
    }

    /// How keys or values are read, in a word or two.
    static String words(DecodeAs as) {
        return as instanceof DecodeAs.Schema(int number)
                ? text("messages.decode.by", Integer.toString(number)) : words(way(as));
    }

    private static Way way(DecodeAs as) {
        return switch (as) {
            case DecodeAs.Auto _ -> Way.AUTO;
            case DecodeAs.Json _ -> Way.JSON;
            case DecodeAs.Text _ -> Way.TEXT;
            case DecodeAs.Hex _ -> Way.HEX;
            case DecodeAs.Schema _ -> Way.SCHEMA;
        };
    }

    private void follow(DecodeAs now) {
        following = true;
        way.setValue(way(now));
        // The id of another topic is none of this one.
        id.setText(now instanceof DecodeAs.Schema(int number) ? Integer.toString(number) : "");
        following = false;
        judge();
    }

    private void judge() {
        boolean bySchema = way.getValue() == Way.SCHEMA;
        boolean isWrong = bySchema && DecodeAs.schema(id.getText()).isEmpty();
        SourceBar.shownIf(id, bySchema);
        id.pseudoClassStateChanged(WRONG, isWrong && !id.getText().isBlank());
        wrong.setText(!isWrong ? "" : text(
                id.getText().isBlank() ? "messages.decode.id.missing" : "messages.decode.id.wrong",
                words(chosen.get())));
        SourceBar.shownIf(wrong, isWrong);
    }

    private void choose() {
        if (following) {
            return;
        }
        judge();
        Optional<? extends DecodeAs> wanted = switch (way.getValue()) {
            case AUTO -> Optional.of(DecodeAs.AUTO);
            case JSON -> Optional.of(DecodeAs.JSON);
            case TEXT -> Optional.of(DecodeAs.TEXT);
            case HEX -> Optional.of(DecodeAs.HEX);
            case SCHEMA -> DecodeAs.schema(id.getText());
        };
        wanted.ifPresent(chosen::set);
    }
}
