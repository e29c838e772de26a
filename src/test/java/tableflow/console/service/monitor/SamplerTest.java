package tableflow.console.service.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Reading.Cause;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.Round.Source;
import tableflow.console.domain.monitor.TopicSample;

/// What a sampling tells of healthy topics, and what is left when a system fails.
class SamplerTest {

    private final MonitorFixture fixture = new MonitorFixture();
    private Instant now = Instant.now();
    private final Sampler sampler = fixture.sampler(Runnable::run, () -> now);

    @BeforeEach
    void fill() {
        fixture.topic("orders", WriteMode.APPEND, 100, 50).topic("users", WriteMode.UPSERT, 40)
                .topic("idle", WriteMode.APPEND, 0);
        fixture.commit("orders", 0, 0, 89);
        fixture.commit("orders", 1, 0, 49);
        fixture.commit("users", 0, 0, 29);
        fixture.measure("io.confluent.tableflow/rows_added", "orders", 140)
                .measure("io.confluent.tableflow/rows_skipped", "users", 2)
                .measure("io.confluent.tableflow/storage", "orders", 5_000);
        now = Instant.now().plusSeconds(60);
    }

    @Test
    void figuresOfATableThatSomebodyLooksAtAreExact() {
        Round round = sampler.sample(new Attention(Set.of("orders"), null));
        assertThat(round.failures()).isEmpty();
        TopicSample orders = sample(round, "orders");
        assertThat(orders.reading(Figure.LAG)).isEqualTo(Reading.exact(10));
        assertThat(orders.reading(Figure.END_OFFSETS)).isEqualTo(Reading.exact(150));
        assertThat(orders.reading(Figure.TABLE_ROWS)).isEqualTo(Reading.exact(140));
        assertThat(orders.reading(Figure.TABLE_BYTES)).isEqualTo(Reading.exact(140_000));
        assertThat(orders.reading(Figure.TABLE_FILES)).isEqualTo(Reading.exact(2));
        assertThat(orders.reading(Figure.SNAPSHOTS)).isEqualTo(Reading.exact(2));
        assertThat(orders.reading(Figure.ROWS_WRITTEN)).isEqualTo(Reading.measured(140));
        assertThat(orders.reading(Figure.STORED_BYTES)).isEqualTo(Reading.measured(5_000));
        assertThat(orders.reading(Figure.COMMIT_AGE).value().orElseThrow()).isBetween(50_000L, 120_000L);
        assertThat(orders.runs()).contains(true);
    }

    @Test
    void withoutOnlookersManifestsAreNotReadAndRowsGiveABound() {
        Round round = sampler.sample(Attention.NONE);
        assertThat(sample(round, "orders").reading(Figure.LAG)).isEqualTo(Reading.atMost(10));
        assertThat(sample(round, "users").reading(Figure.LAG)).as("rows of an upserted table tell nothing")
                .isEqualTo(Reading.atMost(40));
        assertThat(sample(round, "idle").reading(Figure.LAG)).isEqualTo(Reading.exact(0));
        assertThat(fixture.lake.asked()).noneMatch(it -> it.contains("-m0"));
    }

    @Test
    void aDeletionInAnUpsertedTableMayHideSoItIsABound() {
        Round round = sampler.sample(new Attention(Set.of(), "users"));
        assertThat(sample(round, "users").reading(Figure.LAG)).isEqualTo(Reading.atMost(10));
    }

    @Test
    void anUnchangedPointerIsNotReadAgain() {
        Attention attention = new Attention(Set.of("orders"), null);
        sampler.sample(attention);
        int asked = fixture.lake.asked().size();
        now = now.plusSeconds(60);
        fixture.ends("orders", 130, 50);
        Round round = sampler.sample(attention);
        assertThat(fixture.lake.asked()).hasSize(asked);
        assertThat(sample(round, "orders").reading(Figure.LAG)).isEqualTo(Reading.exact(40));
    }

    @Test
    void whatCameSinceTheCommitIsKnownEvenOfAnUpsertedTable() {
        sampler.sample(Attention.NONE);
        fixture.ends("users", 65);
        now = now.plus(Duration.ofMinutes(2));
        Round round = sampler.sample(Attention.NONE);
        assertThat(sample(round, "users").reading(Figure.LAG)).isEqualTo(Reading.between(25, 65));
        assertThat(sample(round, "users").reading(Figure.LAG_TIME).isSurelyAbove(0)).isFalse();
    }

    @Test
    void confluentsOwnOffsetsAreUsedWhereTheyAreOffered() {
        fixture.measure("io.confluent.tableflow/kafka_topic_offset", "users", 40)
                .measure("io.confluent.tableflow/table_offset", "users", 33);
        assertThat(sample(sampler.sample(Attention.NONE), "users").reading(Figure.LAG))
                .isEqualTo(Reading.measured(7));
    }

