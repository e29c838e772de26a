package tableflow.console.service.topics.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.NewestRecord;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaAdmin.PerTopic;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.Asking;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.service.topics.TopicDetail.Partitions;
import tableflow.console.service.topics.TopicFigures;

/// Reads the figures of the topics that somebody looks at. Offsets are asked for in batches; sizes, which brokers tell
/// for the whole cluster only, at most once a minute. Safe for use by many threads.
public final class FigureReading {

    /// Topics in one question for offsets.
    static final int BATCH = 200;

    private static final Duration SIZES_KEPT = Duration.ofMinutes(1);
    /// A refusal holds only for questions at the same time: another key may have come.
    private static final Duration REFUSAL_KEPT = Duration.ofSeconds(2);

    private final Supplier<KafkaAdmin> kafka;
    private final TableWatcher tables;
    private final Executor executor;
    private final InstantSource clock;
    private Answer<Map<PartitionId, Long>> sizes = Answer.waiting();
    private Instant sizesAt = Instant.MIN;

    /// @param executor runs each question on a thread of its own, which may be interrupted
    public FigureReading(Supplier<KafkaAdmin> kafka, TableWatcher tables, Executor executor, InstantSource clock) {
        this.kafka = kafka;
        this.tables = tables;
        this.executor = executor;
        this.clock = clock;
    }

    /// Reads the figures of `topics`. Blocks until all have answered or failed; one that fails fails alone.
    ///
    /// @param materialised those of them with a table
    /// @param listener gets figures as they come, one call at a time, on any thread
    /// @throws RemoteFailure CANCELLED soon after the calling thread is interrupted
    public Map<String, TopicFigures> read(
            Collection<String> topics, Set<String> materialised, Consumer<Map<String, TopicFigures>> listener) {
        Gathering gathering = new Gathering(topics, listener);
        try (Asking asking = new Asking(executor, "read figures of topics")) {
            if (!materialised.isEmpty()) {
                asking.start(() -> gathering.tables(materialised, Asking.ask("read figures of tables", () ->
                        tables.look(materialised))));
            }
            asking.start(() -> gathering.sizes(sizes().map(FigureReading::byTopic)));
            List<String> all = List.copyOf(topics);
            for (int from = 0; from < all.size(); from += BATCH) {
                Progress.throwIfCancelled("read offsets");
                List<String> batch = all.subList(from, Math.min(all.size(), from + BATCH));
                gathering.records(batch, Asking.ask("read offsets", () -> offsets(batch)));
            }
            asking.join();
        }
        return gathering.current();
    }

    private PerTopic<List<Partition>> offsets(List<String> topics) {
        KafkaAdmin admin = kafka.get();
        PerTopic<KafkaAdmin.Description> described = admin.describe(topics);
        PerTopic<List<Partition>> offsets = admin.withOffsets(described.found());
        Map<String, RemoteFailure> failed = new HashMap<>(described.failed());
        failed.putAll(offsets.failed());
        return new PerTopic<>(offsets.found(), failed);
    }

    private static Map<String, Long> byTopic(Map<PartitionId, Long> sizes) {
        return sizes.entrySet().stream().collect(Collectors.groupingBy(
                entry -> entry.getKey().topic(), Collectors.summingLong(Map.Entry::getValue)));
    }

    /// Bytes by partition. Asked by one thread at a time, so that two readings at once cost one question.
    private synchronized Answer<Map<PartitionId, Long>> sizes() {
        Instant now = clock.instant();
        Duration kept = sizes.value().isPresent() ? SIZES_KEPT : REFUSAL_KEPT;
        if (sizesAt.equals(Instant.MIN) || !now.isBefore(sizesAt.plus(kept))) {
            sizes = Asking.ask("read the sizes of topics", () -> kafka.get().measures().sizes());
            sizesAt = now;
        }
        return sizes;
    }

