package tableflow.console.service.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Threshold;
import tableflow.console.domain.monitor.Threshold.Rule;
import tableflow.console.service.monitor.MonitorSettings.Hook;
import tableflow.console.ui.work.ManualTimer;

/// Settings come back as they were written, are what their schema says, and keep what this version does not know.
class SettingsFileTest {

    private static final List<Figure> FIGURES = List.of(Figure.values());

    @TempDir
    private Path folder;

    private SettingsFile settings() {
        return new SettingsFile(folder.resolve("settings.json"), new ManualTimer());
    }

    @Test
    void untilSomethingIsChosenTheUsualHolds() {
        assertThat(settings().read()).isEqualTo(MonitorSettings.usual());
        assertThat(folder.resolve("settings.json")).doesNotExist();
    }

    @Test
    void everythingComesBackAndFitsItsSchema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("schemas/console/monitor.schema.json")), InputFormat.JSON);
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            MonitorSettings chosen = chosen(random);
            settings().write(chosen);
            assertThat(settings().read()).as("seed " + seed).isEqualTo(chosen);
            String written = Files.readString(folder.resolve("settings.json"));
            assertThat(schema.validate(written, InputFormat.JSON)).as("seed " + seed + ": " + written).isEmpty();
        }
    }

    /// A figure that the schema forgets would make settings of this very version invalid.
    @Test
    void theSchemaKnowsEveryFigureAndRefusesWhatIsNone() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("schemas/console/monitor.schema.json")), InputFormat.JSON);
        for (Figure figure : Figure.values()) {
            assertThat(schema.validate(above(figure.name(), 1), InputFormat.JSON)).as(figure.name()).isEmpty();
        }
        assertThat(schema.validate(above("NONSENSE", 1), InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate(above("LAG", -1), InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate("{\"version\":2}", InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate("{\"version\":1,\"webhook\":{\"url\":\"ftp://x\"}}", InputFormat.JSON)).isNotEmpty();
    }

    private static String above(String figure, long limit) {
        return """
                {"version":1,"thresholds":[{"id":"a","topics":"*",
                 "rule":{"kind":"above","figure":"%s","limit":%d}}]}""".formatted(figure, limit);
    }

    private static MonitorSettings chosen(Random random) {
        List<Threshold> limits = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Rule rule = switch (random.nextInt(4)) {
                case 0 -> new Rule.NotRunning();
                case 1 -> new Rule.SyncFailed();
                case 2 -> new Rule.GrowthPerDay(random.nextLong(Long.MAX_VALUE));
                default -> new Rule.Above(
                        FIGURES.get(random.nextInt(FIGURES.size())), random.nextLong(Long.MAX_VALUE));
            };
            limits.add(new Threshold(
                    "id-" + i, i % 2 == 0 ? "*" : "orders.*ü", rule, 1 + random.nextInt(100), random.nextBoolean()));
        }
        Hook hook = new Hook(
                URI.create("https://example.com:8443/a/b?x=1"), random.nextBoolean(),
                random.nextBoolean() ? "X-Token" : null, random.nextBoolean() ? "webhook/1" : null);
        return new MonitorSettings(
                random.nextBoolean(), MonitorSettings.INTERVALS.get(random.nextInt(5)), random.nextBoolean(), limits,
                random.nextBoolean() ? hook : null);
    }

    @Test
    void whatANewerVersionWroteStays() throws IOException {
        Files.writeString(folder.resolve("settings.json"), """
                {"version":1,"sampling":true,"colour":"blue","thresholds":[
                 {"id":"a","topics":"*","rule":{"kind":"notRunning"},"note":"mine"},
                 {"id":"b","topics":"*","rule":{"kind":"fromTheFuture","x":1}}],
                 "webhook":{"url":"https://example.com","retries":9}}""");
        MonitorSettings read = settings().read();
        assertThat(read.thresholds()).extracting(Threshold::id).containsExactly("a");
        settings().write(read.withSampling(false).withThreshold(
                new Threshold("a", "x*", new Rule.NotRunning(), 3, false)));
        assertThat(Files.readString(folder.resolve("settings.json")))
                .contains("\"colour\"", "\"mine\"", "fromTheFuture", "\"retries\"", "\"x*\"", "\"sampling\" : false");
    }

    @Test
    void whatIsOutOfBoundsIsBroughtWithin() throws IOException {
        Files.writeString(folder.resolve("settings.json"), """
                {"version":1,"intervalSeconds":1,"thresholds":[
                 {"id":"a","topics":"*","samples":0,"rule":{"kind":"notRunning"}},
                 {"id":"","topics":"*","rule":{"kind":"notRunning"}},
                 {"id":"c","topics":" ","rule":{"kind":"notRunning"}},
                 {"id":"d","topics":"*","rule":{"kind":"above","figure":"LAG","limit":-4}}],
                 "webhook":{"url":"ht tp://"}}""");
        MonitorSettings read = settings().read();
        assertThat(read.interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read.thresholds()).isEmpty();
        assertThat(read.webhook()).isNull();
    }

    @Test
    void aDamagedFileIsSetAsideByTheNextChangeAndANewerOneIsLeftAlone() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.writeString(file, "{\"version\":1,");
        assertThat(settings().read()).isEqualTo(MonitorSettings.usual());
        settings().write(MonitorSettings.usual().withSampling(false));
        assertThat(settings().read().sampling()).isFalse();
        try (var files = Files.list(folder)) {
            assertThat(files).anyMatch(one -> one.getFileName().toString().contains("corrupt"));
        }
        Files.writeString(file, "{\"version\":2}");
        assertThatThrownBy(() -> settings().write(MonitorSettings.usual())).isInstanceOf(RemoteFailure.class);
        assertThat(file).hasContent("{\"version\":2}");
    }

    @Test
    void noChangeUndoesAnotherOneAtTheSameTime() throws Exception {
        settings().write(MonitorSettings.usual().withThresholds(List.of()));
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Threshold own = new Threshold("id-" + i, "*", new Rule.NotRunning(), 1, true);
                all.add(threads.submit(() -> {
                    go.await();
                    return settings().change(known -> known.withThreshold(own));
                }));
            }
            go.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(settings().read().thresholds()).hasSize(16);
        settings().change(known -> known.withoutThreshold("id-3"));
        assertThat(settings().read().thresholds()).hasSize(15).noneMatch(one -> one.id().equals("id-3"));
    }

    @Test
    void theReferencesOfSecretsAreTold() {
        assertThat(settings().secretReferences()).isEmpty();
        settings().write(MonitorSettings.usual().withWebhook(
                new Hook(URI.create("https://example.com"), true, "X-Token", "webhook/7")));
        assertThat(settings().secretReferences()).isEqualTo(Arrays.asList("webhook/7"));
    }
}
