package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;

/// Asks why something that is against a rule may be so, and where wanted until when: its button works once there is a
/// reason.
final class ReasonDialog extends DialogBox {

    /// What is asked.
    ///
    /// @param title of the dialog, and of its button
    /// @param about what it means, in a sentence or two
    /// @param today where the last day is asked for too: it cannot be before this one
    record Question(String title, String about, Optional<LocalDate> today) {}

    /// @param until the last day; empty for good
    record Answer(String reason, Optional<LocalDate> until) {}

    private ReasonDialog(Question question, Dialogs dialogs, Consumer<Answer> done) {
        super(question.title(), "name-dialog");
        TextField reason = new TextField();
        reason.setId("review-reason");
        DatePicker until = new DatePicker();
        until.setId("review-until");
        add(words(question.about()), new Field(text("doctor.review.reason"), reason,
                text("doctor.review.reason.hint")));
        question.today().ifPresent(today -> add(
                new Field(text("doctor.review.until"), until, text("doctor.review.until.hint"))));
        Button yes = yes(question.title(), "review-reason-yes", () -> {
            dialogs.close(this);
            done.accept(new Answer(reason.getText().strip(), Optional.ofNullable(until.getValue())));
        });
        yes.disableProperty().bind(Bindings.createBooleanBinding(
                () -> reason.getText().isBlank() || (until.getValue() != null
                        && question.today().filter(until.getValue()::isBefore).isPresent()),
                reason.textProperty(), until.valueProperty()));
        buttons(cancel(() -> dialogs.close(this)), yes);
    }

    static void ask(Question question, Dialogs dialogs, Consumer<Answer> done) {
        dialogs.show(new ReasonDialog(question, dialogs, done));
    }
}
