package tableflow.console.ui.unlock;

import static tableflow.console.ui.Messages.text;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.PassphraseStrength;

/// A passphrase that is chosen, typed twice. Its spaces count.
final class NewPassphrase {

    final StringProperty typed = new SimpleStringProperty("");
    final StringProperty repeated = new SimpleStringProperty("");

    private final ObjectBinding<PassphraseStrength> strength =
            Bindings.createObjectBinding(() -> PassphraseStrength.of(typed.get()), typed);
    private final StringBinding mismatch = Bindings.createStringBinding(
            () -> repeated.get().isEmpty() || typed.get().startsWith(repeated.get())
                    ? "" : text("unlock.error.repeat"),
            typed, repeated);
    private final BooleanBinding valid = typed.isNotEmpty().and(typed.isEqualTo(repeated));

    ObjectBinding<PassphraseStrength> strengthProperty() {
        return strength;
    }

    /// What is wrong with the repetition as far as it is typed; empty while it may still become right.
    StringBinding mismatchProperty() {
        return mismatch;
    }

    BooleanBinding validProperty() {
        return valid;
    }

    Secret passphrase() {
        return new Secret(typed.get());
    }
}
