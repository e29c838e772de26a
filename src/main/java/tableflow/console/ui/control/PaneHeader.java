package tableflow.console.ui.control;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The top of a pane: its title, one line below it, and the pane's actions on the right.
public final class PaneHeader extends HBox {

    private final Label subtitle = new Label();

    public PaneHeader(String title, Node... actions) {
        getStyleClass().add("pane-header");
        setAlignment(Pos.CENTER_LEFT);
        Label heading = new Label(title);
        heading.getStyleClass().add("pane-title");
        subtitle.getStyleClass().add("pane-subtitle");
        subtitle.managedProperty().bind(subtitle.textProperty().isNotEmpty());
        VBox texts = new VBox(heading, subtitle);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox right = new HBox(actions);
        right.getStyleClass().add("pane-actions");
        right.setAlignment(Pos.CENTER_RIGHT);
        right.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(texts, right);
    }

    /// The line below the title; empty takes no room.
    public StringProperty subtitleProperty() {
        return subtitle.textProperty();
    }
}
