package tableflow.console.ui.monitor;

import static tableflow.console.ui.Messages.text;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.Secret;
import tableflow.console.service.monitor.MonitorSettings;
import tableflow.console.ui.control.ErrorBanner;
import tableflow.console.ui.control.Field;
import tableflow.console.ui.control.Icons;
import tableflow.console.ui.work.LatestOnly;
import tableflow.console.ui.work.Problem;

/// Where alerts are posted, with a header whose value goes into the secret store and is never shown again.
final class WebhookView extends VBox {

    private final MonitorViewModel model;
    private final WebhookForm form = new WebhookForm();
    private final PasswordField secret = new PasswordField();
    private final Label told = new Label();
    private final ErrorBanner banner = new ErrorBanner();
    private final LatestOnly testing = new LatestOnly();

    WebhookView(MonitorViewModel model) {
        this.model = model;
        getStyleClass().add("monitor-webhook");
        CheckBox enabled = new CheckBox(text("monitor.webhook"));
        enabled.setId("monitor-webhook-enabled");
        enabled.selectedProperty().bindBidirectional(form.enabledProperty());
        TextField url = new TextField();
        url.setId("monitor-webhook-url");
        url.setPromptText("https://");
        url.textProperty().bindBidirectional(form.urlProperty());
        TextField header = new TextField();
        header.setId("monitor-webhook-header");
        header.setPromptText("X-Token");
        header.textProperty().bindBidirectional(form.headerProperty());
        secret.setId("monitor-webhook-secret");
        secret.textProperty().bindBidirectional(form.secretProperty());
        told.setId("monitor-webhook-told");
        form.urlProperty().subscribe(() -> told.setText(""));
        Button save = new Button(text("monitor.save"));
        save.setId("monitor-webhook-save");
        save.setOnAction(event -> save());
        Button test = new Button(text("monitor.webhook.test"), Icons.of(Feather.SEND));
        test.setId("monitor-webhook-test");
        test.setOnAction(event -> test());
        Button remove = new Button(text("monitor.webhook.remove"));
        remove.setId("monitor-webhook-remove");
        remove.setOnAction(event -> model.change(settings -> settings.withWebhook(null)));
        save.disableProperty().bind(form.isWrong());
        test.disableProperty().bind(form.isWrong().or(testing.busyProperty()));
        HBox buttons = new HBox(save, test, remove, told);
        buttons.getStyleClass().add("monitor-bar");
        getChildren().setAll(
                enabled,
                new Field(text("monitor.webhook.url"), url, text("monitor.webhook.url.hint"))
                        .errors(form.urlErrorProperty()),
                new Field(text("monitor.webhook.header"), header, text("monitor.webhook.header.hint"))
                        .errors(form.headerErrorProperty()),
                new Field(text("monitor.webhook.secret"), secret, text("monitor.webhook.secret.hint")),
                buttons, banner);
        model.settingsProperty().subscribe(this::show);
    }

    private void show(MonitorSettings settings) {
        if (form.show(settings.webhook())) {
            told.setText("");
            secret.setPromptText(form.secretRef() == null ? "" : text("monitor.webhook.secret.kept"));
        }
    }

    private void save() {
        form.typed(form.secretRef()).ifPresent(hook -> model.keep(hook, form.fresh()));
    }

    private void test() {
        Secret fresh = form.fresh();
        told.setText("");
        banner.show(null);
        form.typed(form.secretRef()).ifPresent(hook -> model.work().job(text("monitor.job.test"), progress -> {
                    model.monitoring().test(hook, fresh);
                    return hook;
                })
                .in(testing)
                .onResult(done -> told.setText(text("monitor.webhook.tested")))
                .onFailure(failure -> banner.show(new Problem(failure, this::test)))
                .start());
    }
}
