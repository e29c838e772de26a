package tableflow.console.service.doctor.probe;

import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.NEWEST;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.PARTITIONS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.REGISTRY_MODE;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SCHEMA;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SCHEMA_FIT;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SUBJECTS;
import static tableflow.console.domain.doctor.check.confluent.ConfluentFacts.TOPIC_NAMES;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.check.confluent.ConfluentFacts.Sample;
import tableflow.console.domain.doctor.check.confluent.ConfluentFacts.SchemaFit;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.domain.table.TableEvolution;
import tableflow.console.domain.table.TableLayout;
import tableflow.console.domain.table.TableValidity;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.service.doctor.ladder.Asking;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Probe.NotAskable;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaAdmin.PerTopic;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.SchemaReader;

/// What Kafka and the registry tell, in the whole and of the subject's topic.
final class TopicProbes {

    private static final int MAGIC = 0;
    private static final int HEADER = 5;

    private TopicProbes() {}

    static List<Probe<?>> all() {
        return List.of(
                Probe.of(TOPIC_NAMES, Rung.KAFKA, Source.KAFKA, "list topics", Set.of(), asking -> Openers.kafka(asking,
                        "Metadata", "", admin -> admin.topicNames(true), names -> names.size() + " topics")),
                Probe.of(SUBJECTS, Rung.REGISTRY, Source.REGISTRY, "list subjects", Set.of(),
                                asking -> Openers.registry(asking).subjects(asking.subject().topic().orElse("")))
                        .telling(subjects -> subjects.size() + " subjects"),
                Probe.of(PARTITIONS, Rung.TOPIC, Source.KAFKA, "describe the topic", Set.of(), TopicProbes::partitions),
                Probe.of(NEWEST, Rung.TOPIC, Source.KAFKA, "read the newest record", Set.of(PARTITIONS),
                        TopicProbes::newest),
                Probe.of(SCHEMA, Rung.TOPIC, Source.REGISTRY, "read the newest schema of the topic's values", Set.of(),
                                asking -> Openers.registry(asking).latest(topic(asking) + "-value"))
                        .telling(found -> found.map(it -> "version " + it.version()).orElse("none")),
                Probe.of(REGISTRY_MODE, Rung.TOPIC, Source.REGISTRY, "read the mode of the subject", Set.of(),
                                asking -> Openers.registry(asking).mode(topic(asking) + "-value"))
                        .telling(mode -> mode),
                Probe.of(SCHEMA_FIT, Rung.TOPIC, Source.REGISTRY, "compare the schema with the version before it",
                                Set.of(SCHEMA), TopicProbes::fit)
                        .after(Facts.TABLEFLOW_TOPIC)
                        .telling(fit -> fit.stops().size() + " changes that stop a table"));
    }

    private static String topic(Asking asking) throws NotAskable {
        return asking.subject().topic().orElseThrow(() -> new NotAskable("No topic is named."));
    }

    private static List<Partition> partitions(Asking asking) throws NotAskable {
        String topic = topic(asking);
        return Openers.kafka(asking, "DescribeTopics, ListOffsets", topic, admin -> {
            PerTopic<KafkaAdmin.Description> described = admin.describe(List.of(topic));
            PerTopic<List<Partition>> offsets = admin.withOffsets(described.found());
            List<Partition> found = offsets.found().get(topic);
            if (found != null) {
                return found;
            }
            throw failure(topic, described.failed(), offsets.failed());
        }, partitions -> partitions.size() + " partitions");
    }

    private static RemoteFailure failure(
            String topic, Map<String, RemoteFailure> described, Map<String, RemoteFailure> offsets) {
        RemoteFailure failed = described.getOrDefault(topic, offsets.get(topic));
        return Objects.requireNonNullElseGet(failed, () -> RemoteFailure.of(
                Kind.NOT_FOUND, "describe topic " + topic, "the cluster has no such topic"));
    }

    /// Of the partition with most records, which is the likeliest to have had one lately.
    private static Optional<Sample> newest(Asking asking) throws NotAskable {
        String topic = topic(asking);
        Optional<Partition> fullest = asking.known(PARTITIONS).stream()
                .filter(one -> one.leader() != null && records(one) > 0)
                .max(Comparator.comparingLong(TopicProbes::records));
        if (fullest.isEmpty()) {
            return Optional.empty();
        }
        int partition = fullest.get().id();
        long offset = Objects.requireNonNull(fullest.get().latestOffset()) - 1;
        return Openers.kafka(asking, "Fetch", topic + " " + partition + "@" + offset, admin -> {
            try {
                return Optional.of(sample(admin.record(topic, partition, offset)));
            } catch (RemoteFailure failed) {
                // A transaction's marker and a compacted record leave a gap in the offsets.
                if (failed.is(Kind.NOT_FOUND)) {
                    return Optional.empty();
                }
                throw failed;
            }
        }, sample -> sample.isPresent() ? sample.get().size() + " bytes" : "none");
    }

    private static long records(Partition partition) {
        Long from = partition.earliestOffset();
        Long to = partition.latestOffset();
        return from == null || to == null ? 0 : to - from;
    }

    private static Sample sample(KafkaRecord record) {
        Bytes value = record.value();
        byte[] bytes = value == null ? new byte[0] : value.toArray();
        @Nullable Integer id = bytes.length >= HEADER && bytes[0] == MAGIC ? ByteBuffer.wrap(bytes).getInt(1) : null;
        return new Sample(record.partition(), record.offset(), record.timestamp(), value == null, id, bytes.length);
    }

    private static SchemaFit fit(Asking asking) throws NotAskable {
        SchemaVersion newest = asking.known(SCHEMA)
                .orElseThrow(() -> new NotAskable("The topic's values have no schema."));
        SchemaRegistry registry = Openers.registry(asking);
        SchemaReader reader = new SchemaReader(
                reference -> registry.version(reference.subject(), reference.version()));
        try {
            Struct now = columns(reader, newest, naming(asking));
            Optional<SchemaVersion> before = newest.version() > 1
                    ? registry.version(newest.subject(), newest.version() - 1)
                    : Optional.empty();
            return new SchemaFit(newest.subject(), newest.version(), TableValidity.check(now),
                    before.isEmpty()
                            ? List.of()
                            : TableEvolution.check(columns(reader, before.get(), naming(asking)), now),
                    null);
        } catch (InvalidSchema unreadable) {
            return new SchemaFit(newest.subject(), newest.version(), List.of(), List.of(),
                    String.valueOf(unreadable.getMessage()));
        }
    }

    private static Struct columns(SchemaReader reader, SchemaVersion version, MetadataColumnNaming naming)
            throws InvalidSchema {
        return TableLayout.of(null, reader.read(version).column(), naming).columns();
    }

    private static MetadataColumnNaming naming(Asking asking) {
        return asking.evidence().value(Facts.TABLEFLOW_TOPIC)
                .map(topic -> topic.config().metadataColumnNaming())
                .map(Open::known)
                .orElse(MetadataColumnNaming.DEFAULT);
    }
}
