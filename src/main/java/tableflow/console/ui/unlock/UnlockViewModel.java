package tableflow.console.ui.unlock;

import static tableflow.console.ui.Messages.text;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.PassphraseSource.Purpose;

/// The answer to one [PassphraseQuestion]: a passphrase that exists, or a new one typed twice.
final class UnlockViewModel {

    final StringProperty typed = new SimpleStringProperty("");
    final NewPassphrase fresh = new NewPassphrase();

    private final PassphraseQuestion question;
    private final BooleanBinding valid;

    UnlockViewModel(PassphraseQuestion question) {
        this.question = question;
        this.valid = isNew() ? fresh.validProperty() : typed.isNotEmpty();
    }

    /// Whether a passphrase is chosen, and not one that exists asked for.
    boolean isNew() {
        return question.purpose() == Purpose.CHOOSE;
    }

    String title() {
        return text(isNew() ? "unlock.title.choose" : "unlock.title");
    }

    String explanation() {
        return text(isNew() ? "unlock.choose" : "unlock.text", question.store());
    }

    /// What was wrong with the answer before; empty when this is the first question.
    String rebuke() {
        return question.purpose() == Purpose.UNLOCK_AGAIN ? text("unlock.wrong") : "";
    }

    BooleanBinding validProperty() {
        return valid;
    }

    /// Gives the answer, if there is one.
    void submit() {
        if (valid.get()) {
            question.answer(isNew() ? fresh.passphrase() : new Secret(typed.get()));
        }
    }

    void cancel() {
        question.decline();
    }
}
