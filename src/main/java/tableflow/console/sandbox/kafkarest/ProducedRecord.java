package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.http.Json;

/// One record as a client of the REST API words it.
///
/// @param partition null to let the key decide
/// @param timestamp milliseconds since 1970; null for now
record ProducedRecord(String topic, @Nullable Integer partition, @Nullable Long timestamp, @Nullable Part key,
        @Nullable Part value, List<Header> headers) {
    /// Key or value: the form it was given in, and its bytes.
    static final class Part {
        private final String type;
        private final byte[] bytes;

        Part(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        /// `BINARY`, `JSON` or `STRING`.
        String type() {
            return type;
        }

        int size() {
            return bytes.length;
        }
    }

    /// @throws RestFailure 400 if the document does not have the form of a record
    static ProducedRecord parse(String topic, JsonNode body) throws RestFailure {
        if (!body.isObject()) {
            throw RestFailure.malformed("A record must be a JSON object");
        }
        var headers = new ArrayList<Header>();
        for (JsonNode header : Fields.array(body, "headers")) {
            byte[] value = Fields.nullableText(header, "value").isPresent()
                ? base64(Fields.text(header, "value"))
                : null;
            headers.add(new RecordHeader(Fields.text(header, "name"), value));
        }
        return new ProducedRecord(topic, Fields.integer(body, "partition_id").orElse(null), timestamp(body),
            part(body.path("key")), part(body.path("value")), headers);
    }

    ProducerRecord<byte[], byte[]> forKafka() {
        return new ProducerRecord<>(topic, partition, timestamp, bytes(key), bytes(value), headers);
    }

    private static byte @Nullable [] bytes(@Nullable Part part) {
        return part == null ? null : part.bytes;
    }

    private static @Nullable Long timestamp(JsonNode body) throws RestFailure {
        Optional<String> text = Fields.nullableText(body, "timestamp");
        try {
            return text.isEmpty() ? null : (Long) Instant.parse(text.get()).toEpochMilli();
        } catch (DateTimeParseException bad) {
            throw RestFailure.malformed("timestamp is not a date and time: " + text.orElse(""));
        }
    }

    private static @Nullable Part part(JsonNode node) throws RestFailure {
        JsonNode data = node.path("data");
        if (data.isMissingNode() || data.isNull()) {
            return null;
        }
        // Without a type and without a schema the data is taken as the JSON that it is.
        String type = Fields.nullableText(node, "type").orElse("JSON");
        return switch (type) {
            case "BINARY" -> new Part(type, base64(data.asText()));
            case "STRING" -> new Part(type, data.asText().getBytes(StandardCharsets.UTF_8));
            case "JSON" -> new Part(type, Json.bytes(data));
            default -> throw RestFailure.malformed("Unsupported type " + type + ": BINARY, JSON or STRING");
        };
    }

    private static byte[] base64(String text) throws RestFailure {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException bad) {
            throw RestFailure.malformed("Bad Request: data=" + text + " is not a base64 string.");
        }
    }
}
