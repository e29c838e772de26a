package tableflow.console.service.monitor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.monitor.Growth;
import tableflow.console.domain.monitor.Lag;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.Round.Source;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.service.monitor.Measurements.Measured;
import tableflow.console.service.monitor.history.Row;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaAdmin.PerTopic;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.Asking;
import tableflow.console.service.topics.TopicSources.TableflowScope;

/// Takes the figures of all topics that Tableflow materialises: each system is asked once for all of them where its API
/// allows that, side by side, and can fail alone. One sampling at a time.
public final class Sampler {

    private static final String WHAT = "sample the topics";

    private final MonitorSources sources;
    private final Executor executor;
    private final InstantSource clock;
    private final Measurements measurements = new Measurements();
    private final TableWatch tables;
    private final Map<String, Trend> trends = new ConcurrentHashMap<>();
    private volatile Map<String, CatalogTable> entries = Map.of();
    private Set<String> lastTopics = Set.of();
    private SequencedSet<String> databases;
    private volatile Set<String> buckets = Set.of();
    /// Why the newest sampling read no table, or none of those that had changed.
    private volatile @Nullable RemoteFailure unread;

    /// @param executor runs each question on a thread of its own, which may be interrupted
    /// @param threads on which several manifests are read at the same time
    public Sampler(MonitorSources sources, Executor executor, ThreadFactory threads, InstantSource clock) {
        this.sources = sources;
        this.executor = executor;
        this.clock = clock;
        this.tables = new TableWatch(executor, threads);
        this.databases = new LinkedHashSet<>(sources.databases());
    }

    /// What the questions of one sampling gave. Each field is written by one question and read when that has ended.
    private static final class Heard {
        private Answer<Listed> listed = Answer.waiting();
        private Answer<Map<String, CatalogTable>> entries = Answer.waiting();
        private Answer<Map<String, Answer<List<Partition>>>> offsets = Answer.waiting();
        private Measured measured = Measured.NOTHING;
        private @Nullable RemoteFailure storage;

        Map<Source, RemoteFailure> failures() {
            Map<Source, RemoteFailure> failures = new EnumMap<>(Source.class);
            note(failures, Source.TABLEFLOW, listed.failure());
            note(failures, Source.CATALOG, entries.failure());
            note(failures, Source.KAFKA, offsets.failure());
            note(failures, Source.METRICS, measured.failure());
            note(failures, Source.STORAGE, storage);
            return failures;
        }

        private static void note(Map<Source, RemoteFailure> to, Source source, @Nullable RemoteFailure failure) {
            if (failure != null) {
                to.put(source, failure);
            }
        }
    }

    /// @param synced when the catalog integration last synchronised
    private record Listed(Map<String, TableflowTopic> topics, Answer<Instant> synced, List<String> databases) {}

    /// Takes one sample of each topic. Blocks; systems that fail are told in the round.
    ///
    /// @throws RemoteFailure CANCELLED soon after the calling thread is interrupted
    public synchronized Round sample(Attention attention) {
        Instant at = clock.instant();
        Heard heard = new Heard();
        SequencedSet<String> places = databases;
        try (Asking measuring = new Asking(executor, WHAT)) {
            measuring.start(() -> heard.measured = measurements.read(sources.metrics(), clusterId(), at));
            try (Asking asking = new Asking(executor, WHAT)) {
                asking.start(() -> heard.listed = Asking.ask("list Tableflow topics", this::listed));
                asking.start(() -> heard.entries = Asking.ask("list the catalog's tables", () ->
                        tables.entries(sources.catalog(), places)));
                asking.join();
            }
            lookElsewhere(heard);
            Set<String> topics = topics(heard);
            heard.entries.value().ifPresent(told -> entries = Map.copyOf(told));
            Map<String, CatalogTable> tabled = ofTopics(topics, heard.entries);
            noteBuckets(tabled);
            try (Asking asking = new Asking(executor, WHAT)) {
                asking.start(() -> heard.offsets = Asking.ask("read offsets", () -> offsets(topics)));
                asking.start(() -> heard.storage = tables.read(
                        tabled, sources.storage(), attention, at));
                asking.join();
            }
            measuring.join();
            unread = heard.entries.failure() == null ? heard.storage : heard.entries.failure();
            SampleMaker maker = new SampleMaker(
                    at, heard.offsets, heard.measured, heard.listed.then(Listed::synced), unread);
            return new Round(at, samples(maker, topics, heard), heard.failures());
        }
    }

    /// The metrics are asked for by cluster; a profile without one has no Tableflow either.
    private String clusterId() {
        return Asking.ask("open Tableflow", () -> sources.tableflow().get().clusterId()).value().orElse("");
    }

    private Listed listed() {
        TableflowScope scope = sources.tableflow().get();
        Map<String, TableflowTopic> topics = new HashMap<>();
        scope.api().topics(scope.environmentId(), scope.clusterId()).forEach(topic -> topics.put(topic.name(), topic));
        Answer<List<CatalogIntegration>> integrations = Asking.ask("list catalog integrations", () ->
                scope.api().catalogIntegrations(scope.environmentId(), scope.clusterId()));
        List<String> databases = new ArrayList<>();
        integrations.value().orElse(List.of()).forEach(one -> {
            if (one.customDatabase() != null) {
                databases.add(one.customDatabase());
            }
        });
        return new Listed(topics, integrations.then(Sampler::synced), databases);
    }

