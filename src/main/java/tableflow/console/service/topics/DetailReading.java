package tableflow.console.service.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaAdmin.PerTopic;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.topics.TopicDetail.Configs;
import tableflow.console.service.topics.TopicDetail.Partitions;
import tableflow.console.service.topics.TopicDetail.Schema;
import tableflow.console.service.topics.TopicDetail.Schemas;

/// One reading of everything about a topic: four questions side by side.
final class DetailReading {

    private final TopicSources sources;
    private final Executor executor;
    private final String topic;
    private final String what;
    private final Consumer<TopicDetail> listener;
    private TopicDetail detail;

    DetailReading(TopicSources sources, Executor executor, String topic, Consumer<TopicDetail> listener) {
        this.sources = sources;
        this.executor = executor;
        this.topic = topic;
        this.what = "show topic " + topic;
        this.listener = listener;
        this.detail = TopicDetail.unanswered(topic);
    }

    TopicDetail read() {
        try (Asking asking = new Asking(executor, what)) {
            asking.start(this::readTableflow);
            asking.start(() -> {
                Answer<Schemas> schemas = Asking.ask("read schemas of topic " + topic, this::schemas);
                publish(it -> it.withSchemas(schemas));
            });
            asking.start(() -> {
                Answer<Configs> configs = Asking.ask("read settings of topic " + topic, this::configs);
                publish(it -> it.withConfigs(configs));
            });
            readPartitions();
            asking.join();
        }
        return current();
    }

    private void readPartitions() {
        Answer<KafkaAdmin.Description> described = Asking.ask("describe topic " + topic, () ->
                only(sources.kafka().get().describe(List.of(topic))));
        publish(it -> it.with(described.map(description ->
                new Partitions(description.internal(), sorted(description.partitions()), null))));
        described.value().ifPresent(description -> {
            Answer<List<Partition>> offsets = Asking.ask("read offsets of topic " + topic, () ->
                    only(sources.kafka().get().withOffsets(Map.of(topic, description))));
            List<Partition> partitions = sorted(offsets.value().orElse(description.partitions()));
            publish(it -> it.with(
                    Answer.known(new Partitions(description.internal(), partitions, offsets.failure()))));
        });
    }

    /// Kafka REST knows Confluent's own settings; the Kafka protocol fills in what it does not tell, and stands in when
    /// it does not answer.
    private Configs configs() {
        Answer<List<TopicConfig>> rest = Asking.ask("read settings by Kafka REST", () ->
                sources.kafkaRest().get().configs(topic));
        Answer<List<TopicConfig>> protocol = Asking.ask("read settings by the Kafka protocol", () ->
                only(sources.kafka().get().configs(List.of(topic))));
        RemoteFailure failure = protocol.failure();
        if (failure != null && rest.value().orElse(List.of()).isEmpty()) {
            throw failure;
        }
        Map<String, TopicConfig> byName = new TreeMap<>();
        protocol.value().ifPresent(list -> list.forEach(config -> byName.put(config.name(), config)));
        rest.value().ifPresent(list -> list.forEach(config -> byName.put(config.name(), config)));
        return new Configs(new ArrayList<>(byName.values()), rest.failure());
    }

    private Schemas schemas() {
        SchemaRegistry registry = sources.registry().get();
        return new Schemas(schema(registry, topic + "-value"), schema(registry, topic + "-key"));
    }

    private static @Nullable Schema schema(SchemaRegistry registry, String subject) {
        Optional<SchemaVersion> newest = registry.latest(subject);
        if (newest.isEmpty()) {
            return null;
        }
        Answer<Open<CompatibilityLevel>> level =
                Asking.ask("read compatibility of " + subject, () -> registry.compatibilityLevel(subject));
        return new Schema(newest.get(), level.value().orElse(null));
    }

    private void readTableflow() {
        Answer<Optional<TableflowTopic>> table = Asking.ask("read Tableflow topic " + topic, () -> {
            TopicSources.TableflowScope scope = sources.tableflow().get();
            return scope.api().topic(scope.environmentId(), scope.clusterId(), topic);
        });
        boolean hasSyncs = table.value()
                .flatMap(it -> it)
                .map(it -> !it.status().catalogSyncs().isEmpty())
                .orElse(false);
        if (!hasSyncs) {
            publish(it -> it.withTableflow(table, table.map(any -> List.of())));
            return;
        }
        publish(it -> it.withTableflow(table, Answer.waiting()));
        Answer<List<CatalogIntegration>> catalogs = Asking.ask("list catalog integrations", () -> {
            TopicSources.TableflowScope scope = sources.tableflow().get();
            return scope.api().catalogIntegrations(scope.environmentId(), scope.clusterId());
        });
        publish(it -> it.withTableflow(table, catalogs));
    }

    private <T> T only(PerTopic<T> answers) {
        T found = answers.found().get(topic);
        if (found != null) {
            return found;
        }
        RemoteFailure failure = answers.failed().get(topic);
        throw failure != null
                ? failure
                : RemoteFailure.of(RemoteFailure.Kind.UNEXPECTED, what, "no answer for the topic");
    }

    private static List<Partition> sorted(List<Partition> partitions) {
        return partitions.stream().sorted(Comparator.comparingInt(Partition::id)).toList();
    }

    private synchronized void publish(UnaryOperator<TopicDetail> change) {
        detail = change.apply(detail);
        listener.accept(detail);
    }

    private synchronized TopicDetail current() {
        return detail;
    }
}