    /// Measures one topic. Blocks until all have answered or failed.
    ///
    /// @param materialised whether it has a table
    public TopicMeasured measure(String topic, Collection<Integer> partitions, boolean materialised) {
        try (Asking asking = new Asking(executor, "measure topic " + topic)) {
            AtomicReference<TopicMeasured> measured = new AtomicReference<>(TopicMeasured.UNASKED);
            asking.start(() -> {
                Answer<Optional<Map<Integer, Long>>> held = Asking.ask("read what the table holds", () -> {
                    if (!materialised) {
                        return Optional.empty();
                    }
                    tables.look(Set.of(topic));
                    return tables.held(topic);
                });
                measured.updateAndGet(it -> new TopicMeasured(it.newest(), it.sizes(), held, it.access()));
            });
            asking.start(() -> {
                Answer<Map<Integer, Long>> own = sizes().map(all -> partitions.stream().collect(Collectors.toMap(
                        id -> id, id -> all.getOrDefault(new PartitionId(topic, id), 0L))));
                measured.updateAndGet(it -> new TopicMeasured(it.newest(), own, it.held(), it.access()));
            });
            asking.start(() -> {
                Answer<List<AccessRule>> access = Asking.ask(
                        "read access to topic " + topic, () -> kafka.get().measures().access(topic));
                measured.updateAndGet(it -> new TopicMeasured(it.newest(), it.sizes(), it.held(), access));
            });
            Answer<Map<Integer, NewestRecord>> newest = Asking.ask(
                    "read newest records", () -> kafka.get().measures().newest(topic, partitions));
            measured.updateAndGet(it -> new TopicMeasured(newest, it.sizes(), it.held(), it.access()));
            asking.join();
            return Objects.requireNonNull(measured.get());
        }
    }

    /// The figures as far as they are known.
    private static final class Gathering {
        private final Map<String, TopicFigures> figures = new HashMap<>();
        private final Consumer<Map<String, TopicFigures>> listener;

        Gathering(Collection<String> topics, Consumer<Map<String, TopicFigures>> listener) {
            this.listener = listener;
            topics.forEach(topic -> figures.put(topic, TopicFigures.UNASKED));
        }

        synchronized void records(List<String> topics, Answer<PerTopic<List<Partition>>> answer) {
            for (String topic : topics) {
                Answer<Long> records = answer.then(all -> records(topic, all));
                figures.computeIfPresent(topic, (name, it) ->
                        new TopicFigures(records, it.bytes(), it.table()));
            }
            listener.accept(Map.copyOf(figures));
        }

        private static Answer<Long> records(String topic, PerTopic<List<Partition>> all) {
            @Nullable RemoteFailure failure = all.failed().get(topic);
            if (failure != null) {
                return Answer.notChecked(failure);
            }
            Optional<Long> records = Optional.ofNullable(all.found().get(topic))
                    .flatMap(partitions -> new Partitions(false, partitions, null).recordsAtMost());
            return records.map(Answer::known).orElseGet(() -> Answer.notChecked(RemoteFailure.of(
                    RemoteFailure.Kind.UNEXPECTED, "read offsets of topic " + topic,
                    "a partition did not tell its offsets")));
        }

        synchronized void sizes(Answer<Map<String, Long>> answer) {
            figures.replaceAll((topic, it) -> new TopicFigures(
                    it.records(), answer.map(all -> all.getOrDefault(topic, 0L)), it.table()));
            listener.accept(Map.copyOf(figures));
        }

        synchronized void tables(Set<String> topics, Answer<Map<String, Answer<TableFigures>>> answer) {
            for (String topic : topics) {
                Answer<TableFigures> table = answer.then(all -> all.getOrDefault(topic, Answer.waiting()));
                figures.computeIfPresent(topic, (name, it) -> it.with(table));
            }
            listener.accept(Map.copyOf(figures));
        }

        synchronized Map<String, TopicFigures> current() {
            return Map.copyOf(figures);
        }
    }
}
