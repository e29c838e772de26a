package tableflow.console.service.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.monitor.MonitorSettings.Hook;
import tableflow.console.service.monitor.history.History.Step;

/// Samples are kept and compared, and the webhook hears of all of it, be it late.
class MonitoringTest {

    private static final URI HOOK = URI.create("https://hooks.example.com/T0/secret-path");

    @TempDir
    private Path folder;

    private final MonitorFixture fixture = new MonitorFixture();
    private Instant now = Instant.now().plusSeconds(60);
    private Monitoring monitoring;

    @BeforeEach
    void fill() {
        fixture.topic("orders", WriteMode.APPEND, 100, 50);
        fixture.commit("orders", 0, 0, 89);
        monitoring = fixture.monitoring(folder, Runnable::run, () -> now);
    }

    private void suspend(boolean suspended) {
        fixture.cluster.table("orders", suspended, new TableflowTopic.Status(
                Open.of(Phase.RUNNING), null, List.of(), List.of(), Open.of(WriteMode.APPEND)));
    }

    private Monitoring.Result sampleLater(Duration later) {
        now = now.plus(later);
        return monitoring.sample(Attention.NONE);
    }

    @Test
    void aSampleIsKeptAndAnotherRunGoesOnFromIt() {
        monitoring.sample(Attention.NONE);
        sampleLater(Duration.ofMinutes(1));
        Monitoring again = fixture.monitoring(folder, Runnable::run, () -> now);
        now = now.plusSeconds(60);
        again.sample(Attention.NONE);
        assertThat(again.past("orders", now.minusSeconds(600), Step.SAMPLE)).hasSize(3);
        assertThat(again.line("orders")).as("with what the first run saw").hasSize(3);
    }

    @Test
    void theWebhookHearsOfABeginningAndAnEndOnce() throws Exception {
        hook(new Hook(HOOK, true, "X-Token", null), new Secret("t0ken"));
        suspend(true);
        assertThat(monitoring.sample(Attention.NONE).changes()).hasSize(1);
        assertThat(fixture.posted).as("only when it is told").isEmpty();
        assertThat(monitoring.hasNews()).isTrue();
        monitoring.tell();
        assertThat(monitoring.hasNews()).isFalse();
        monitoring.tell();
        sampleLater(Duration.ofMinutes(1));
        monitoring.tell();
        assertThat(fixture.posted).singleElement().satisfies(post ->
                assertThat(post).startsWith(HOOK + " X-Token=t0ken {").contains("\"state\":\"open\""));
        suspend(false);
        sampleLater(Duration.ofMinutes(6));
        monitoring.tell();
        assertThat(fixture.posted).hasSize(2).last().asString().contains("\"state\":\"closed\"");
    }

    @Test
    void whatCouldNotBePostedIsPostedWithWhatComesNext() throws Exception {
        hook(new Hook(HOOK, true, null, null), null);
        fixture.webhookFailure = RemoteFailure.of(Kind.UNREACHABLE, "post to the webhook", "no answer came");
        suspend(true);
        monitoring.sample(Attention.NONE);
        assertThatThrownBy(monitoring::tell).isSameAs(fixture.webhookFailure);
        assertThat(monitoring.hasNews()).isTrue();
        suspend(false);
        sampleLater(Duration.ofMinutes(6));
        fixture.webhookFailure = null;
        monitoring.tell();
        JsonNode alerts = new ObjectMapper().readTree(fixture.posted.getFirst().split(" ", 3)[2]).path("alerts");
        assertThat(alerts.findValuesAsText("state")).containsExactly("open", "closed");
        assertThat(monitoring.hasNews()).isFalse();
    }

    @Test
    void aWebhookThatIsSwitchedOffHearsNothingOfWhatWaited() {
        hook(new Hook(HOOK, true, null, null), null);
        suspend(true);
        monitoring.sample(Attention.NONE);
        monitoring.change(settings -> settings.withWebhook(new Hook(HOOK, false, null, null)));
        assertThat(monitoring.hasNews()).isFalse();
        monitoring.tell();
        assertThat(fixture.posted).isEmpty();
    }

