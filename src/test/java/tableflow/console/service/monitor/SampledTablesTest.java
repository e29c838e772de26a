package tableflow.console.service.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
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
        assertThat(orders.lag()).as("3 of partition 0, 5 of partition 1").isEqualTo(Reading.exact(8));
        assertThat(tables.held("Orders")).contains(Map.of(0, 6L));
        assertThat(tables.held("clicks")).as("known to be empty").contains(Map.of());
        assertThat(tables.held("gone")).isEmpty();
        assertThat(orders.bytes()).isEqualTo(Reading.exact(7_000));
        assertThat(orders.catalogTable()).contains(MemoryLake.DATABASE + ".Orders");
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
        assertThat(shown.table().kept().orElseThrow().at()).isEqualTo(NOON);
        assertThat(shown.table().kept().orElseThrow().why().why()).isEqualTo("the token has expired");
        assertThat(shown.table().value().orElseThrow().lag()).isEqualTo(Reading.exact(8));
        assertThat(shown.table().value().orElseThrow().bytes()).isEqualTo(Reading.exact(7_000));
        assertThat(after.orEarlier(shown, NOON.plusSeconds(60)).table().kept().orElseThrow().at()).isEqualTo(NOON);

        fixture.catalogFailure = null;
        TopicFigures again = TopicFigures.UNASKED.with(
                tables.look(Set.of("Orders")).getOrDefault("Orders", Answer.waiting()));
        assertThat(again.orEarlier(shown, NOON).table().kept()).isEmpty();
        assertThat(tables.held("Orders")).contains(Map.of(0, 6L));
    }
}
