package tableflow.console.service.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.TableFigures;

class SampledTablesTest {

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
}
