package tableflow.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.support.AppDirs;
import tableflow.console.ui.UiTest;
import tableflow.console.ui.control.code.CodeEditor;
import tableflow.console.ui.control.grid.DataGrid;
import tableflow.console.ui.shell.MainWindow;
import tableflow.console.ui.shell.ShellViewModel;
import tableflow.console.ui.unlock.PassphraseDesk;

/// The README's walk through the real window, on a sandbox in a process of its own: first start, the wizard for
/// `topic2`, the healthy table. What then exists is asked of plain HTTP and a plain Kafka client.
@Tag("journey")
class WindowJourneyTest extends UiTest {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(200);

    @TempDir
    private Path home = Path.of("");

    private Wiring wiring;
    private WindowWiring window;
    private ShellViewModel shell;

    @BeforeEach
    void open() {
        PassphraseDesk passphrases = new PassphraseDesk();
        wiring = new Wiring(AppDirs.under(home), passphrases);
        window = new WindowWiring(wiring, wiring.sandboxLauncher(), passphrases);
        shell = fx(window::shell);
        showScene(() -> new MainWindow(shell, new SimpleBooleanProperty(true)).scene(1280, 820));
        run(shell::start);
    }

    @AfterEach
    void close() {
        run(shell::shutDown);
        window.close();
        wiring.close();
    }

    @Test
    void aNewUserProvisionsTopic2() throws Exception {
        click("#welcome-sandbox");
        patiently("the sandbox is open", () -> shell.pageProperty().get() == ShellViewModel.Page.SESSION);
        click("#rail-provisioning");
        click(".placeholder .button");
        await("the form", () -> shows("#provision-name"));
        enter("#provision-name", "topic2");
        click("#provision-plan");
        patiently("the plan", () -> shows("#provision-apply")
                && !((Button) stage().getScene().lookup("#provision-apply")).isDisabled());
        click("#provision-apply");
        patiently("the end of the run", () -> shows("#provision-result"));

        assertThat(find("#provision-headline", Label.class).getText()).isEqualTo("topic2 is provisioned.");
        Profile profile = Objects.requireNonNull(shell.sessionProperty().get()).profile();
        theTableIsRunningAndEachObjectExistsOnce(profile);
        theTopicIsThere(profile);
        new LakeWalk(wiring, profile).recordsBecomeRowsAndEveryFigureAgrees("topic2", 500);
        theTableAnswersInTheAthenaPane();
        aRowLeadsToItsRecordAndTheRecordToItsRow();
        aFailedStatementIsDiagnosed();
    }

    /// The same rows as [LakeWalk] counts, by hand in the pane: exact figures in the grid's cells.
    private void theTableAnswersInTheAthenaPane() {
        click("#rail-query");
        await("the editor", () -> shows(".code-editor"));
        runs("""
                SELECT "$$topic", "$$partition", "$$offset", amount_cents, event_id
                FROM topic2
                ORDER BY "$$offset" DESC
                LIMIT 3""");
        patiently("the rows", () -> cells().containsAll(List.of("event-499", "499",
                Long.toString(LakeWalk.cents(499)), "497", Long.toString(LakeWalk.cents(497)), "event-497")));
    }

    private void aRowLeadsToItsRecordAndTheRecordToItsRow() {
        DataGrid grid = find("#result-grid", DataGrid.class);
        run(() -> grid.jumpTo(0, 0));
        MenuItem record = fx(() -> grid.actions().menuOfCell().stream()
                .filter(item -> "Show Kafka record".equals(item.getText()))
                .findFirst()
                .orElseThrow());
        run(record::fire);
        patiently("its record", () -> shows("#messages-record-value")
                && find("#messages-record-value", TextArea.class).getText().contains("event-499"));
        assertThat(find("#messages-from-what", TextField.class).getText()).isEqualTo("0:499");
        assertThat(find("#messages-record-title", Label.class).getText()).contains("499");
        // Not by the mouse: the bar of times comes meanwhile and moves what is below it.
        run(find("#messages-record-row", Button.class)::fire);
        // The row of the record alone, and not the three of before.
        patiently("its row", () -> shows("#query-run") && cells().contains("event-499")
                && !cells().contains("event-498"));
    }

