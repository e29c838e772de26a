package tableflow.console.service.messages;

import java.util.function.Supplier;
import tableflow.console.service.port.KafkaAdmin;
import tableflow.console.service.port.SchemaRegistry;

/// Reads single records. Every call blocks; an interrupt ends it.
public final class Records {

    private final Supplier<KafkaAdmin> kafka;
    private final RecordDecoder decoder;

    /// @param kafka and `registry` throw a [tableflow.console.domain.RemoteFailure] when they cannot be opened; without
    ///     the registry, what needs a schema is shown as bytes
    public Records(Supplier<KafkaAdmin> kafka, Supplier<SchemaRegistry> registry) {
        this.kafka = kafka;
        this.decoder = new RecordDecoder(registry);
    }

    /// The record at a place.
    ///
    /// @throws tableflow.console.domain.RemoteFailure NOT_FOUND with the reason when there is none: no such partition,
    ///     deleted by retention, compacted away, not written yet; FORBIDDEN without the right to read the topic
    public ReadRecord read(String topic, int partition, long offset) {
        return ReadRecord.of(kafka.get().record(topic, partition, offset), decoder);
    }
}
