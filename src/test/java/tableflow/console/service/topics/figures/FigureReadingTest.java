package tableflow.console.service.topics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.NewestRecord;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.service.topics.TopicFigures;

class FigureReadingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final FakeCluster cluster = new FakeCluster().topic("orders", 6).topic("clicks", 2).topic("idle", 1);
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final Set<String> looked = new TreeSet<>();
    private TableWatcher tables = topics -> {
        looked.addAll(topics);
        return Map.of("orders", Answer.known(new TableFigures(
                Optional.of("lake.orders"), Reading.exact(12), Reading.exact(4096), Reading.measured(0))));
    };

    private FigureReading reading() {
        return new FigureReading(
                cluster.sources().kafka(), topics -> tables.look(topics), Runnable::run, now::get);
    }

    @Test
    void onlyWhatIsLookedAtIsAskedFor() {
        cluster.extras.sizes.put(new PartitionId("orders", 0), 700L);
        cluster.extras.sizes.put(new PartitionId("orders", 1), 77L);
        List<Map<String, TopicFigures>> parts = new ArrayList<>();

        Map<String, TopicFigures> figures = reading().read(List.of("orders", "clicks"), Set.of("orders"), parts::add);

        assertThat(figures).containsOnlyKeys("orders", "clicks");
        TopicFigures orders = figures.getOrDefault("orders", TopicFigures.UNASKED);
        assertThat(orders.records().value()).contains(600L);
        assertThat(orders.bytes().value()).contains(777L);
        assertThat(orders.table().value()).map(TableFigures::lag)
                .contains(Answer.known(Reading.exact(12)));
        TopicFigures clicks = figures.getOrDefault("clicks", TopicFigures.UNASKED);
        assertThat(clicks.bytes().value()).as("the brokers told all others").contains(0L);
        assertThat(clicks.table().isWaiting()).isTrue();
        assertThat(looked).containsExactly("orders");
        assertThat(parts).last().isEqualTo(figures);
    }

    @Test
    void sizesOfTheWholeClusterAreAskedForOnceAMinute() {
        FigureReading reading = reading();
        reading.read(List.of("orders"), Set.of(), part -> {});
        reading.read(List.of("clicks"), Set.of(), part -> {});
        assertThat(cluster.calls("sizes")).isEqualTo(1);
        now.set(NOW.plusSeconds(60));
        reading.read(List.of("clicks"), Set.of(), part -> {});
        assertThat(cluster.calls("sizes")).isEqualTo(2);
    }

    @Test
    void eachFigureFailsAlone() {
        cluster.fail("sizes", Kind.FORBIDDEN, "a cloud does not tell");
        cluster.refused.put("clicks", RemoteFailure.of(Kind.FORBIDDEN, "describe clicks", "no DESCRIBE"));
        tables = topics -> {
            throw RemoteFailure.of(Kind.UNREACHABLE, "list the catalog's tables", "no answer");
        };

        Map<String, TopicFigures> figures =
                reading().read(List.of("orders", "clicks", "gone"), Set.of("orders"), part -> {});

        TopicFigures orders = figures.getOrDefault("orders", TopicFigures.UNASKED);
        assertThat(orders.records().value()).contains(600L);
        assertThat(orders.bytes().failure()).extracting(RemoteFailure::kind).isEqualTo(Kind.FORBIDDEN);
        assertThat(orders.table().failure()).extracting(RemoteFailure::kind).isEqualTo(Kind.UNREACHABLE);
        assertThat(figures.getOrDefault("clicks", TopicFigures.UNASKED).records().failure())
                .extracting(RemoteFailure::kind).isEqualTo(Kind.FORBIDDEN);
        assertThat(figures.getOrDefault("gone", TopicFigures.UNASKED).records().failure())
                .extracting(RemoteFailure::kind).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void aPartitionThatDoesNotTellMakesTheSumUnknown() {
        cluster.topics.put("clicks", List.of(
                new Partition(0, 1, List.of(1), List.of(1), 0L, 5L),
                new Partition(1, null, List.of(1), List.of(), null, null)));

        Map<String, TopicFigures> figures = reading().read(List.of("clicks"), Set.of(), part -> {});

        assertThat(figures.getOrDefault("clicks", TopicFigures.UNASKED).records().failure()).isNotNull();
    }

    @Test
    void oneTopicIsMeasuredPartitionByPartitionAndEachFailsAlone() {
        cluster.extras.sizes.putAll(Map.of(new PartitionId("clicks", 0), 300L, new PartitionId("clicks", 1), 100L));
        cluster.extras.newest.put(1, new NewestRecord(41, NOW));
        cluster.fail("access", Kind.FORBIDDEN, "no DESCRIBE on the cluster");

        TopicMeasured measured = reading().measure("clicks", List.of(0, 1), true);

        assertThat(measured.sizes().value()).contains(Map.of(0, 300L, 1, 100L));
        assertThat(measured.skew()).as("300 of 400, where half would be even").hasValue(150);
        assertThat(measured.newest().value()).contains(Map.of(1, new NewestRecord(41, NOW)));
        assertThat(measured.held().value()).as("nobody tells").contains(Optional.empty());
        assertThat(measured.access().failure()).extracting(RemoteFailure::kind).isEqualTo(Kind.FORBIDDEN);
        assertThat(looked).containsExactly("clicks");
    }
}
