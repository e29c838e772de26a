package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Secret;
import tableflow.console.service.monitor.MonitorSettings;
import tableflow.console.service.monitor.MonitorSettings.Hook;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// Where alerts are posted, with a header whose value goes into the secret store and is never shown again.
final class WebhookView extends VBox {

    private static final String HEADER_NAME = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}";

    private final MonitorViewModel model;
    private final CheckBox enabled = new CheckBox(text("monitor.webhook"));
    private final TextField url = new TextField();
    private final TextField header = new TextField();
    private final PasswordField secret = new PasswordField();
    private final ReadOnlyStringWrapper urlError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper headerError = new ReadOnlyStringWrapper("");
    private final Label told = new Label();
    private final ErrorBanner banner = new ErrorBanner();
    private final LatestOnly testing = new LatestOnly();
    private @Nullable String secretRef;

    WebhookView(MonitorViewModel model) {
        this.model = model;
        getStyleClass().add("monitor-webhook");
        url.setId("monitor-webhook-url");
        url.setPromptText("https://");
        header.setId("monitor-webhook-header");
        header.setPromptText("X-Token");
        secret.setId("monitor-webhook-secret");
        enabled.setId("monitor-webhook-enabled");
        told.setId("monitor-webhook-told");
        url.textProperty().subscribe(this::check);
        header.textProperty().subscribe(this::check);
        Button save = new Button(text("monitor.save"));
        save.setId("monitor-webhook-save");
        save.setOnAction(event -> save());
        Button test = new Button(text("monitor.webhook.test"), Icons.of(Feather.SEND));
        test.setId("monitor-webhook-test");
        test.setOnAction(event -> test());
        Button remove = new Button(text("monitor.webhook.remove"));
        remove.setId("monitor-webhook-remove");
        remove.setOnAction(event -> model.change(model.settingsProperty().get().withWebhook(null)));
        var wrong = Bindings.createBooleanBinding(
                () -> !urlError.get().isEmpty() || !headerError.get().isEmpty() || url.getText().isBlank(),
                urlError, headerError, url.textProperty());
        save.disableProperty().bind(wrong);
        test.disableProperty().bind(wrong.or(testing.busyProperty()));
        HBox buttons = new HBox(save, test, remove, told);
        buttons.getStyleClass().add("monitor-bar");
        getChildren().setAll(
                enabled,
                new Field(text("monitor.webhook.url"), url, text("monitor.webhook.url.hint"))
                        .errors(urlError.getReadOnlyProperty()),
                new Field(text("monitor.webhook.header"), header, text("monitor.webhook.header.hint"))
                        .errors(headerError.getReadOnlyProperty()),
                new Field(text("monitor.webhook.secret"), secret, text("monitor.webhook.secret.hint")),
                buttons, banner);
        model.settingsProperty().subscribe(this::show);
    }

    private void show(MonitorSettings settings) {
        Hook hook = settings.webhook();
        enabled.setSelected(hook == null || hook.enabled());
        url.setText(hook == null ? "" : hook.url().toString());
        header.setText(hook == null || hook.header() == null ? "" : hook.header());
        secret.clear();
        secretRef = hook == null ? null : hook.secretRef();
        secret.setPromptText(secretRef == null ? "" : text("monitor.webhook.secret.kept"));
    }

    private void check() {
        told.setText("");
        urlError.set(url.getText().isBlank() || address().isPresent() ? "" : text("monitor.webhook.url.error"));
        headerError.set(header.getText().isBlank() || header.getText().strip().matches(HEADER_NAME)
                ? "" : text("monitor.webhook.header.error"));
    }

    /// `https://`, or `http://` of this machine.
    private Optional<URI> address() {
        try {
            URI typed = new URI(url.getText().strip());
            String host = typed.getHost();
            boolean local = host != null && (host.equals("localhost") || host.startsWith("127.")
                    || host.equals("[::1]"));
            boolean safe = "https".equals(typed.getScheme()) || ("http".equals(typed.getScheme()) && local);
            return host != null && safe && typed.getUserInfo() == null ? Optional.of(typed) : Optional.empty();
        } catch (URISyntaxException wrong) {
            return Optional.empty();
        }
    }

    private Optional<Hook> typed(@Nullable String reference) {
        String name = header.getText().isBlank() ? null : header.getText().strip();
        return address().map(address -> new Hook(
                address, enabled.isSelected(), name, name == null ? null : reference));
    }

    private void save() {
        Secret fresh = fresh();
        MonitorSettings now = model.settingsProperty().get();
        model.change(text("monitor.job.webhook"), progress -> {
            String reference = fresh == null ? secretRef : model.monitoring().keep(fresh);
            MonitorSettings changed = now.withWebhook(typed(reference).orElse(null));
            model.monitoring().change(changed);
            return changed;
        });
    }

    private @Nullable Secret fresh() {
        return secret.getText().isEmpty() || header.getText().isBlank() ? null : new Secret(secret.getText());
    }

    private void test() {
        Secret fresh = fresh();
        told.setText("");
        banner.show(null);
        typed(secretRef).ifPresent(hook -> model.work().job(text("monitor.job.test"), progress -> {
                    model.monitoring().test(hook, fresh);
                    return hook;
                })
                .in(testing)
                .onResult(done -> told.setText(text("monitor.webhook.tested")))
                .onFailure(failure -> banner.show(new Problem(failure, this::test)))
                .start());
    }
}