    private static Answer<Instant> synced(List<CatalogIntegration> integrations) {
        Optional<Instant> newest = integrations.stream()
                .filter(CatalogIntegration::isGlue)
                .flatMap(one -> Stream.ofNullable(one.lastSyncAt()))
                .max(Comparator.naturalOrder());
        return newest.map(Answer::known).orElse(Answer.waiting());
    }

    /// A catalog integration may be told another database; from then on that one is asked first.
    private void lookElsewhere(Heard heard) {
        SequencedSet<String> all = new LinkedHashSet<>(
                heard.listed.value().map(Listed::databases).orElse(List.of()));
        all.addAll(databases);
        if (all.size() > databases.size()) {
            databases = all;
            heard.entries = Asking.ask("list the catalog's tables", () ->
                    tables.entries(sources.catalog(), all));
        }
    }

    /// The topics of now; those of before when Tableflow does not tell.
    private Set<String> topics(Heard heard) {
        lastTopics = heard.listed.value()
                .<Set<String>>map(it -> new TreeSet<>(it.topics().keySet()))
                .orElse(lastTopics);
        return lastTopics;
    }

    private void noteBuckets(Map<String, CatalogTable> entries) {
        buckets = entries.values().stream()
                .flatMap(entry -> place(entry).stream())
                .map(S3Uri::bucket)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Where an entry's metadata lies; empty for one that is of another program and leads elsewhere.
    private static Optional<S3Uri> place(CatalogTable entry) {
        try {
            return entry.metadataLocation();
        } catch (IllegalArgumentException notInS3) {
            return Optional.empty();
        }
    }

    /// The buckets in which the newest sampling saw tables. Any thread.
    Set<String> buckets() {
        return new TreeSet<>(buckets);
    }

    private Map<String, Answer<List<Partition>>> offsets(Set<String> topics) {
        KafkaAdmin kafka = sources.kafka().get();
        PerTopic<KafkaAdmin.Description> described = kafka.describe(topics);
        PerTopic<List<Partition>> offsets = kafka.withOffsets(described.found());
        Map<String, Answer<List<Partition>>> answers = new HashMap<>();
        described.failed().forEach((topic, failure) -> answers.put(topic, Answer.notChecked(failure)));
        offsets.failed().forEach((topic, failure) -> answers.put(topic, Answer.notChecked(failure)));
        offsets.found().forEach((topic, partitions) -> answers.put(topic, Answer.known(partitions)));
        return answers;
    }

    private static Map<String, CatalogTable> ofTopics(Set<String> topics, Answer<Map<String, CatalogTable>> entries) {
        Map<String, CatalogTable> byTopic = new HashMap<>();
        entries.value().ifPresent(all -> topics.forEach(topic -> {
            CatalogTable entry = all.get(topic.toLowerCase(Locale.ROOT));
            if (entry != null && entry.isIceberg() && place(entry).isPresent()) {
                byTopic.put(topic, entry);
            }
        }));
        return byTopic;
    }

    private List<TopicSample> samples(SampleMaker maker, Set<String> topics, Heard heard) {
        Map<String, TableflowTopic> tableflow =
                heard.listed.value().map(Listed::topics).orElse(Map.of());
        if (heard.listed.failure() == null) {
            trends.keySet().retainAll(topics);
        }
        List<TopicSample> samples = new ArrayList<>();
        for (String topic : topics) {
            Trend trend = trends.computeIfAbsent(topic, it -> new Trend());
            TopicSample sample = maker.of(topic, tableflow.get(topic), tables.of(topic), trend);
            trend.add(Row.of(maker.at().toEpochMilli(), sample), true);
            samples.add(sample);
        }
        return samples;
    }

    /// Takes up what was sampled in an earlier run.
    ///
    /// @param row later than those before of the same topic
    public void remember(String topic, Row row) {
        trends.computeIfAbsent(topic, it -> new Trend()).add(row, false);
    }

    /// The last lags of a topic, oldest first, NaN for a gap: the line beside its name.
    public double[] line(String topic) {
        Trend trend = trends.get(topic);
        return trend == null ? new double[0] : trend.line();
    }

    /// What the catalog said of a topic's table when it was last asked; empty when it shows none.
    public Optional<CatalogTable> entry(String topic) {
        return Optional.ofNullable(entries.get(topic.toLowerCase(Locale.ROOT)));
    }

    /// The newest offset of each partition in the newest snapshot of a topic's table; empty where its files were not
    /// looked at, are of another snapshot by now, or mix partitions.
    public Optional<Map<Integer, Long>> held(String topic) {
        TableWatch.Known table = tables.of(topic);
        TableState state = table == null ? null : table.state();
        Lag.Held held = state == null ? null : state.held();
        return table == null || !table.isCurrent() || held == null || held.mixed() >= 0
                ? Optional.empty()
                : Optional.of(held.newest());
    }

    /// Why the files of a topic's table were not read when they were last to be; empty where they were, or there are
    /// none.
    public Optional<RemoteFailure> unread(String topic) {
        TableWatch.Known table = tables.of(topic);
        return Optional.ofNullable(table == null || table.failure() == null ? unread : table.failure());
    }

    /// By how much a topic's table has grown until a sample; empty until enough is known.
    Optional<Growth> growth(TopicSample sample, Instant at) {
        return Optional.ofNullable(trends.get(sample.topic()))
                .flatMap(trend -> trend.growth(Row.of(at.toEpochMilli(), sample)));
    }
}
