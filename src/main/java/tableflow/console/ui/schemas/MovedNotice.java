package tableflow.console.ui.schemas;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// Says above the editor that the registry changed under the draft: it follows another version now, or none.
final class MovedNotice extends HBox {

    MovedNotice(SchemasViewModel model) {
        setId("schemas-moved");
        getStyleClass().add("schemas-notice");
        Label words = new Label();
        words.setId("schemas-moved-words");
        words.setGraphic(Icons.of(Feather.INFO));
        words.setWrapText(true);
        // Names are long: all of the sentence is wanted, on as many lines as it takes.
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.textProperty().bind(model.movedProperty());
        Button seen = new Button(text("schemas.moved.seen"));
        seen.setId("schemas-moved-seen");
        seen.getStyleClass().add("small");
        seen.setMinWidth(USE_PREF_SIZE);
        seen.setOnAction(event -> model.seen());
        getChildren().setAll(words, seen);
        visibleProperty().bind(model.movedProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }
}
