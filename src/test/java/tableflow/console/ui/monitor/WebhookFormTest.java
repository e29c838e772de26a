package tableflow.console.ui.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.service.monitor.MonitorSettings.Hook;

/// What is typed for a webhook is checked, and survives a change of other settings.
class WebhookFormTest {

    private final WebhookForm form = new WebhookForm();

    @ParameterizedTest
    @ValueSource(strings = {
        "https://example.com/x?y=1", "http://localhost:9999/", "http://127.0.0.1/", "http://[::1]/"})
    void anAddressThatIsSafe(String url) {
        form.urlProperty().set(" " + url + " ");
        assertThat(form.urlErrorProperty().get()).isEmpty();
        assertThat(form.isWrong().get()).isFalse();
        assertThat(form.typed(null)).contains(new Hook(URI.create(url), true, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/", "example.com", "ftp://example.com", "https://user:pw@example.com/",
        "https:///x", "ht tp://x", "http://localhost.example.com/", "http://1270.0.0.1/"})
    void anAddressThatIsNot(String url) {
        form.urlProperty().set(url);
        assertThat(form.urlErrorProperty().get()).isNotEmpty();
        assertThat(form.isWrong().get()).isTrue();
        assertThat(form.typed(null)).isEmpty();
    }

    @Test
    void aHeadersNameHasNoBlanksOrColons() {
        form.urlProperty().set("https://example.com");
        form.headerProperty().set("X Token");
        assertThat(form.headerErrorProperty().get()).isNotEmpty();
        assertThat(form.typed("r")).isEmpty();
        form.headerProperty().set("X-Token");
        assertThat(form.typed("r").map(Hook::secretRef)).contains("r");
        form.headerProperty().set("");
        assertThat(form.typed("r").map(hook -> hook.secretRef() == null)).as("no header, no secret").contains(true);
    }

    @Test
    void whatIsTypedStaysWhileOtherSettingsChange() {
        Hook kept = new Hook(URI.create("https://example.com"), false, "X-Token", "webhook/1");
        assertThat(form.show(kept)).isTrue();
        assertThat(form.enabledProperty().get()).isFalse();
        assertThat(form.secretRef()).isEqualTo("webhook/1");
        form.urlProperty().set("https://half-typ");
        form.secretProperty().set("half");
        assertThat(form.show(kept)).isFalse();
        assertThat(form.urlProperty().get()).isEqualTo("https://half-typ");
        assertThat(form.fresh()).isNotNull();
        assertThat(form.show(null)).isTrue();
        assertThat(form.urlProperty().get()).isEmpty();
        assertThat(form.fresh()).as("a secret is never shown again").isNull();
        assertThat(form.secretRef()).isNull();
    }
}
