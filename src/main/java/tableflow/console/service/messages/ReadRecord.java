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

    /// Makes a record's parts readable; `decoder` may ask the registry for it.
    public static ReadRecord of(KafkaRecord record, RecordDecoder decoder) {
        List<Header> headers = record.headers().stream()
                .map(header -> new Header(header.key(), Decoding.of(decoder.header(header.value()))))
                .toList();
        return new ReadRecord(
                record, Decoding.of(decoder.key(record)), Decoding.of(decoder.value(record)), headers);
    }

    /// A header with its value made readable.
    public record Header(String key, Decoded value) {}
}
