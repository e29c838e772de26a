package tableflow.console.ui.dialog;

import static tableflow.console.ui.Messages.text;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A [Confirmation] on the screen. Where something must be typed, the button works only once it is typed exactly.
final class ConfirmDialog extends VBox {

    private static final int MOST_DETAILS = 12;

    ConfirmDialog(Confirmation question, Runnable close, Runnable onYes) {
        getStyleClass().addAll("dialog", "confirm-dialog");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(styled(new Label(question.title()), "dialog-title"));
        getChildren().add(styled(new Label(question.message()), "dialog-text"));
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
            Label label = styled(new Label(text("dialog.type", question.typed())), "dialog-text");
            label.setLabelFor(field);
            getChildren().addAll(label, field);
            yes.disableProperty().bind(field.textProperty().isNotEqualTo(question.typed()));
        }
        Button no = new Button(text("dialog.cancel"));
        no.setId("confirm-no");
        no.setCancelButton(true);
        no.setOnAction(event -> close.run());
        HBox buttons = new HBox(no, yes);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(buttons);
    }

    private void addDetails(Confirmation question) {
        if (question.details().isEmpty()) {
            return;
        }
        VBox list = new VBox();
        list.getStyleClass().add("dialog-details");
        question.details().stream()
                .limit(MOST_DETAILS)
                .map(line -> styled(new Label(line), "mono"))
                .forEach(list.getChildren()::add);
        int more = question.details().size() - MOST_DETAILS;
        if (more > 0) {
            list.getChildren().add(styled(new Label(text("dialog.more", more)), "text-muted"));
        }
        getChildren().add(list);
    }

    private static Label styled(Label label, String styleClass) {
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
