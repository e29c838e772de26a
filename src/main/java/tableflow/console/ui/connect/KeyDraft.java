package tableflow.console.ui.connect;

import static tableflow.console.ui.Messages.text;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;

/// A key as it is typed: id and secret, either both or none.
public final class KeyDraft {

    private final StringProperty id = new SimpleStringProperty("");
    private final StringProperty secret = new SimpleStringProperty("");
    private final StringBinding error;

    KeyDraft(boolean required) {
        error = Bindings.createStringBinding(() -> check(required), id, secret);
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

    boolean isEmpty() {
        return id.get().isBlank() && secret.get().isBlank();
    }

    boolean isComplete() {
        return !id.get().isBlank() && !secret.get().isBlank();
    }

    /// The key; only for a complete draft. White space around a pasted key is not part of it.
    ApiKey key() {
        return new ApiKey(id.get().strip(), new Secret(secret.get().strip()));
    }

    /// The key as a profile has it, or null while it is not complete.
    @Nullable KeyRef reference() {
        return isComplete() ? KeyRef.inline(key().id(), key().secret()) : null;
    }

    private String check(boolean required) {
        if (isComplete() || (isEmpty() && !required)) {
            return "";
        }
        return text(isEmpty() ? "connect.error.key" : id.get().isBlank() ? "connect.error.id" : "connect.error.secret");
    }
}
