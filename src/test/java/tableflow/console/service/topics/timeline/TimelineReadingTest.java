package tableflow.console.service.topics.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.lake.CommitRhythm;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.timeline.Condition;
import tableflow.console.domain.timeline.Event;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.timeline.TimelineReading.Told;

class TimelineReadingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final FakeCluster cluster = new FakeCluster()
            .topic("orders", 1).schema("orders-value", SchemaFormat.JSON, 3).table("orders", Phase.RUNNING);
    private final Topics topics = new Topics(cluster.sources(), Runnable::run);

    private Told read(TableHistory history) {
        return read(history, Told.NOTHING);
    }

    private Told read(TableHistory history, Told earlier) {
        return topics.timelines(history, InstantSource.fixed(NOON)).read(topics.detail("orders", state -> {}), earlier);
    }

    private static TableHistory.Past past(int commits) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < commits; i++) {
            snapshots.add(new Snapshot(
                    i, null, i, NOON.toEpochMilli() - 120_000L * (commits - i), "append", null, Map.of()));
        }
        return new TableHistory.Past(
                new TableMetadata(2, "u", "s3://b/t", 0, (long) commits - 1, snapshots), List.of());
    }

    private record Fixed(Optional<TableHistory.Past> past, List<Event> events) implements TableHistory {
        @Override
        public Optional<Past> table(String topic) {
            return past;
        }

        @Override
        public List<Event> kept(String topic) {
            return events;
        }
    }

    @Test
    void allSourcesStandInOneLine() {
        Event kept = new Event(
                NOON.minusSeconds(150), Event.Kind.STATE, Event.Source.MONITOR, "Stopped: and so on", true);

        Told told = read(new Fixed(Optional.of(past(10)), List.of(kept)));

        assertThat(told.rhythm()).contains(new CommitRhythm(120_000, 10));
        assertThat(told.timeline().events()).extracting(Event::words).containsExactly(
                "Now RUNNING", "Commit: append", "Stopped: and so on", "Commit: append", "7 more commits in 14 min",
                "Commit: append");
        assertThat(told.timeline().gaps()).anyMatch(it -> it.contains("not since when"))
                .anyMatch(it -> it.contains("version 3 and does not tell when"))
                .anyMatch(it -> it.contains("10 of them"));
    }

    @Test
    void registeredVersionsStandWhereTheRegistryTellsTheirTimes() {
        cluster.extras.registered.put("orders-value", new TreeMap<>(Map.of(
                1, NOON.minusSeconds(900), 2, NOON.minusSeconds(600), 3, NOON.minusSeconds(30))));

        Told told = read(new Fixed(Optional.of(past(10)), List.of()));

        assertThat(told.timeline().events()).extracting(Event::words).containsExactly(
                "Now RUNNING", "Version 3 of orders-value was registered", "Commit: append",
                "2 more commits in 4 min", "Commit: append", "Version 2 of orders-value was registered",
                "Commit: append", "Commit: append", "Commit: append", "Version 1 of orders-value was registered",
                "Commit: append", "Commit: append", "Commit: append");
        assertThat(told.timeline().gaps()).noneMatch(it -> it.contains("does not tell when"));
        assertThat(told.all()).as("nothing is folded, oldest first").hasSize(14)
                .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
        assertThat(told.phases()).singleElement().satisfies(band -> {
            assertThat(band.condition()).isEqualTo(Condition.RUNNING);
            assertThat(band.to()).isEqualTo(NOON);
        });
    }

    @Test
    void ofVeryManyVersionsTheNewestAreAskedFor() {
        TreeMap<Integer, Instant> times = new TreeMap<>();
        for (int version = 1; version <= 50; version++) {
            times.put(version, NOON.minusSeconds(100L * (50 - version)));
        }
        cluster.extras.registered.put("orders-value", times);

        Told told = read(TableHistory.NONE);

        assertThat(told.all()).filteredOn(it -> it.source() == Event.Source.REGISTRY)
                .hasSize(RegisteredTimes.MOST).first().extracting(Event::words).asString().contains("Version 31");
        assertThat(told.timeline().gaps()).anyMatch(it -> it.contains("newest 20"));
    }

    @Test
    void whatIsNotKnownIsSaid() {
        Told nothing = read(TableHistory.NONE);
        assertThat(nothing.rhythm()).isEmpty();
        assertThat(nothing.timeline().events()).extracting(Event::words).containsExactly("Now RUNNING");
        assertThat(nothing.timeline().gaps()).anyMatch(it -> it.contains("no catalog of the profile has the table"));

        Told refused = read(new TableHistory() {
            @Override
            public Optional<Past> table(String topic) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "read the table", "glue:GetTables is not allowed");
            }

            @Override
            public List<Event> kept(String topic) {
                throw new IllegalStateException("disk");
            }
        });
        assertThat(refused.timeline().gaps())
                .anyMatch(it -> it.startsWith("Commits and columns are not known") && it.contains("glue:GetTables"))
                .anyMatch(it -> it.startsWith("What monitor and doctor kept are not known") && it.contains("disk"));
        assertThat(refused.timeline().events()).hasSize(1);
    }

    /// A key that expires takes nothing away that was told before, and the phase of now is still of now.
    @Test
    void whatASourceSaidStandsWhereItDoesNotAnswerAnyMore() {
        cluster.extras.registered.put("orders-value", new TreeMap<>(Map.of(3, NOON.minusSeconds(30))));
        Event kept = new Event(
                NOON.minusSeconds(150), Event.Kind.STATE, Event.Source.MONITOR, "Stopped: and so on", true);
        Told before = read(new Fixed(Optional.of(past(10)), List.of(kept)));
        TableHistory expired = new TableHistory() {
            @Override
            public Optional<Past> table(String topic) {
                throw RemoteFailure.of(Kind.UNAUTHORIZED, "list tables", "the token has expired");
            }

            @Override
            public List<Event> kept(String topic) {
                return List.of();
            }
        };
        cluster.fail("registeredAt", Kind.UNAUTHORIZED, "the key is not accepted");
        cluster.table("orders", Phase.FAILED);

        Told told = read(expired, before);

        assertThat(told.rhythm()).isEqualTo(before.rhythm());
        assertThat(told.timeline().events()).extracting(Event::words)
                .contains("Now FAILED", "Commit: append", "Version 3 of orders-value was registered")
                .doesNotContain("Now RUNNING", "Stopped: and so on");
        assertThat(told.timeline().gaps())
                .anyMatch(it -> it.startsWith("Commits and columns are as of 2026-03-01T12:00:00Z")
                        && it.contains("has expired"))
                .anyMatch(it -> it.startsWith("Times of registered schema versions are as of"));
        assertThat(read(expired, told).heard().past().kept().orElseThrow().at()).isEqualTo(NOON);

        cluster.mend("registeredAt");
        Told again = read(new Fixed(Optional.of(past(11)), List.of()), told);
        assertThat(again.timeline().gaps()).noneMatch(it -> it.contains("are as of"));
    }

    @Test
    void aTopicWithoutTableHasNoTimeLine() {
        cluster.tables.clear();
        assertThat(read(new Fixed(Optional.of(past(10)), List.of()))).isEqualTo(Told.NOTHING);
    }
}
