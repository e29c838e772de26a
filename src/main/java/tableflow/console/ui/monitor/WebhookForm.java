package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Secret;
import tableflow.console.service.monitor.MonitorSettings.Hook;

/// A webhook being typed: checked with every letter. The value of its header is typed, never shown. JavaFX thread only;
/// needs no toolkit.
final class WebhookForm {

    private static final String HEADER_NAME = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}";

    private final BooleanProperty enabled = new SimpleBooleanProperty(true);
    private final StringProperty url = new SimpleStringProperty("");
    private final StringProperty header = new SimpleStringProperty("");
    private final StringProperty secret = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper urlError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper headerError = new ReadOnlyStringWrapper("");
    private @Nullable Hook kept;
    private boolean shown;

    WebhookForm() {
        url.subscribe(this::check);
        header.subscribe(this::check);
    }

    /// Shows what is kept. What is being typed stays as long as that is the same: other settings change too.
    ///
    /// @return whether it was another one
    boolean show(@Nullable Hook hook) {
        if (shown && Objects.equals(kept, hook)) {
            return false;
        }
        shown = true;
        kept = hook;
        enabled.set(hook == null || hook.enabled());
        url.set(hook == null ? "" : hook.url().toString());
        header.set(hook == null || hook.header() == null ? "" : hook.header());
        secret.set("");
        return true;
    }

    private void check() {
        urlError.set(url.get().isBlank() || address().isPresent() ? "" : text("monitor.webhook.url.error"));
        headerError.set(header.get().isBlank() || header.get().strip().matches(HEADER_NAME)
                ? "" : text("monitor.webhook.header.error"));
    }

    /// `https://`, or `http://` of this machine.
    private Optional<URI> address() {
        try {
            URI typed = new URI(url.get().strip());
            String host = typed.getHost();
            boolean local = host != null && (host.equals("localhost") || host.startsWith("127.")
                    || host.equals("[::1]"));
            boolean safe = "https".equals(typed.getScheme()) || ("http".equals(typed.getScheme()) && local);
            return host != null && safe && typed.getUserInfo() == null ? Optional.of(typed) : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    /// The webhook as typed; empty while something is wrong.
    ///
    /// @param reference where the header's value lies
    Optional<Hook> typed(@Nullable String reference) {
        String name = header.get().isBlank() ? null : header.get().strip();
        return headerError.get().isEmpty()
                ? address().map(it -> new Hook(it, enabled.get(), name, name == null ? null : reference))
                : Optional.empty();
    }

    /// The header's value, where another was typed.
    @Nullable Secret fresh() {
        return secret.get().isEmpty() || header.get().isBlank() ? null : new Secret(secret.get());
    }

    /// Where the kept value of the header lies.
    @Nullable String secretRef() {
        Hook now = kept;
        return now == null ? null : now.secretRef();
    }

    BooleanBinding isWrong() {
        return Bindings.createBooleanBinding(() -> typed(null).isEmpty(), url, header, urlError, headerError);
    }

    BooleanProperty enabledProperty() {
        return enabled;
    }

    StringProperty urlProperty() {
        return url;
    }

    StringProperty headerProperty() {
        return header;
    }

    StringProperty secretProperty() {
        return secret;
    }

    ReadOnlyStringProperty urlErrorProperty() {
        return urlError.getReadOnlyProperty();
    }

    ReadOnlyStringProperty headerErrorProperty() {
        return headerError.getReadOnlyProperty();
    }
}
