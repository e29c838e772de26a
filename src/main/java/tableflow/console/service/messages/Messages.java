package tableflow.console.service.messages;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.messages.read.Reader;
import tableflow.console.service.messages.replay.Crossing;
import tableflow.console.service.messages.replay.Replay;
import tableflow.console.service.messages.write.Encoder;
import tableflow.console.service.messages.write.Producing;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.KafkaMessages;
import tableflow.console.service.port.RecordCursor;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.profile.WriteGuard;

/// The records of a profile's topics: read, decoded, filtered, written. Nothing is held open between two calls.
public final class Messages {

    private final Supplier<KafkaMessages> kafka;
    private final Supplier<SchemaRegistry> registry;
    private final Reader reader;
    private final RecordDecoder decoder;
    private final InstantSource clock;

    /// @param kafka and `registry` throw a [tableflow.console.domain.RemoteFailure] when they cannot be opened; without
    ///     the registry, what needs a schema is shown as bytes
    /// @param executor runs each task on a thread of its own, which may be interrupted
    public Messages(
            Supplier<KafkaMessages> kafka,
            Supplier<SchemaRegistry> registry,
            Executor executor,
            InstantSource clock) {
        this(kafka, registry, new Reader(kafka, executor, clock), clock);
    }

    /// The same with another reader of the same cluster.
    public Messages(
            Supplier<KafkaMessages> kafka, Supplier<SchemaRegistry> registry, Reader reader, InstantSource clock) {
        this.kafka = kafka;
        this.registry = registry;
        this.reader = reader;
        this.decoder = new RecordDecoder(registry);
        this.clock = clock;
    }

    public Reader reader() {
        return reader;
    }

    /// How many records there are behind `positions` by now; less than none counts as none.
    ///
    /// @param positions the next offset of each partition that counts
    /// @throws tableflow.console.domain.RemoteFailure as for [Reader#read]
    public long waiting(String topic, Map<Integer, Long> positions, boolean committedOnly) {
        try (RecordCursor cursor = kafka.get().cursor(topic, committedOnly)) {
            return cursor.spans(positions.keySet()).entrySet().stream()
                    .mapToLong(it -> Math.max(0, it.getValue().end() - positions.getOrDefault(it.getKey(), 0L)))
                    .sum();
        }
    }

    /// Makes keys and values readable; keeps the schemas that it has asked for.
    public RecordDecoder decoder() {
        return decoder;
    }

    /// Writes records.
    ///
    /// @param guard refuses under a read-only profile
    public Producing producing(WriteGuard guard) {
        return new Producing(kafka, guard);
    }

    /// Writes records that were read to another topic.
    ///
    /// @param admin knows the topic that is written to
    /// @param guard refuses under a read-only profile
    public Replay replay(Supplier<KafkaAdmin> admin, WriteGuard guard) {
        return new Replay(systems(admin), guard, clock);
    }

    /// What records that come from another profile need of this one.
    public Replay.Systems systems(Supplier<KafkaAdmin> admin) {
        return new Replay.Systems(kafka, admin, registry);
    }

    /// Writes records that were read to a topic of another profile.
    ///
    /// @param own the profile of these topics
    public Crossing crossing(Profile own, Profile other, Replay.Systems systems) {
        return Crossing.of(own, registry, other, systems, clock);
    }

    /// How many partitions a topic has.
    ///
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND when there is no such topic
    public int partitions(String topic) {
        try (RecordCursor cursor = kafka.get().cursor(topic, false)) {
            return cursor.partitions().size();
        }
    }

    /// The newest version of a subject; empty when the registry has no such subject.
    public Optional<SchemaVersion> newestSchema(String subject) {
        return registry.get().latest(subject);
    }

    /// Makes keys or values by a schema of the registry; see [Encoder#open].
    ///
    /// @param subject its name, or `NAME:VERSION`
    public Encoder encoder(String subject) {
        return Encoder.open(registry.get(), subject);
    }
}
