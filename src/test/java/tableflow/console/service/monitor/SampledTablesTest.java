package tableflow.console.service.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.service.topics.TopicFigures;

class SampledTablesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void tellsOfTheAskedTablesWhatTheMonitorKnows() {
        MonitorFixture fixture = new MonitorFixture().topic("Orders", WriteMode.APPEND, 10, 5);
        fixture.topic("clicks", WriteMode.APPEND, 3);
        fixture.commit("Orders", 0, 0, 6);
        SampledTables tables = new SampledTables(fixture.sampler(Runnable::run, InstantSource.system()));

        Map<String, Answer<TableFigures>> figures = tables.look(Set.of("Orders"));

        assertThat(figures).containsOnlyKeys("Orders");
        TableFigures orders = figures.getOrDefault("Orders", Answer.waiting()).value().orElseThrow();
        assertThat(orders.lag().value()).as("3 of partition 0, 5 of partition 1").contains(Reading.exact(8));
        assertThat(tables.held("Orders")).contains(Map.of(0, 6L));
        assertThat(tables.held("clicks")).as("known to be empty").contains(Map.of());
        assertThat(tables.held("gone")).isEmpty();
        assertThat(orders.bytes().value()).contains(Reading.exact(7_000));
        assertThat(orders.name().value()).contains(Optional.of(MemoryLake.DATABASE + ".Orders"));
    }

    /// That nothing is held is an answer; that nobody could look is none.
    @Test
    void whatCouldNotBeReadIsNotTakenForNothing() {
        MonitorFixture fixture = new MonitorFixture().topic("Orders", WriteMode.APPEND, 10, 5);
        fixture.commit("Orders", 0, 0, 6);
        SampledTables tables = new SampledTables(fixture.sampler(Runnable::run, InstantSource.system()));
        TopicFigures before = TopicFigures.UNASKED.with(
                tables.look(Set.of("Orders")).getOrDefault("Orders", Answer.waiting()));

        fixture.catalogFailure = RemoteFailure.of(Kind.UNAUTHORIZED, "list tables", "the token has expired");
        TopicFigures after = TopicFigures.UNASKED.with(
                tables.look(Set.of("Orders")).getOrDefault("Orders", Answer.waiting()));

        assertThatThrownBy(() -> tables.held("Orders")).hasMessageContaining("the token has expired");
        TopicFigures shown = after.orEarlier(before, NOON);
        for (int again = 0; again < 2; again++) {
            TableFigures orders = shown.table().value().orElseThrow();
            assertThat(List.of(orders.name(), orders.lag(), orders.bytes())).allSatisfy(figure -> {
                assertThat(figure.kept().orElseThrow().at()).isEqualTo(NOON);
                assertThat(figure.kept().orElseThrow().why().why()).isEqualTo("the token has expired");
            });
            assertThat(orders.name().value()).contains(Optional.of(MemoryLake.DATABASE + ".Orders"));
            assertThat(orders.lag().value()).contains(Reading.exact(8));
            assertThat(orders.bytes().value()).contains(Reading.exact(7_000));
            assertThat(orders.skipped().kept()).as("is not the catalog's to tell").isEmpty();
            shown = after.orEarlier(shown, NOON.plusSeconds(60));
        }

        fixture.catalogFailure = null;
        TopicFigures again = TopicFigures.UNASKED.with(
                tables.look(Set.of("Orders")).getOrDefault("Orders", Answer.waiting()));
        TableFigures fresh = again.orEarlier(shown, NOON).table().value().orElseThrow();
        assertThat(List.of(fresh.name(), fresh.lag(), fresh.bytes()))
                .allSatisfy(figure -> assertThat(figure.kept()).isEmpty());
        assertThat(tables.held("Orders")).contains(Map.of(0, 6L));
    }

    /// What is known of an older snapshot is not what the table is now, but more than nothing.
    @Test
    void whatCouldNotBeReadAfterACommitIsKeptFromBefore() {
        MonitorFixture fixture = new MonitorFixture().topic("Orders", WriteMode.APPEND, 10, 5);
        fixture.commit("Orders", 0, 0, 6);
        AtomicReference<@Nullable RemoteFailure> closed = new AtomicReference<>();
        MonitorSources all = fixture.sources();
        MonitorSources sources = new MonitorSources(
                all.tableflow(), all.kafka(), all.metrics(), all.catalog(), () -> {
                    RemoteFailure why = closed.get();
                    if (why != null) {
                        throw why;
                    }
                    return fixture.lake;
                }, all.databases());
        SampledTables tables = new SampledTables(
                new Sampler(sources, Runnable::run, MemoryLake.threads(), InstantSource.system()));
        TopicFigures before = TopicFigures.UNASKED.with(
                tables.look(Set.of("Orders")).getOrDefault("Orders", Answer.waiting()));
        fixture.commit("Orders", 0, 7, 8);

        RemoteFailure denied = RemoteFailure.of(Kind.FORBIDDEN, "read metadata", "AccessDenied");
        fixture.lake.before(object -> {
            throw denied;
        });
        keeps(tables, before, denied);

        RemoteFailure expired = RemoteFailure.of(Kind.UNAUTHORIZED, "open S3", "the token has expired");
        closed.set(expired);
        fixture.commit("Orders", 0, 9, 9);
        keeps(tables, before, expired);
    }

    private static void keeps(SampledTables tables, TopicFigures before, RemoteFailure why) {
        TopicFigures after = TopicFigures.UNASKED.with(
                tables.look(Set.of("Orders")).getOrDefault("Orders", Answer.waiting()));
        TableFigures orders = after.orEarlier(before, NOON).table().value().orElseThrow();
        assertThat(orders.bytes()).isEqualTo(new Answer.Kept<>(Reading.exact(7_000), NOON, why));
        assertThat(orders.lag()).isEqualTo(new Answer.Kept<>(Reading.exact(8), NOON, why));
        assertThat(orders.name().kept()).as("the catalog answered").isEmpty();
    }
}
