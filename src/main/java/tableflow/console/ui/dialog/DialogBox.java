package tableflow.console.ui.dialog;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What every dialog looks like: its title, words, what it asks for, and its buttons at the right end.
public class DialogBox extends VBox {

    private @Nullable Node first;

    /// @param style the style class that gives the dialog its width
    public DialogBox(String title, String style) {
        getStyleClass().addAll("dialog", style);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(wrapped(title, "dialog-title"));
    }

    /// Words in as many lines as they take.
    public static Label words(String text) {
        return wrapped(text, "dialog-text");
    }

    /// Text in as many lines as it takes, which is never cut off.
    public static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /// The button that does what the dialog is for; Enter presses it.
    ///
    /// @param id by which it is found
    public static Button yes(String text, String id, Runnable action) {
        Button yes = new Button(text);
        yes.setId(id);
        yes.getStyleClass().add("accent");
        yes.setDefaultButton(true);
        yes.setOnAction(event -> action.run());
        return yes;
    }

    /// *Cancel*; Escape presses it.
    public static Button cancel(Runnable action) {
        Button no = new Button(text("dialog.cancel"));
        no.setCancelButton(true);
        no.setOnAction(event -> action.run());
        return no;
    }

    /// What has the focus when the dialog is shown, where that is not the first that takes it.
    public final void startAt(Node start) {
        first = start;
    }

    @Nullable Node first() {
        return first;
    }

    /// Adds what the dialog shows.
    public final void add(Node... content) {
        getChildren().addAll(content);
    }

    /// Adds the row of buttons, the last thing of a dialog.
    public final void buttons(Node... buttons) {
        HBox row = new HBox(buttons);
        row.getStyleClass().add("dialog-buttons");
        row.setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(row);
    }
}
