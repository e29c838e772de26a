package tableflow.console.service.topics;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.TopicSettings;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaAdmin.PerTopic;

/// One reading of all topics. Kafka is asked step by step on the calling thread; the Schema Registry and Tableflow,
/// with a call or few for all topics, are asked beside it.
final class ListReading {

    /// Topics in one question to Kafka: small enough for quick first answers, large enough for few questions.
    static final int BATCH = 500;

    private static final String WHAT = "list topics";

    private final TopicSources sources;
    private final Executor executor;
    private final @Nullable Consumer<TopicList> listener;
    private final TopicList before;
    private final RowTable table;
    private final Map<TopicSource, TopicSource.State> states = new EnumMap<>(TopicSource.class);

    /// @param listener gets every list; without one none is made but the last
    ListReading(TopicSources sources, Executor executor, TopicList before, @Nullable Consumer<TopicList> listener) {
        this.sources = sources;
        this.executor = executor;
        this.listener = listener;
        this.before = before;
        this.table = new RowTable(before);
    }

    TopicList read() {
        try (Asking asking = new Asking(executor, WHAT)) {
            asking.start(this::readTableflow);
            asking.start(this::readSchemas);
            Optional<Kafka> answered = readNames();
            answered.ifPresent(kafka -> {
                readPartitions(kafka);
                readSettings(kafka, kafka.names());
            });
            asking.join();
            answered.ifPresent(kafka -> readUnlisted(kafka.admin()));
        }
        return snapshot();
    }

    TopicList readWhole(boolean withSettings) {
        try (Asking asking = new Asking(executor, WHAT)) {
            asking.start(this::readTableflow);
            asking.start(this::readSchemas);
            Answer<KafkaAdmin> kafka = Asking.ask(WHAT, sources.kafka());
            Answer<Map<String, Layout>> told = kafka.then(admin -> Asking.ask(WHAT, admin::overview));
            RemoteFailure failure = told.failure();
            if (failure != null) {
                failed(failure, TopicSource.PARTITIONS, TopicSource.SETTINGS);
            }
            publish(TopicSource.NAMES, ended(told, Map::size), () -> table.names(told.map(Map::keySet)));
            told.value().ifPresent(all -> {
                publish(TopicSource.PARTITIONS, ended(told, Map::size), () -> table.layouts(all));
                if (withSettings) {
                    List<String> names = List.copyOf(new TreeSet<>(all.keySet()));
                    readSettings(new Kafka(kafka.value().orElseThrow(), names), names);
                }
            });
            asking.join();
            kafka.value().filter(_ -> told.value().isPresent()).ifPresent(this::readUnlisted);
        }
        return snapshot();
    }

    private void failed(RemoteFailure failure, TopicSource... of) {
        for (TopicSource source : of) {
            publish(source, TopicSource.State.failed(failure), () -> {});
        }
    }

    TopicList readChanges() {
        try (Asking asking = new Asking(executor, WHAT)) {
            asking.start(this::readTableflow);
            Optional<Kafka> answered = readNames();
            if (table.knowsSchemas(answered.map(Kafka::names).orElse(List.of()))
                    && before.state(TopicSource.SCHEMAS).ended()
                    && before.failure(TopicSource.SCHEMAS) == null) {
                publish(TopicSource.SCHEMAS, before.state(TopicSource.SCHEMAS), () -> {});
            } else {
                asking.start(this::readSchemas);
            }
            answered.ifPresent(kafka -> {
                readPartitions(kafka);
                readSettings(kafka, kafka.names().stream().filter(it -> !table.knowsSettings(it)).toList());
            });
            asking.join();
            answered.ifPresent(kafka -> readUnlisted(kafka.admin()));
        }
        return snapshot();
    }

    /// Kafka, and the names it told, in order.
    private record Kafka(KafkaAdmin admin, List<String> names) {}

    private void readTableflow() {
        Answer<List<TableflowTopic>> answer = Asking.ask("list Tableflow topics", () -> {
            TopicSources.TableflowScope scope = sources.tableflow().get();
            return scope.api().topics(scope.environmentId(), scope.clusterId());
        });
        publish(TopicSource.TABLEFLOW, ended(answer, List::size), () -> table.tableflow(answer.map(list -> {
            Map<String, TableflowTopic> byName = HashMap.newHashMap(list.size());
            list.forEach(topic -> byName.put(topic.name(), topic));
            return byName;
        })));
    }

    private void readSchemas() {
        Answer<Map<String, SchemaMark>> answer = Asking.ask("list schemas", () -> {
            List<SchemaVersion> schemas = sources.registry().get().latestOfAll("");
            Map<String, SchemaMark> bySubject = HashMap.newHashMap(schemas.size());
            schemas.forEach(schema -> bySubject.put(schema.subject(), SchemaMark.of(schema)));
            return bySubject;
        });
        publish(TopicSource.SCHEMAS, ended(answer, Map::size), () -> table.schemas(answer));
    }

