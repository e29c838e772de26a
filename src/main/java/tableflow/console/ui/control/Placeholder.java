package tableflow.console.ui.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;

/// What stands where there is nothing to show: an empty state with a next step, or a sign that it is being loaded.
public final class Placeholder extends VBox {

    private final HBox actions = new HBox();

    private Placeholder(Node sign, String title, String explanation) {
        getStyleClass().add("placeholder");
        setAlignment(Pos.CENTER);
        Label heading = new Label(title);
        heading.getStyleClass().add("placeholder-title");
        heading.setWrapText(true);
        heading.setTextAlignment(TextAlignment.CENTER);
        heading.setMinHeight(USE_PREF_SIZE);
        Label body = new Label(explanation);
        body.getStyleClass().add("placeholder-text");
        body.setWrapText(true);
        body.setTextAlignment(TextAlignment.CENTER);
        body.setMinHeight(USE_PREF_SIZE);
        body.setVisible(!explanation.isEmpty());
        body.setManaged(!explanation.isEmpty());
        actions.setAlignment(Pos.CENTER);
        actions.getStyleClass().add("placeholder-actions");
        actions.managedProperty().bind(actions.visibleProperty());
        actions.setVisible(false);
        getChildren().setAll(sign, heading, body, actions);
    }

    /// Nothing here: why, and what one could do.
    public static Placeholder empty(Ikon icon, String title, String explanation) {
        return new Placeholder(Icons.of(icon, "placeholder-icon"), title, explanation);
    }

    /// Being loaded.
    public static Placeholder loading(String title) {
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.getStyleClass().add("placeholder-spinner");
        return new Placeholder(spinner, title, "");
    }

    /// Adds a button for a next step; the first one is the recommended one.
    public Placeholder action(String text, Runnable action) {
        Button button = new Button(text);
        if (actions.getChildren().isEmpty()) {
            button.getStyleClass().add("accent");
        }
        button.setOnAction(event -> action.run());
        actions.getChildren().add(button);
        actions.setVisible(true);
        return this;
    }
}