    @Test
    void aFloodIsBounded() {
        Outbox outbox = new Outbox(MonitorFixture.profile(), new Monitoring.Outside(
                (url, header, json) -> fixture.posted.add(json), fixture.secretStore()));
        for (int i = 0; i < Outbox.MOST + 5; i++) {
            outbox.add(List.of(AlertBookTest.change("topic-" + i)));
        }
        outbox.post(new Hook(HOOK, true, null, null), now);
        assertThat(fixture.posted.getFirst()).contains("topic-" + (Outbox.MOST + 4)).doesNotContain("\"topic-4\"")
                .contains("\"topic-5\"");
    }

    @Test
    void theSecretOfAHeaderIsKeptReplacedAndForgotten() {
        hook(new Hook(HOOK, true, "X-Token", null), new Secret("one"));
        String first = reference();
        assertThat(fixture.secrets).containsOnlyKeys(first);
        monitoring.keep(new Hook(HOOK, true, "X-Token", first), null);
        assertThat(fixture.secrets).as("kept as it is").containsOnlyKeys(first);
        hook(new Hook(HOOK, true, "X-Token", first), new Secret("two"));
        assertThat(fixture.secrets).containsOnlyKeys(reference()).doesNotContainKey(first);
        monitoring.change(settings -> settings.withWebhook(null));
        assertThat(fixture.secrets).isEmpty();
    }

    @Test
    void aSecretThatIsGoneIsSaidAndNothingIsSent() {
        hook(new Hook(HOOK, true, "X-Token", null), new Secret("one"));
        fixture.secrets.clear();
        suspend(true);
        monitoring.sample(Attention.NONE);
        assertThatThrownBy(monitoring::tell).isInstanceOf(RemoteFailure.class)
                .hasMessageContaining("not in the secret store").hasMessageNotContaining("secret-path");
        assertThat(fixture.posted).isEmpty();
    }

    private void hook(Hook hook, @Nullable Secret secret) {
        monitoring.keep(hook, secret);
    }

    private String reference() {
        Hook hook = monitoring.settings().webhook();
        return String.valueOf(hook == null ? null : hook.secretRef());
    }

    @Test
    void theBucketsAreThoseOfTheTables() {
        fixture.buckets.measured(now, 1, 1_000, 10).measured(now, 2, 900, 9);
        assertThat(monitoring.buckets(false)).as("before the first sampling").isEmpty();
        monitoring.sample(Attention.NONE);
        assertThat(monitoring.buckets(false)).singleElement().satisfies(state ->
                assertThat(state.bucket()).isEqualTo("bucket"));
        monitoring.buckets(false);
        assertThat(fixture.buckets.asked).containsExactly("bucket");
        monitoring.buckets(true);
        assertThat(fixture.buckets.asked).hasSize(2);
    }

    /// Another program's table may have the name of a topic and lie anywhere.
    @Test
    void anEntryThatLeadsNowhereStopsNoSampling() {
        fixture.topic("legacy", WriteMode.APPEND, 5);
        fixture.strange.add(new CatalogTable(MemoryLake.DATABASE, "legacy", "1",
                Map.of("table_type", "ICEBERG", "metadata_location", "hdfs://old/metadata.json"), "hdfs://old"));
        Monitoring.Result result = monitoring.sample(Attention.NONE);
        assertThat(result.round().samples()).extracting(TopicSample::topic).containsExactly("legacy", "orders");
        assertThat(result.round().samples().getLast().reading(Figure.TABLE_ROWS).value()).hasValue(90);
        assertThat(result.round().samples().getFirst().reading(Figure.TABLE_ROWS).value()).isEmpty();
    }
}
