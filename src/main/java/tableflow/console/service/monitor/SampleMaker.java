package tableflow.console.service.monitor;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.monitor.Arrivals;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Lag;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Reading.Cause;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.service.monitor.history.Row;
import tableflow.console.service.topics.Answer;

/// Puts together what the systems said of one topic.
///
/// @param at when the sampling began
/// @param offsets of all topics, or why there are none
/// @param measured by Confluent
/// @param synced when the catalog integration last synchronised
/// @param catalogFailure why the catalog, or all metadata, could not be read
record SampleMaker(
        Instant at,
        Answer<Map<String, Answer<List<Partition>>>> offsets,
        Measurements.Measured measured,
        Answer<Instant> synced,
        @Nullable RemoteFailure catalogFailure) {

    private static final List<Figure> OF_METADATA =
            List.of(Figure.TABLE_ROWS, Figure.TABLE_BYTES, Figure.TABLE_FILES, Figure.SNAPSHOTS);

    /// @param tableflow what Tableflow says; absent when it could not be asked
    /// @param table what is known of its table
    /// @param trend what was sampled of it before
    TopicSample of(
            String topic, @Nullable TableflowTopic tableflow, TableWatch.@Nullable Known table, Trend trend) {
        Arrivals arrivals = trend.arrivals();
        Map<Figure, Reading> readings = new EnumMap<>(Figure.class);
        Answer<List<Partition>> partitions =
                offsets.then(all -> all.getOrDefault(topic, Answer.waiting()));
        ofTable(readings, tableflow, table);
        Answer<Ends> ends = partitions.map(Ends::of);
        ends.value().ifPresent(it -> {
            if (it.whole()) {
                arrivals.add(at.toEpochMilli(), it.sum());
            }
        });
        readings.put(Figure.END_OFFSETS, known(ends, it -> Reading.exact(it.sum())));
        Reading lag = known(ends, it -> lag(topic, it, tableflow, table, arrivals));
        readings.put(Figure.LAG, lag);
        readings.put(Figure.LAG_TIME, arrivals.waiting(lag, at.toEpochMilli()));
        readings.put(Figure.SYNC_AGE, synced.failure() != null
                ? Reading.failed(failure(synced))
                : synced.value().map(it -> Reading.exact(age(it.toEpochMilli())))
                        .orElse(Reading.absent(Cause.NOT_WRITTEN)));
        for (Figure figure : Measurements.figures()) {
            readings.put(figure, measured.reading(figure, topic));
        }
        readings.put(Figure.GROWTH, trend.growth(Row.of(at.toEpochMilli(), new TopicSample(topic, readings, tableflow)))
                .map(growth -> Reading.interpolated(growth.perDay()))
                .orElse(Reading.absent(Cause.TOO_EARLY)));
        return new TopicSample(topic, readings, tableflow);
    }

    /// The ends of a topic's partitions.
    ///
    /// @param whole whether all partitions told
    private record Ends(Map<Integer, Long> ends, Map<Integer, Long> earliest, boolean whole) {

        static Ends of(List<Partition> partitions) {
            Map<Integer, Long> ends = new HashMap<>();
            Map<Integer, Long> earliest = new HashMap<>();
            for (Partition partition : partitions) {
                Long end = partition.latestOffset();
                Long first = partition.earliestOffset();
                if (end != null) {
                    ends.put(partition.id(), end);
                }
                if (first != null) {
                    earliest.put(partition.id(), first);
                }
            }
            return new Ends(ends, earliest, ends.size() == partitions.size());
        }

        long sum() {
            return ends.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    @FunctionalInterface
    private interface Made {
        Reading from(Ends ends);
    }

    /// A partition that did not tell makes all that is added up unknown.
    private static Reading known(Answer<Ends> ends, Made made) {
        RemoteFailure failure = ends.failure();
        if (failure != null) {
            return Reading.failed(failure);
        }
        return ends.value().filter(Ends::whole).map(made::from).orElse(Reading.absent(Cause.UNKNOWN));
    }

    private Reading lag(
            String topic, Ends ends, @Nullable TableflowTopic tableflow, TableWatch.@Nullable Known table,
            Arrivals arrivals) {
        TableState state = table == null ? null : table.state();
        boolean current = table != null && table.isCurrent();
        OptionalLong since = current && state != null && state.committedAt().isPresent()
                ? arrivals.since(state.committedAt().getAsLong())
                : OptionalLong.empty();
        return Lag.of(new Lag.Look(
                ends.ends(),
                ends.earliest(),
                appendOnly(tableflow) && state != null && !state.deletes(),
                current && state != null ? state.held() : null,
                current && state != null ? state.rows() : OptionalLong.empty(),
                measured.lags().get(topic),
                since));
    }

    private static boolean appendOnly(@Nullable TableflowTopic tableflow) {
        if (tableflow == null || tableflow.status().writeMode() == null) {
            return false;
        }
        Long retention = tableflow.config().rowRetentionMillis();
        return tableflow.status().writeMode().is(WriteMode.APPEND) && (retention == null || retention == 0);
    }

    private void ofTable(
            Map<Figure, Reading> readings, @Nullable TableflowTopic tableflow, TableWatch.@Nullable Known table) {
        TableState state = table == null ? null : table.state();
        if (table == null || state == null) {
            Reading none = none(tableflow, table);
            OF_METADATA.forEach(figure -> readings.put(figure, none));
            readings.put(Figure.COMMIT_AGE, none);
            return;
        }
        if (!table.isCurrent()) {
            // Something was committed since the catalog last named the file that was read.
            Instant unmoved = table.unmoved();
            RemoteFailure failure = table.failure() == null ? catalogFailure : table.failure();
            if (failure != null) {
                for (Figure figure : OF_METADATA) {
                    readings.put(figure, Reading.failed(failure));
                }
            }
            readings.put(Figure.COMMIT_AGE, unmoved != null
                    ? Reading.atMost(age(unmoved.toEpochMilli()))
                    : failure != null ? Reading.failed(failure) : Reading.absent(Cause.NOT_ASKED));
            return;
        }
        readings.put(Figure.COMMIT_AGE, state.committedAt().isPresent()
                ? Reading.exact(age(state.committedAt().getAsLong()))
                : Reading.absent(Cause.NOT_WRITTEN));
        readings.put(Figure.TABLE_ROWS, told(state.rows()));
        readings.put(Figure.TABLE_BYTES, told(state.bytes()));
        readings.put(Figure.TABLE_FILES, told(state.files()));
        readings.put(Figure.SNAPSHOTS, Reading.exact(state.snapshots()));
    }

    private Reading none(@Nullable TableflowTopic tableflow, TableWatch.@Nullable Known table) {
        RemoteFailure why = table == null || table.failure() == null ? catalogFailure : table.failure();
        if (why != null) {
            return Reading.failed(why);
        }
        if (table != null) {
            return Reading.absent(Cause.NOT_ASKED);
        }
        boolean pending = tableflow != null && tableflow.status().phase().is(Phase.PENDING);
        return Reading.absent(pending ? Cause.NOT_WRITTEN : Cause.NOT_IN_CATALOG);
    }

    private static Reading told(OptionalLong figure) {
        return figure.isPresent() ? Reading.exact(figure.getAsLong()) : Reading.absent(Cause.UNKNOWN);
    }

    /// Clocks differ: what was committed in our future is new.
    private long age(long moment) {
        return Math.max(0, at.toEpochMilli() - moment);
    }

    private static RemoteFailure failure(Answer<?> answer) {
        RemoteFailure failure = answer.failure();
        return failure == null ? RemoteFailure.cancelled("sample") : failure;
    }
}
