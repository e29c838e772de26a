package tableflow.console.ui.profiles;

import static tableflow.console.ui.Messages.text;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.dialog.DialogBox;

/// Asks for the name of a profile; its button works while nothing is wrong with the name.
final class NameDialog extends DialogBox {

    record Wording(String title, String explanation, String action) {}

    record Ends(Consumer<String> named, Runnable cancelled) {}

    /// @param check what is wrong with a name; empty when nothing is
    NameDialog(Wording wording, String proposed, UnaryOperator<String> check, Ends ends) {
        super(wording.title(), "name-dialog");
        TextField name = new TextField(proposed);
        name.setId("profile-name");
        name.selectAll();
        Button yes = yes(wording.action(), "profile-name-yes", () -> ends.named().accept(name.getText()));
        name.textProperty().subscribe(typed -> yes.setDisable(!check.apply(typed).isEmpty()));
        add(
                words(wording.explanation()),
                new Field(text("connect.name"), name, "").errors(name.textProperty().map(check)));
        buttons(cancel(ends.cancelled()), yes);
    }
}
