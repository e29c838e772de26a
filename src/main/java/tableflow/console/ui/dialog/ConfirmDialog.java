package tableflow.console.ui.dialog;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import tableflow.console.ui.control.CopyableLines;

/// A [Confirmation] on the screen. Where something must be typed, the button works only once it is typed exactly.
final class ConfirmDialog extends DialogBox {

    private static final int MOST_DETAILS = 12;

    ConfirmDialog(Confirmation question, Runnable close, Runnable onYes) {
        super(question.title(), "confirm-dialog");
        add(words(question.message()));
        addDetails(question);

        Button yes = new Button(question.action());
        yes.setId("confirm-yes");
        yes.getStyleClass().add(question.destructive() ? "danger" : "accent");
        // Enter alone destroys nothing, wherever the focus is: what must be typed is thought enough.
        yes.setDefaultButton(!question.destructive() || question.typed() != null);
        yes.setOnAction(event -> {
            close.run();
            onYes.run();
        });
        if (question.typed() != null) {
            TextField field = new TextField();
            field.setId("confirm-typed");
            field.setPromptText(question.typed());
            Label label = words(text("dialog.type"));
            label.setLabelFor(field);
            // Names get so long that nobody types them: what is copied and pasted was looked at as well.
            CopyableLines typed = new CopyableLines(text("dialog.type.what"), question.typed()).mono();
            typed.setId("confirm-name");
            add(label, typed, field);
            startAt(field);
            yes.disableProperty().bind(field.textProperty().isNotEqualTo(question.typed()));
        }
        Button no = cancel(close);
        no.setId("confirm-no");
        buttons(no, yes);
    }

    private void addDetails(Confirmation question) {
        if (question.details().isEmpty()) {
            return;
        }
        VBox list = new VBox();
        list.getStyleClass().add("dialog-details");
        question.details().stream()
                .limit(MOST_DETAILS)
                .map(line -> wrapped(line, "mono"))
                .forEach(list.getChildren()::add);
        int more = question.details().size() - MOST_DETAILS;
        if (more > 0) {
            list.getChildren().add(wrapped(text("dialog.more", more), "text-muted"));
        }
        add(list);
    }
}
