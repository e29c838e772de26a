package tableflow.console.ui.unlock;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import tableflow.console.service.profile.PassphraseStrength;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.dialog.DialogBox;

/// A passphrase on the screen: the answer to a question, or the change of one.
public final class PassphraseDialog extends DialogBox {

    private PassphraseDialog(String title, String explanation) {
        super(title, "passphrase-dialog");
        add(words(explanation));
    }

    /// Answers `question`.
    public static PassphraseDialog of(PassphraseQuestion question) {
        UnlockViewModel model = new UnlockViewModel(question);
        PassphraseDialog dialog = new PassphraseDialog(model.title(), model.explanation());
        if (model.isNew()) {
            dialog.choose(model.fresh);
        } else {
            Field field = new Field(
                    text("unlock.passphrase"), secret("unlock-passphrase", model.typed), text("unlock.hint"));
            String rebuke = model.rebuke();
            if (!rebuke.isEmpty()) {
                // Until something is typed: then it is another answer.
                field.errors(model.typed.map(typed -> typed.isEmpty() ? rebuke : ""));
            }
            dialog.add(field);
        }
        dialog.ask(
                new Action(text(model.isNew() ? "unlock.action.choose" : "unlock.action"), model::submit),
                model.validProperty(),
                model::cancel);
        return dialog;
    }

    /// Changes the passphrase.
    public static PassphraseDialog of(ChangePassphraseViewModel model, Runnable cancel) {
        PassphraseDialog dialog = new PassphraseDialog(text("unlock.title.change"), text("unlock.change"));
        ErrorBanner banner = new ErrorBanner();
        banner.follow(model.problemProperty());
        dialog.add(
                banner,
                new Field(text("unlock.present"), secret("unlock-present", model.present), "")
                        .errors(model.rebukeProperty()));
        dialog.choose(model.fresh);
        dialog.ask(
                new Action(text("unlock.action.change"), model::submit),
                model.possibleProperty(),
                cancel);
        return dialog;
    }

    private record Action(String title, Runnable run) {}

    private void choose(NewPassphrase fresh) {
        add(
                new Field(text("unlock.new"), secret("unlock-new", fresh.typed), text("unlock.new.hint")),
                strength(fresh.strengthProperty(), fresh.typed),
                new Field(text("unlock.repeat"), secret("unlock-repeat", fresh.repeated), "")
                        .errors(fresh.mismatchProperty()));
    }

    private static Node strength(ObjectBinding<PassphraseStrength> strength, StringProperty typed) {
        ProgressBar bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setFocusTraversable(false);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label words = new Label();
        words.setId("unlock-strength");
        words.getStyleClass().add("small-text");
        HBox line = new HBox(bar, words);
        line.getStyleClass().addAll("line", "passphrase-strength");
        line.setAlignment(Pos.CENTER_LEFT);
        Runnable show = () -> {
            PassphraseStrength now = strength.get();
            boolean empty = typed.get().isEmpty();
            bar.setProgress(empty ? 0 : share(now));
            words.setText(empty ? "" : text("unlock.strength." + now.name().toLowerCase(Locale.ROOT)));
            bar.setAccessibleText(words.getText());
            for (PassphraseStrength each : PassphraseStrength.values()) {
                line.pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), !empty && each == now);
            }
        };
        strength.subscribe(now -> show.run());
        typed.subscribe(now -> show.run());
        return line;
    }

    private static double share(PassphraseStrength strength) {
        return switch (strength) {
            case WEAK -> 0.25;
            case FAIR -> 0.5;
            case GOOD -> 0.75;
            case STRONG -> 1;
        };
    }

    private void ask(Action action, ObservableValue<Boolean> possible, Runnable cancel) {
        Button yes = yes(action.title(), "unlock-yes", action.run());
        possible.subscribe(now -> yes.setDisable(!now));
        Button no = cancel(cancel);
        no.setId("unlock-no");
        buttons(no, yes);
    }

    private static PasswordField secret(String id, StringProperty text) {
        PasswordField field = new PasswordField();
        field.setId(id);
        field.textProperty().bindBidirectional(text);
        return field;
    }
}