    private void aFailedStatementIsDiagnosed() {
        runs("SELECT amont FROM topic2");
        patiently("why it failed", () -> shows("#query-trouble-diagnose"));
        click("#query-trouble-diagnose");
        patiently("the doctor knows what was said", () -> shows("#doctor-complaint")
                && texts(".doctor-complaint-message").contains("amont"));
        patiently("and has looked", () -> shows("#doctor-run"));
        assertThat(find("#doctor-complaint-cause", Label.class).getText()).isNotBlank();
    }

    private void runs(String sql) {
        run(() -> {
            CodeEditor editor = (CodeEditor) Objects.requireNonNull(find("#query-tabs", TabPane.class)
                    .getSelectionModel().getSelectedItem().getContent().lookup(".code-editor"));
            editor.replace(0, editor.text().length(), sql);
        });
        click("#query-run");
    }

    private String texts(String selector) {
        return stage().getScene().getRoot().lookupAll(selector).stream()
                .filter(Labeled.class::isInstance)
                .map(it -> ((Labeled) it).getText())
                .collect(Collectors.joining("\n"));
    }

    private List<String> cells() {
        return stage().getScene().getRoot().lookupAll(".grid-text").stream()
                .filter(Text.class::isInstance)
                .map(it -> ((Text) it).getText())
                .toList();
    }

    private void theTableIsRunningAndEachObjectExistsOnce(Profile profile) throws Exception {
        URI api = profile.confluent().apiUrl();
        String environment = Objects.requireNonNull(profile.confluent().environmentId());
        Profile.Kafka kafka = Objects.requireNonNull(profile.kafka());
        String scope = "?environment=" + environment + "&spec.kafka_cluster=" + kafka.clusterId();
        JsonNode table = get(api.resolve("/tableflow/v1/tableflow-topics/topic2" + scope), profile.tableflow());
        assertThat(table.at("/status/phase").asText()).isEqualTo("RUNNING");
        assertThat(table.at("/status/catalog_sync_statuses/0/sync_status").asText()).isEqualTo("SYNCED");

        Profile.Registry registry = Objects.requireNonNull(profile.schemaRegistry());
        JsonNode schema =
                get(registry.url().resolve("/subjects/topic2-value/versions/latest"), registry.apiKey());
        assertThat(schema.path("version").asInt()).isEqualTo(1);
        assertThat(schema.path("schemaType").asText()).isEqualTo("JSON");

        JsonNode keys = get(
                api.resolve("/iam/v2/api-keys?page_size=100&spec.owner=" + profile.confluent().serviceAccountId()),
                profile.confluent().cloudApiKey());
        List<String> names = keys.path("data").findValuesAsText("display_name");
        for (String name :
                List.of("dev-tableflow-topic-key", "dev-tableflow-registry-key", "dev-tableflow-key")) {
            assertThat(names).filteredOn(name::equals).as(name).hasSize(1);
        }
    }

    private static void theTopicIsThere(Profile profile) throws Exception {
        Profile.Kafka kafka = Objects.requireNonNull(profile.kafka());
        try (Admin admin = Admin.create(client(kafka))) {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(List.of("topic2")).allTopicNames().get(60, TimeUnit.SECONDS);
            assertThat(topics.values()).singleElement().satisfies(it -> assertThat(it.partitions()).hasSize(1));
        }
    }

    /// What a plain Kafka client needs.
    static Map<String, Object> client(Profile.Kafka kafka) {
        ApiKey key = opened(kafka.apiKey());
        return Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "security.protocol", kafka.securityProtocol(),
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + key.id()
                        + "\" password=\"" + key.secret().reveal() + "\";");
    }

    private static JsonNode get(URI address, @Nullable KeyRef keyRef) throws Exception {
        ApiKey key = opened(keyRef);
        String credentials = key.id() + ":" + key.secret().reveal();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Basic "
                        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(address + " " + response.body()).isEqualTo(200);
            return new ObjectMapper().readTree(response.body());
        }
    }

    static ApiKey opened(@Nullable KeyRef key) {
        KeyRef present = Objects.requireNonNull(key);
        Secret secret = Objects.requireNonNull(present.secret(), "a sandbox's profile has its secrets with it");
        return new ApiKey(present.id(), secret);
    }

    private boolean shows(String selector) {
        Node node = stage().getScene().lookup(selector);
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    /// Like [#await], for what takes a real broker its time.
    private static void patiently(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (System.nanoTime() < end - TimeUnit.SECONDS.toNanos(20)) {
            if (fx(condition::getAsBoolean)) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        await(what, condition);
    }
}
