package tableflow.console.domain.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.domain.lake.SchemaVersion;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Threshold.Rule;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.domain.timeline.Event.Kind;
import tableflow.console.domain.timeline.Event.Source;

class TimelineTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Event commit(int minute) {
        return new Event(NOON.plusSeconds(60L * minute), Kind.SNAPSHOT, Source.TABLE, "Commit: append", false);
    }

    @Test
    void theNewestStandsFirst() {
        Event early = commit(0);
        Event late = commit(5);
        assertThat(Timeline.of(List.of(early, late), List.of()).events()).containsExactly(late, early);
    }

    @Test
    void commitsInARowAreToldTogetherAndWhatStopsThemStaysBetween() {
        List<Event> events = new ArrayList<>();
        for (int minute = 0; minute <= 1_500; minute++) {
            events.add(commit(minute));
        }
        Event stopped = new Event(
                NOON.plusSeconds(60L * 1_400 + 30), Kind.STATE, Source.MONITOR, "Stopped", true);
        events.add(stopped);

        List<Event> folded = Timeline.of(events, List.of("a gap")).folded().events();

        assertThat(folded).extracting(Event::words).containsExactly(
                "Commit: append", "98 more commits in 1 h 38 min", "Commit: append",
                "Stopped",
                "Commit: append", "1,399 more commits in 23 h 19 min", "Commit: append");
        assertThat(folded.getFirst()).isEqualTo(commit(1_500));
        assertThat(folded.getLast()).isEqualTo(commit(0));
        assertThat(Timeline.of(List.of(commit(1), commit(2), commit(3)), List.of()).folded().events()).hasSize(3);
    }

    @Test
    void theControlPlaneTellsHowItIsAtTheMomentOfAsking() {
        TableflowTopic table = new TableflowTopic(
                "orders", "env-1", "lkc-1", Set.of(Open.of(TableFormat.ICEBERG)), new TableStorage.Managed(null),
                new TableflowTopic.Config(null, null, null, null), true,
                new TableflowTopic.Status(
                        Open.of(Phase.FAILED), "cannot assume role", List.of(),
                        List.of(new CatalogSync("tci-1", "AWS_GLUE", Open.of(SyncStatus.FAILED), "no right")), null),
                NOON.minusSeconds(3600));
        CatalogIntegration glue = new CatalogIntegration(
                "tci-1", "glue", CatalogIntegration.AWS_GLUE, null, null, null, null, NOON.minusSeconds(60), null);

        List<Event> events = TableEvents.controlPlane(table, List.of(glue), NOON);

        assertThat(events).containsExactly(
                new Event(NOON.minusSeconds(3600), Kind.CREATED, Source.CONTROL_PLANE, "Tableflow was turned on",
                        false),
                new Event(NOON, Kind.STATE, Source.CONTROL_PLANE, "Now FAILED, suspended: cannot assume role", true,
                        Condition.SUSPENDED),
                new Event(NOON, Kind.SYNC, Source.CONTROL_PLANE, "Catalog glue is now FAILED: no right", true),
                new Event(NOON.minusSeconds(60), Kind.SYNC, Source.CONTROL_PLANE, "Catalog glue was synchronised",
                        false));
    }

    @Test
    void theRegistryTellsWhenVersionsWereRegistered() {
        assertThat(TableEvents.registered("orders-value", Map.of(3, NOON))).containsExactly(
                new Event(NOON, Kind.SCHEMA, Source.REGISTRY, "Version 3 of orders-value was registered", false));
    }

    @Test
    void theTableTellsCommitsAndTheFirstOneWithOtherColumns() {
        Snapshot append = new Snapshot(
                1, null, 1, NOON.toEpochMilli(), "append", null, Map.of("added-records", "9007199254740993"));
        Snapshot replace = new Snapshot(2, 1L, 2, NOON.toEpochMilli() + 1, "replace", null, Map.of());
        SchemaVersion added = new SchemaVersion(
                3, OptionalLong.of(NOON.toEpochMilli()), true, new Struct(List.of()),
                List.of(new SchemaVersion.Change(SchemaVersion.Kind.ADDED, "city", null, "string", null)));
        SchemaVersion unused = new SchemaVersion(
                2, OptionalLong.empty(), false, new Struct(List.of()), List.of());

        assertThat(TableEvents.table(List.of(append, replace), List.of(unused, added)))
                .extracting(Event::kind, Event::words)
                .containsExactly(
                        tuple(
                                Kind.SNAPSHOT, "Commit: append, 9,007,199,254,740,993 rows more"),
                        tuple(Kind.SNAPSHOT, "Files were rewritten"),
                        tuple(
                                Kind.SCHEMA, "First commit with table schema 3: city added"));
    }

    @Test
    void anAlertTellsItsBeginningAndItsEnd() {
        Alert stopped = new Alert(
                "1", "t", "orders", new Rule.NotRunning(), NOON, NOON.plusSeconds(600), Alert.End.BACK, null, null,
                true);
        Alert lagging = new Alert(
                "2", "t", "orders", new Rule.Above(Figure.LAG_TIME, 5), NOON, null, null, 7L, 7L, false);

        assertThat(TableEvents.alerts(List.of(stopped, lagging))).extracting(Event::words, Event::bad)
                .containsExactly(
                        tuple("Stopped: failed or suspended, or a format fails", true),
                        tuple("Running again", false),
                        tuple("Lag time rose above the limit", true));
    }
}
