package tableflow.console.service.messages.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.jexl3.JexlContext;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.RecordDecoder;

/// The fields of one record, as an expression sees them: nothing is decoded that it does not ask for.
final class Fields implements JexlContext {

    /// What an expression can name.
    static final List<String> NAMES = List.of(
            "key", "value", "headers", "topic", "partition", "offset", "time", "bytes");

    private final KafkaRecord record;
    private final RecordDecoder decoder;
    private @Nullable Object key;
    private @Nullable Object value;
    private boolean hasKey;
    private boolean hasValue;

    Fields(KafkaRecord record, RecordDecoder decoder) {
        this.record = record;
        this.decoder = decoder;
    }

    @Override
    public @Nullable Object get(String name) {
        return switch (name) {
            case "key" -> {
                if (!hasKey) {
                    key = content(true);
                    hasKey = true;
                }
                yield key;
            }
            case "value" -> {
                if (!hasValue) {
                    value = content(false);
                    hasValue = true;
                }
                yield value;
            }
            case "headers" -> headers();
            case "topic" -> record.topic();
            case "partition" -> record.partition();
            case "offset" -> record.offset();
            case "time" -> record.hasTime() ? record.timestamp() : null;
            case "bytes" -> size(record.key()) + size(record.value());
            default -> null;
        };
    }

    private @Nullable Object content(boolean ofKey) {
        Bytes content = ofKey ? record.key() : record.value();
        int json = content == null ? RecordDecoder.NO_JSON : decoder.jsonFrom(record, ofKey);
        JsonFields fields = content == null || json == RecordDecoder.NO_JSON ? null : JsonFields.of(content, json);
        return fields != null ? fields : plain(ofKey ? decoder.key(record) : decoder.value(record));
    }

    private static long size(@Nullable Bytes bytes) {
        return bytes == null ? 0 : bytes.size();
    }

    /// The last one of a name counts.
    private Map<String, @Nullable Object> headers() {
        Map<String, @Nullable Object> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), plain(decoder.header(header.value()))));
        return headers;
    }

    private static @Nullable Object plain(Content content) {
        JsonNode json = content.json();
        return switch (content.form()) {
            case NONE -> null;
            case TEXT, BINARY -> content.text();
            case JSON, JSON_SCHEMA, AVRO, PROTOBUF -> json == null ? content.text() : Plain.of(json);
        };
    }

    @Override
    public boolean has(String name) {
        return NAMES.contains(name);
    }

    @Override
    public void set(String name, @Nullable Object to) {
        throw new UnsupportedOperationException("an expression changes nothing");
    }
}