    @Test
    void whatIsNotMeasuredIsNoZero() {
        Round round = sampler.sample(Attention.NONE);
        assertThat(sample(round, "orders").reading(Figure.ROWS_SKIPPED))
                .isEqualTo(Reading.absent(Cause.NOT_MEASURED));
        assertThat(sample(round, "users").reading(Figure.ROWS_SKIPPED)).isEqualTo(Reading.measured(2));
        assertThat(sample(round, "users").reading(Figure.BYTES_RECEIVED)).as("a metric that is not offered")
                .isEqualTo(Reading.absent(Cause.NOT_MEASURED));
    }

    @Test
    void eachSystemFailsAlone() {
        RemoteFailure denied = RemoteFailure.of(Kind.FORBIDDEN, "list tables", "AccessDenied");
        fixture.catalogFailure = denied;
        Round round = sampler.sample(Attention.NONE);
        assertThat(round.failures()).containsOnlyKeys(Source.CATALOG);
        TopicSample orders = sample(round, "orders");
        assertThat(orders.reading(Figure.TABLE_ROWS)).isEqualTo(Reading.failed(denied));
        assertThat(orders.reading(Figure.COMMIT_AGE)).isEqualTo(Reading.failed(denied));
        assertThat(orders.reading(Figure.END_OFFSETS)).isEqualTo(Reading.exact(150));
        assertThat(orders.reading(Figure.ROWS_WRITTEN)).isEqualTo(Reading.measured(140));
        assertThat(orders.reading(Figure.LAG)).as("the table is unknown").isEqualTo(Reading.absent(Cause.UNKNOWN));
    }

    @Test
    void withoutKafkaTheTablesAreStillRead() {
        fixture.cluster.fail("describe", Kind.UNAUTHORIZED, "no key");
        Round round = sampler.sample(Attention.NONE);
        assertThat(round.failures()).containsOnlyKeys(Source.KAFKA);
        assertThat(sample(round, "orders").reading(Figure.LAG)).isInstanceOf(Reading.Failed.class);
        assertThat(sample(round, "orders").reading(Figure.TABLE_ROWS)).isEqualTo(Reading.exact(140));
    }

    @Test
    void withoutMetricsTheirFiguresFailAndNoOthers() {
        fixture.metricsFailure = RemoteFailure.of(Kind.FORBIDDEN, "list metrics", "MetricsViewer is missing");
        Round round = sampler.sample(Attention.NONE);
        assertThat(round.failures()).containsOnlyKeys(Source.METRICS);
        assertThat(sample(round, "orders").reading(Figure.ROWS_SKIPPED)).isInstanceOf(Reading.Failed.class);
        assertThat(sample(round, "orders").reading(Figure.TABLE_ROWS)).isEqualTo(Reading.exact(140));
    }

    @Test
    void withoutTableflowTheTopicsOfBeforeAreWatchedOn() {
        sampler.sample(Attention.NONE);
        fixture.cluster.fail("tableflow", Kind.UNREACHABLE, "no answer");
        Round round = sampler.sample(Attention.NONE);
        assertThat(round.knowsTopics()).isFalse();
        assertThat(round.isOffline()).isFalse();
        TopicSample orders = sample(round, "orders");
        assertThat(orders.runs()).as("nobody tells its phase").isEmpty();
        assertThat(orders.reading(Figure.END_OFFSETS)).isEqualTo(Reading.exact(150));
    }

    @Test
    void oneTableThatCannotBeReadFailsAlone() {
        fixture.lake.before(object -> {
            if (object.toString().contains("/users/")) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "read " + object, "AccessDenied");
            }
        });
        Round round = sampler.sample(Attention.NONE);
        assertThat(round.failures()).isEmpty();
        assertThat(sample(round, "users").reading(Figure.TABLE_ROWS)).isInstanceOf(Reading.Failed.class);
        assertThat(sample(round, "orders").reading(Figure.TABLE_ROWS)).isEqualTo(Reading.exact(140));
    }

    @Test
    void aTopicThatIsGoneIsSampledNoMore() {
        sampler.sample(Attention.NONE);
        fixture.cluster.tables.remove("users");
        assertThat(sampler.sample(Attention.NONE).samples()).extracting(TopicSample::topic)
                .containsExactly("idle", "orders");
        assertThat(sampler.line("users")).isEmpty();
        assertThat(sampler.line("orders")).containsExactly(10, 10);
    }

    private static TopicSample sample(Round round, String topic) {
        return Objects.requireNonNull(round.samples().stream()
                .filter(it -> it.topic().equals(topic)).findFirst().orElse(null), topic);
    }
}
