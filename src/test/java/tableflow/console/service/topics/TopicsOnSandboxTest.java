package tableflow.console.service.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.remote.HttpConnector;
import tableflow.console.remote.secrets.MemorySecrets;
import tableflow.console.sandbox.Sandbox;
import tableflow.console.sandbox.SandboxProfile;
import tableflow.console.sandbox.SandboxSettings;
import tableflow.console.sandbox.Seed;
import tableflow.console.sandbox.access.Pace;
import tableflow.console.sandbox.http.Fault;
import tableflow.console.service.profile.Profiles;
import tableflow.console.service.profile.Settings;
import tableflow.console.service.support.Redactor;
import tableflow.console.service.topics.TableTrouble.Suspect;
import tableflow.console.service.topics.TopicDetail.Partitions;

/// The topics of a demo sandbox through the real adapters: a real broker, the registry, Confluent's control plane.
class TopicsOnSandboxTest {

    @TempDir
    private static Path folder;

    private static @Nullable Sandbox started;
    private static @Nullable TopicSources sources;
    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Topics topics = new Topics(Objects.requireNonNull(sources), THREADS);

    @BeforeAll
    static void start() throws Exception {
        Sandbox sandbox = Sandbox.start(
                new SandboxSettings(folder.resolve("data"), Seed.DEMO, Pace.FAST), (part, after) -> {});
        started = sandbox;
        Path file = folder.resolve("p.json");
        ObjectNode document = SandboxProfile.of(sandbox);
        document.remove("sandbox");
        Files.writeString(file, document.toString());
        Profiles profiles = new Profiles(
                folder.resolve("profiles"),
                new Settings(folder.resolve("settings.json"), Clock.systemUTC()),
                new MemorySecrets(),
                new Redactor(),
                Clock.systemUTC());
        Profile profile = profiles.readFile(file);
        HttpConnector connector = HttpConnector.standard(profile.confluent().apiUrl(), "test");
        sources = TopicSources.of(() -> profile, connector, profiles::resolve);
        awaitTables(new Topics(Objects.requireNonNull(sources), THREADS));
    }

    /// Tables are PENDING until their first commit, or their first failure.
    private static void awaitTables(Topics topics) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
        while (System.nanoTime() < end) {
            TopicList list = topics.list(TopicList.EMPTY, state -> {});
            boolean settled = List.of("orders", "clicks").stream().allMatch(name -> row(list, name).table()
                    .map(it -> !it.status().phase().is(Phase.PENDING)).orElse(false));
            if (settled) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("the tables of the demo did not settle");
    }

    @AfterAll
    static void stop() {
        if (sources != null) {
            sources.close();
        }
        THREADS.close();
        if (started != null) {
            started.close();
        }
    }

    @AfterEach
    void mend() {
        Objects.requireNonNull(started).faults().clear();
    }

    @Test
    void listsWhatTheThreeSystemsKnow() {
        TopicList list = topics.list(TopicList.EMPTY, state -> {});

        assertThat(list.sources().values()).allSatisfy(state -> assertThat(state.failure()).isNull());
        TopicRow orders = row(list, "orders");
        assertThat(orders.layout()).isEqualTo(Answer.known(new Layout(6, 1, 0, 0)));
        assertThat(orders.table().orElseThrow().status().phase().is(Phase.RUNNING)).isTrue();
        assertThat(orders.schemas().value().orElseThrow().value()).isNotNull().satisfies(mark ->
                assertThat(mark.format().is(SchemaFormat.AVRO)).isTrue());
        assertThat(orders.problems()).isEmpty();
        assertThat(row(list, "customers").settings().value().orElseThrow().retention()).isEqualTo("newest per key");
        assertThat(row(list, "inventory").schemas()).isEqualTo(Answer.known(SchemaMark.Pair.NONE));
        assertThat(row(list, "inventory").tableflow()).isEqualTo(Answer.known(Optional.empty()));
        assertThat(row(list, "clicks").problems()).contains(TopicProblem.TABLEFLOW_FAILED);
        assertThat(row(list, "__consumer_offsets").internal()).isTrue();
    }

    @Test
    void showsATopicWithItsOffsetsSettingsAndCatalog() {
        TopicDetail orders = topics.detail("orders", state -> {});

        Partitions partitions = orders.partitions().value().orElseThrow();
        // The demo's traffic may have begun.
        assertThat(partitions.recordsAtMost()).hasValueSatisfying(it -> assertThat(it).isGreaterThanOrEqualTo(240));
        assertThat(partitions.all()).allSatisfy(partition -> {
            assertThat(partition.leader()).isNotNull();
            assertThat(partition.isUnderReplicated()).isFalse();
        });
        assertThat(orders.configs().value().orElseThrow().all()).extracting(TopicConfig::name)
                .contains("cleanup.policy", "retention.ms", "confluent.value.schema.validation");
        String catalog = orders.table().orElseThrow().status().catalogSyncs().getFirst().catalogIntegrationId();
        assertThat(orders.catalogs().value().orElseThrow()).extracting(CatalogIntegration::id).contains(catalog);
    }

    @Test
    void saysWhatIsWrongWithAFailedTable() {
        TopicDetail clicks = topics.detail("clicks", state -> {});

        assertThat(TableTrouble.of(clicks.table().orElseThrow())).first().satisfies(trouble -> {
            assertThat(trouble.problem()).isEqualTo(TopicProblem.TABLEFLOW_FAILED);
            assertThat(trouble.suspect()).isEqualTo(Suspect.ROLE);
        });
    }

    @Test
    void aRefusingRegistryLeavesSchemasUncheckedAlone() {
        Objects.requireNonNull(started).faults().arm(new Fault(
                "*", "GET", Pattern.compile("/schemas.*"), 1,
                new Fault.Answer(403, Map.of(), Optional.of("{\"error_code\":40301,\"message\":\"Not permitted\"}"))));

        TopicList list = topics.list(TopicList.EMPTY, state -> {});

        assertThat(list.failure(TopicSource.SCHEMAS)).isNotNull().satisfies(failure ->
                assertThat(failure.is(Kind.FORBIDDEN)).isTrue());
        assertThat(list.rows()).allSatisfy(row -> {
            assertThat(row.schemas().failure()).isNotNull();
            assertThat(row.layout().value()).isPresent();
            assertThat(row.tableflow().value()).isPresent();
        });
    }

    @Test
    void aTopicThatNobodyKnowsIsNotFound() {
        assertThatThrownBy(() -> topics.detail("no-such-topic", state -> {}))
                .isInstanceOfSatisfying(RemoteFailure.class, failure ->
                        assertThat(failure.is(Kind.NOT_FOUND)).isTrue());
    }

    private static TopicRow row(TopicList list, String name) {
        List<TopicRow> rows = list.rows().stream().filter(it -> it.name().equals(name)).toList();
        assertThat(rows).as(name).hasSize(1);
        return rows.getFirst();
    }
}
