package tableflow.console.ui.provisioning;

import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.ui.control.Icons;

/// Content that is folded away until it is wanted.
final class Disclosure extends VBox {

    private final ToggleButton button = new ToggleButton();

    Disclosure(String id, String title, Node... content) {
        getStyleClass().add("disclosure");
        button.setId(id);
        button.setText(title);
        button.getStyleClass().addAll("flat", "disclosure-button");
        VBox body = new VBox(content);
        body.getStyleClass().add("disclosure-content");
        body.managedProperty().bind(body.visibleProperty());
        body.visibleProperty().bind(button.selectedProperty());
        button.selectedProperty().subscribe(open ->
                button.setGraphic(Icons.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT)));
        getChildren().setAll(button, body);
    }

    /// Opens by itself when something in it is wrong.
    Disclosure openOn(ObservableValue<String> error) {
        error.subscribe(now -> {
            if (!now.isEmpty()) {
                button.setSelected(true);
            }
        });
        return this;
    }

    /// Opens by itself when there is something in it.
    Disclosure openOn(ObservableList<?> content) {
        content.subscribe(() -> {
            if (!content.isEmpty()) {
                button.setSelected(true);
            }
        });
        return this;
    }

    void open() {
        button.setSelected(true);
    }
}
