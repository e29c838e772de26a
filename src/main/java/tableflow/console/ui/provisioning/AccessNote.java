package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.Optional;
import javafx.beans.Observable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.ProviderIntegration;

/// What comes of the role or the integration that the form names: an existing integration, a new one, or that nobody
/// knows yet.
final class AccessNote {

    private final FormViewModel model;
    private final TopicForm form;
    private final Choice<ProviderIntegration> known;

    AccessNote(FormViewModel model) {
        this.model = model;
        this.form = model.form();
        this.known = model.choices().integrations;
    }

    /// Runs `action` whenever [#words()] may have changed.
    void onChange(Runnable action) {
        form.roleArn.subscribe(action);
        form.existing.subscribe(action);
        form.integration.subscribe(action);
        known.items().addListener((Observable it) -> action.run());
        known.readProperty().subscribe(action);
        known.failureProperty().subscribe(action);
    }

    /// A sentence; empty while there is nothing to say.
    String words() {
        Optional<ProviderIntegration> found = model.existingIntegration();
        if (form.existing.get()) {
            return found.map(it -> text("provisioning.integration.role", it.displayName(), it.customerRoleArn()))
                    .orElse("");
        }
        return found.map(it -> text("provisioning.role.reused", it.displayName(), it.id()))
                .orElseGet(() -> form.roleArn.get().isBlank() ? "" : unmatched());
    }

    /// No integration of that role is known, which says something only when all were read.
    private String unmatched() {
        RemoteFailure failure = known.failureProperty().get();
        if (known.readProperty().get()) {
            return text("provisioning.role.new", model.profile().environmentTag() + "-tableflow");
        }
        return failure == null ? text("provisioning.role.looking") : text("provisioning.role.unknown", failure.why());
    }
}
