package tableflow.console.service.messages;

import java.util.List;
import tableflow.console.domain.kafka.KafkaRecord;

/// A record with its parts made readable.
///
/// @param headers in the record's order
public record ReadRecord(KafkaRecord record, Decoded key, Decoded value, List<Header> headers) {
    public ReadRecord {
        headers = List.copyOf(headers);
    }

    /// A header with its value made readable.
    public record Header(String key, Decoded value) {}
}
