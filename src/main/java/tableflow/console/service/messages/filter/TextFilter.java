package tableflow.console.service.messages.filter;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.RecordDecoder;

/// Finds a text. JSON and texts are searched as they are stored, byte for byte, which needs no decoding; records of
/// Avro and Protobuf as the JSON that they stand for.
final class TextFilter implements RecordFilter {

    private final String text;
    private final byte[] wanted;
    private final RecordDecoder decoder;

    TextFilter(String text, RecordDecoder decoder) {
        this.text = text;
        this.wanted = text.getBytes(StandardCharsets.UTF_8);
        this.decoder = decoder;
    }

    @Override
    public boolean matches(KafkaRecord record) {
        if (has(record.value()) || has(record.key())) {
            return true;
        }
        for (KafkaRecord.Header header : record.headers()) {
            if (header.key().contains(text) || has(header.value())) {
                return true;
            }
        }
        return (decoder.isEncoded(record, false) && decoder.value(record).compact().contains(text))
                || (decoder.isEncoded(record, true) && decoder.key(record).compact().contains(text));
    }

    private boolean has(@Nullable Bytes bytes) {
        return bytes != null && bytes.contains(wanted);
    }
}
