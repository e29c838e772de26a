package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.dialog.Dialogs;

/// Asks why something that is against a rule may be so, and where wanted until when: its button works once there is a
/// reason.
final class ReasonDialog extends VBox {

    /// What is asked.
    ///
    /// @param title of the dialog, and of its button
    /// @param about what it means, in a sentence or two
    /// @param today where the last day is asked for too: it cannot be before this one
    record Question(String title, String about, Optional<LocalDate> today) {}

    /// @param until the last day; empty for good
    record Answer(String reason, Optional<LocalDate> until) {}

    private ReasonDialog(Question question, Dialogs dialogs, Consumer<Answer> done) {
        getStyleClass().addAll("dialog", "name-dialog");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label title = new Label(question.title());
        title.getStyleClass().add("dialog-title");
        Label about = new Label(question.about());
        about.getStyleClass().add("dialog-text");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        TextField reason = new TextField();
        reason.setId("review-reason");
        DatePicker until = new DatePicker();
        until.setId("review-until");
        getChildren().setAll(title, about, new Field(text("doctor.review.reason"), reason,
                text("doctor.review.reason.hint")));
        question.today().ifPresent(today -> getChildren().add(
                new Field(text("doctor.review.until"), until, text("doctor.review.until.hint"))));
        Button yes = new Button(question.title());
        yes.setId("review-reason-yes");
        yes.getStyleClass().add("accent");
        yes.setDefaultButton(true);
        yes.disableProperty().bind(Bindings.createBooleanBinding(
                () -> reason.getText().isBlank() || (until.getValue() != null
                        && question.today().filter(until.getValue()::isBefore).isPresent()),
                reason.textProperty(), until.valueProperty()));
        yes.setOnAction(event -> {
            dialogs.close(this);
            done.accept(new Answer(reason.getText().strip(), Optional.ofNullable(until.getValue())));
        });
        Button no = new Button(text("dialog.cancel"));
        no.setCancelButton(true);
        no.setOnAction(event -> dialogs.close(this));
        HBox buttons = new HBox(no, yes);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(buttons);
    }

    static void ask(Question question, Dialogs dialogs, Consumer<Answer> done) {
        dialogs.show(new ReasonDialog(question, dialogs, done));
    }
}