    private Optional<Kafka> readNames() {
        Answer<KafkaAdmin> kafka = Asking.ask(WHAT, sources.kafka());
        Answer<Set<String>> names = kafka.then(admin -> Asking.ask(WHAT, () -> admin.topicNames(true)));
        publish(TopicSource.NAMES, ended(names, Set::size), () -> table.names(names));
        RemoteFailure failure = names.failure();
        if (failure != null) {
            failed(failure, TopicSource.PARTITIONS, TopicSource.SETTINGS);
        }
        return names.value().map(told -> new Kafka(
                kafka.value().orElseThrow(), List.copyOf(new TreeSet<>(told))));
    }

    private void readPartitions(Kafka kafka) {
        inBatches(TopicSource.PARTITIONS, kafka.names(), kafka.admin()::describe, this::takeLayout);
    }

    private void readSettings(Kafka kafka, List<String> topics) {
        List<String> left = topics.stream().filter(topic -> !table.isGone(topic)).toList();
        inBatches(TopicSource.SETTINGS, left, kafka.admin()::configs, (topic, answer) ->
                table.settings(topic, answer.map(TopicSettings::of)));
    }

    /// Kafka leaves out of its list what the key may not see as well as what is gone. Asked for by its name, it says
    /// which of the two a topic is that only Tableflow told.
    private void readUnlisted(KafkaAdmin kafka) {
        List<String> unlisted = table.unlisted();
        for (int from = 0; from < unlisted.size(); from += BATCH) {
            Progress.throwIfCancelled(WHAT);
            List<String> batch = unlisted.subList(from, Math.min(from + BATCH, unlisted.size()));
            Answer<PerTopic<KafkaAdmin.Description>> answer = Asking.ask(WHAT, () -> kafka.describe(batch));
            TopicSource.State state = states.getOrDefault(TopicSource.PARTITIONS, TopicSource.State.UNASKED);
            publish(TopicSource.PARTITIONS, state, () ->
                    batch.forEach(topic -> takeLayout(topic, answer.then(told -> answerOf(told, topic)))));
        }
    }

    private void takeLayout(String topic, Answer<KafkaAdmin.Description> answer) {
        boolean internal = answer.value().map(KafkaAdmin.Description::internal).orElse(false);
        table.layout(topic, internal, answer.map(description -> Layout.of(description.partitions())));
    }

    /// Asks for all topics, batch by batch. A question that fails as a whole (no permission, no connection) ends the
    /// source: the others would most likely fail the same way, each after a time-out of its own.
    private <T> void inBatches(
            TopicSource source,
            List<String> topics,
            Function<Collection<String>, PerTopic<T>> question,
            BiConsumer<String, Answer<T>> taker) {
        if (topics.isEmpty()) {
            publish(source, new TopicSource.State(true, 0, 0, null), () -> {});
        }
        for (int from = 0; from < topics.size(); from += BATCH) {
            Progress.throwIfCancelled(WHAT);
            List<String> batch = topics.subList(from, Math.min(from + BATCH, topics.size()));
            Answer<PerTopic<T>> answer = Asking.ask(WHAT, () -> question.apply(batch));
            RemoteFailure failure = answer.failure();
            if (failure != null) {
                List<String> rest = topics.subList(from, topics.size());
                TopicSource.State state = new TopicSource.State(true, from, topics.size(), failure);
                publish(source, state, () -> rest.forEach(it -> taker.accept(it, Answer.notChecked(failure))));
                return;
            }
            PerTopic<T> perTopic = answer.value().orElseThrow();
            int done = from + batch.size();
            TopicSource.State state =
                    new TopicSource.State(done == topics.size(), done, topics.size(), null);
            publish(source, state, () -> batch.forEach(topic -> taker.accept(topic, answerOf(perTopic, topic))));
        }
    }

    private static <T> Answer<T> answerOf(PerTopic<T> answers, String topic) {
        T found = answers.found().get(topic);
        if (found != null) {
            return Answer.known(found);
        }
        RemoteFailure failure = answers.failed().get(topic);
        return Answer.notChecked(
                failure != null
                        ? failure
                        : RemoteFailure.of(RemoteFailure.Kind.UNEXPECTED, WHAT, "no answer for topic " + topic));
    }

    private static <T> TopicSource.State ended(Answer<T> answer, Function<T, Integer> size) {
        RemoteFailure failure = answer.failure();
        int count = answer.value().map(size).orElse(0);
        return failure == null ? new TopicSource.State(true, count, count, null) : TopicSource.State.failed(failure);
    }

    private synchronized void publish(TopicSource source, TopicSource.State state, Runnable change) {
        change.run();
        states.put(source, state);
        if (listener != null) {
            listener.accept(snapshot());
        }
    }

    private synchronized TopicList snapshot() {
        return new TopicList(table.rows(), states);
    }
}
