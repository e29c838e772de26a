package tableflow.console.service.topics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaVersion;

/// Everything about one topic, as far as it is known at one moment; immutable.
///
/// @param tableflow an empty value when Tableflow is off for the topic
/// @param catalogs the cluster's catalog integrations, which the table's catalog syncs name by id; an empty list when
///     Tableflow is off
public record TopicDetail(
        String name,
        Answer<Partitions> partitions,
        Answer<Configs> configs,
        Answer<Schemas> schemas,
        Answer<Optional<TableflowTopic>> tableflow,
        Answer<List<CatalogIntegration>> catalogs) {

    /// A topic of which nothing is known yet.
    public static TopicDetail unanswered(String name) {
        return new TopicDetail(
                name, Answer.waiting(), Answer.waiting(), Answer.waiting(), Answer.waiting(), Answer.waiting());
    }

    TopicDetail with(Answer<Partitions> newPartitions) {
        return new TopicDetail(name, newPartitions, configs, schemas, tableflow, catalogs);
    }

    TopicDetail withConfigs(Answer<Configs> newConfigs) {
        return new TopicDetail(name, partitions, newConfigs, schemas, tableflow, catalogs);
    }

    TopicDetail withSchemas(Answer<Schemas> newSchemas) {
        return new TopicDetail(name, partitions, configs, newSchemas, tableflow, catalogs);
    }

    TopicDetail withTableflow(
            Answer<Optional<TableflowTopic>> newTableflow, Answer<List<CatalogIntegration>> newCatalogs) {
        return new TopicDetail(name, partitions, configs, schemas, newTableflow, newCatalogs);
    }

    /// This detail with the answers of an earlier one where its own are still awaited or were not given: for a refresh.
    ///
    /// @param at when the earlier one was read
    /// @param ended whether this reading has: before, absent offsets may only not have come yet
    public TopicDetail orEarlier(TopicDetail earlier, Instant at, boolean ended) {
        Answer<Partitions> newer = earlier.partitions.value()
                .<Answer<Partitions>>map(old -> partitions.map(now ->
                        ended && now.offsetsFailure == null ? now : now.withOffsetsOf(old, at)))
                .orElse(partitions);
        return new TopicDetail(
                name,
                newer.orEarlier(earlier.partitions, at),
                configs.orEarlier(earlier.configs, at),
                schemas.orEarlier(earlier.schemas, at),
                tableflow.orEarlier(earlier.tableflow, at),
                catalogs.orEarlier(earlier.catalogs, at));
    }

    /// The same, known to be from earlier: nothing newer can be told.
    ///
    /// @param at when it was read
    public TopicDetail asOf(Instant at, RemoteFailure why) {
        return new TopicDetail(
                name, old(partitions, at, why), old(configs, at, why), old(schemas, at, why), old(tableflow, at, why),
                old(catalogs, at, why));
    }

    private static <T> Answer<T> old(Answer<T> answer, Instant at, RemoteFailure why) {
        return answer instanceof Answer.Known<T> known ? new Answer.Kept<>(known.answer(), at, why) : answer;
    }

    /// Whether nothing is awaited any more.
    public boolean isComplete() {
        return !partitions.isWaiting()
                && !configs.isWaiting()
                && !schemas.isWaiting()
                && !tableflow.isWaiting()
                && !catalogs.isWaiting();
    }

    /// Tableflow's view of the topic, where it is on and known.
    public Optional<TableflowTopic> table() {
        return tableflow.value().flatMap(it -> it);
    }

    /// The partitions, by number.
    ///
    /// @param offsetsFailure why offsets are absent or old, when they could not be asked for
    /// @param offsetsAt when they were known last, where they are old
    public record Partitions(
            boolean internal, List<Partition> all, @Nullable RemoteFailure offsetsFailure,
            @Nullable Instant offsetsAt) {
        public Partitions {
            all = List.copyOf(all);
        }

        public Partitions(boolean internal, List<Partition> all, @Nullable RemoteFailure offsetsFailure) {
            this(internal, all, offsetsFailure, null);
        }

        /// The same with earlier offsets where there are none: they were not asked for yet, or not told.
        private Partitions withOffsetsOf(Partitions earlier, Instant at) {
            Map<Integer, Partition> before = new HashMap<>();
            earlier.all.forEach(it -> before.put(it.id(), it));
            boolean old = false;
            List<Partition> filled = new ArrayList<>(all.size());
            for (Partition now : all) {
                Partition then = before.get(now.id());
                if (then == null || now.latestOffset() != null || then.latestOffset() == null) {
                    filled.add(now);
                } else {
                    filled.add(new Partition(now.id(), now.leader(), now.replicas(), now.inSyncReplicas(),
                            then.earliestOffset(), then.latestOffset()));
                    old = true;
                }
            }
            Instant since = earlier.offsetsAt == null ? at : earlier.offsetsAt;
            // While they are on their way they are as good as what stood there before.
            boolean kept = old && (offsetsFailure != null || earlier.offsetsAt != null);
            return new Partitions(
                    internal, filled, offsetsFailure == null && kept ? earlier.offsetsFailure : offsetsFailure,
                    kept ? since : null);
        }

        /// The partitions in numbers.
        public Layout layout() {
            return Layout.of(all);
        }

        /// The records between earliest and latest offset, over all partitions; empty when an offset is absent. It is
        /// an upper bound: compaction removes records and transactions add markers without changing the distance.
        public Optional<Long> recordsAtMost() {
            long sum = 0;
            for (Partition partition : all) {
                Optional<Long> records = recordsAtMost(partition);
                if (records.isEmpty()) {
                    return Optional.empty();
                }
                sum += records.get();
            }
            return Optional.of(sum);
        }

        /// The records of one partition at most; empty when an offset is absent.
        public static Optional<Long> recordsAtMost(Partition partition) {
            Long earliest = partition.earliestOffset();
            Long latest = partition.latestOffset();
            return earliest == null || latest == null ? Optional.empty() : Optional.of(latest - earliest);
        }
    }

    /// The settings, by name. Values of sensitive ones are absent.
    ///
    /// @param restFailure why Confluent's own settings may be missing: Kafka REST, which knows them, did not answer
    public record Configs(List<TopicConfig> all, @Nullable RemoteFailure restFailure) {
        public Configs {
            all = List.copyOf(all);
        }
    }

    /// The newest schemas of `{topic}-value` and `{topic}-key`; absent ones are not registered.
    public record Schemas(@Nullable Schema value, @Nullable Schema key) {}

    /// The newest schema of a subject.
    ///
    /// @param compatibility the level in force; absent when it could not be asked for
    public record Schema(SchemaVersion version, @Nullable Open<CompatibilityLevel> compatibility) {}
}
