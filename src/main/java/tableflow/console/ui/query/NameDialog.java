package tableflow.console.ui.query;

import static tableflow.console.ui.Messages.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.dialog.DialogBox;
import tableflow.console.ui.dialog.Dialogs;

/// Asks for a name, and where wanted for more: its button works once there is a name.
final class NameDialog extends DialogBox {

    /// What was typed.
    ///
    /// @param shared ticked, where that was asked for
    record Answer(String name, String description, boolean shared) {}

    /// @param withDescription asks for a description too
    /// @param shared the question of the tick box; absent when there is none
    /// @param rule what names must be, as a regular expression; absent where every name will do, and empty where the
    ///     name stays as it is
    /// @param hint about the name; may be empty
    record Question(
            String title, Answer first, boolean withDescription, @Nullable String shared, @Nullable String rule,
            String hint) {

        /// Asks for a name and a description.
        static Question of(String title, Answer first) {
            return new Question(title, first, true, null, null, "");
        }

        /// Asks for a name alone.
        static Question ofName(String title, String first) {
            return new Question(title, new Answer(first, "", false), false, null, null, "");
        }

        /// The same with a tick box.
        Question sharing(String question) {
            return new Question(title, first, withDescription, question, rule, hint);
        }

        /// The same with a rule for names.
        ///
        /// @param why the rule in words
        Question named(String pattern, String why) {
            return new Question(title, first, withDescription, shared, pattern, why);
        }

        /// The same with a name that cannot be changed.
        Question fixed(String why) {
            return new Question(title, first, withDescription, shared, "", why);
        }

        private boolean isFixed() {
            return rule != null && rule.isEmpty();
        }

        private boolean fits(String name) {
            return !name.isBlank() && (rule == null || rule.isEmpty() || name.strip().matches(rule));
        }
    }

    private NameDialog(Question question, Consumer<Answer> done, Dialogs dialogs) {
        super(question.title(), "name-dialog");
        Map<String, TextField> fields = new LinkedHashMap<>();
        fields.put("name", new TextField(question.first().name()));
        if (question.withDescription()) {
            fields.put("description", new TextField(question.first().description()));
        }
        fields.forEach((key, field) -> {
            field.setId("query-" + key);
            add(new Field(
                    text("query.dialog." + key), field, key.equals("name") ? question.hint() : ""));
        });
        CheckBox shared = new CheckBox(question.shared() == null ? "" : question.shared());
        shared.setId("query-shared");
        shared.setSelected(question.first().shared());
        if (question.shared() != null) {
            add(shared);
        }
        TextField name = Objects.requireNonNull(fields.get("name"));
        name.selectAll();
        name.setDisable(question.isFixed());
        Button yes = yes(text("query.dialog.save"), "query-name-yes", () -> {
            TextField description = fields.get("description");
            dialogs.close(this);
            done.accept(new Answer(
                    name.getText().strip(), description == null ? "" : description.getText().strip(),
                    shared.isSelected()));
        });
        yes.disableProperty().bind(name.textProperty().map(typed -> !question.fits(typed)));
        buttons(cancel(() -> dialogs.close(this)), yes);
    }

    static void show(Question question, Dialogs dialogs, Consumer<Answer> done) {
        dialogs.show(new NameDialog(question, done, dialogs));
    }
}
