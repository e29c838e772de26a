package tableflow.console.ui.connect;

import static tableflow.console.ui.Messages.text;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;

/// A key as it is typed: id and secret, either both or none. The secret of a key that the profile has already need not
/// be typed again.
public final class KeyDraft {

    private final @Nullable KeyRef before;
    private final StringProperty id = new SimpleStringProperty("");
    private final StringProperty secret = new SimpleStringProperty("");
    private final StringBinding error;
    private final BooleanBinding kept;

    /// @param before the key that the profile has; null for a new one
    KeyDraft(boolean required, @Nullable KeyRef before) {
        this.before = before;
        if (before != null) {
            id.set(before.id());
        }
        error = Bindings.createStringBinding(() -> check(required), id, secret);
        kept = Bindings.createBooleanBinding(this::isKept, id, secret);
    }

    public StringProperty idProperty() {
        return id;
    }

    public StringProperty secretProperty() {
        return secret;
    }

    /// What is wrong with it; empty when nothing is.
    public StringBinding errorProperty() {
        return error;
    }

    /// Whether the key stays as the profile has it, secret included.
    public BooleanBinding keptProperty() {
        return kept;
    }

    boolean isEmpty() {
        return id.get().isBlank() && secret.get().isBlank();
    }

    /// The key as a profile has it, or null while it is not complete. White space around a pasted key is not part of
    /// it.
    @Nullable KeyRef reference() {
        if (isKept()) {
            return before;
        }
        return isTyped() ? KeyRef.inline(id.get().strip(), new Secret(secret.get().strip())) : null;
    }

    private boolean isTyped() {
        return !id.get().isBlank() && !secret.get().isBlank();
    }

    private boolean isKept() {
        return before != null && secret.get().isBlank() && id.get().strip().equals(before.id());
    }

    private String check(boolean required) {
        if (isTyped() || isKept() || (isEmpty() && !required)) {
            return "";
        }
        return text(isEmpty() ? "connect.error.key" : id.get().isBlank() ? "connect.error.id" : "connect.error.secret");
    }
}
