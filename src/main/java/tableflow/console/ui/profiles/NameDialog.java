package tableflow.console.ui.profiles;

import static tableflow.console.ui.Messages.text;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import tableflow.console.ui.control.Field;

/// Asks for the name of a profile; its button works while nothing is wrong with the name.
final class NameDialog extends VBox {

    record Wording(String title, String explanation, String action) {}

    record Ends(Consumer<String> named, Runnable cancelled) {}

    /// @param check what is wrong with a name; empty when nothing is
    NameDialog(Wording wording, String proposed, UnaryOperator<String> check, Ends ends) {
        getStyleClass().addAll("dialog", "name-dialog");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label title = new Label(wording.title());
        title.getStyleClass().add("dialog-title");
        Label explanation = new Label(wording.explanation());
        explanation.getStyleClass().add("dialog-text");
        for (Label label : new Label[] {title, explanation}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        TextField name = new TextField(proposed);
        name.setId("profile-name");
        name.selectAll();
        Button yes = new Button(wording.action());
        yes.setId("profile-name-yes");
        yes.getStyleClass().add("accent");
        yes.setDefaultButton(true);
        name.textProperty().subscribe(typed -> yes.setDisable(!check.apply(typed).isEmpty()));
        yes.setOnAction(event -> ends.named().accept(name.getText()));
        Button no = new Button(text("dialog.cancel"));
        no.setCancelButton(true);
        no.setOnAction(event -> ends.cancelled().run());
        HBox buttons = new HBox(no, yes);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(
                title, explanation,
                new Field(text("connect.name"), name, "").errors(name.textProperty().map(check)), buttons);
    }
}
