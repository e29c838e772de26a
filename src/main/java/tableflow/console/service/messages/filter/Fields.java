package tableflow.console.service.messages.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
                    key = plain(decoder.key(record));
                    hasKey = true;
                }
                yield key;
            }
            case "value" -> {
                if (!hasValue) {
                    value = plain(decoder.value(record));
                    hasValue = true;
                }
                yield value;
            }
            case "headers" -> headers();
            case "topic" -> record.topic();
            case "partition" -> record.partition();
            case "offset" -> record.offset();
            case "time" -> record.timestamp();
            case "bytes" -> size(record.key()) + size(record.value());
            default -> null;
        };
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
            case JSON, JSON_SCHEMA, AVRO, PROTOBUF -> json == null ? content.text() : plain(json);
        };
    }

    private static @Nullable Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, @Nullable Object> map = HashMap.newHashMap(node.size());
                node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>(node.size());
                node.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case NUMBER -> node.isFloatingPointNumber() ? node.decimalValue() : node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case STRING -> node.textValue();
            case NULL, MISSING, BINARY, POJO -> null;
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
