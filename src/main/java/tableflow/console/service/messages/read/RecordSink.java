package tableflow.console.service.messages.read;

import java.util.List;
import tableflow.console.domain.kafka.KafkaRecord;

/// Takes the records that a reading lets through. A slow sink makes reading wait; it loses nothing.
@FunctionalInterface
public interface RecordSink {

    /// Some records, those of a partition in order; one call at a time, on any thread.
    void records(List<KafkaRecord> records);
}
