package tableflow.console.service.messages.write;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Place;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.messages.ExactJson;

/// Makes a record of a line.
///
/// A line of JSON is an object with `value` and, where wanted, `key`, `headers`, `partition` and `timestamp`; other
/// members are passed over, so that what `consume` has written can be written again. Without a schema a text is
/// written as text, `null` as nothing, any other value as JSON; `valueForm` or `keyForm` `binary` says that a text is
/// hexadecimal digits.
public final class LineReader {

    private final String topic;
    private final Shape shape;
    private final @Nullable Encoder keys;
    private final @Nullable Encoder values;

    /// How lines are written.
    ///
    /// @param delimiter where the key ends and the value begins, for [Kind#KEY_VALUE]
    /// @param keepPartitions writes to the partition that a line names; otherwise the key decides
    public record Shape(Kind kind, String delimiter, boolean keepPartitions) {}

    /// What a line holds.
    public enum Kind {
        /// An object.
        JSON,
        /// The value alone.
        VALUE,
        /// The key, a delimiter, and the value.
        KEY_VALUE
    }

    /// @param keys and `values` make bytes by a schema; absent for texts and JSON as they are
    public LineReader(String topic, Shape shape, @Nullable Encoder keys, @Nullable Encoder values) {
        this.topic = topic;
        this.shape = shape;
        this.keys = keys;
        this.values = values;
    }

    /// @param place of the line
    /// @throws BadInput with the place, when it is no record
    public NewRecord read(String line, Place place) {
        try {
            return switch (shape.kind()) {
                case JSON -> object(line);
                case VALUE -> new NewRecord(topic, null, null, null, plain(values, "value", line), List.of());
                case KEY_VALUE -> keyValue(line);
            };
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            throw BadInput.of(BadInput.Reason.INVALID,
                    new Place(place.file(), place.line(), at == null ? 1 : Math.max(1, at.getColumnNr())),
                    "not JSON: " + broken.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (Unfit unfit) {
            throw BadInput.of(BadInput.Reason.INVALID, place, String.valueOf(unfit.getMessage()));
        }
    }

    private NewRecord keyValue(String line) throws JsonProcessingException, Unfit {
        int at = line.indexOf(shape.delimiter());
        if (at < 0) {
            throw new Unfit("", "there is no delimiter '" + shape.delimiter() + "' in it");
        }
        return new NewRecord(topic, null, null, plain(keys, "key", line.substring(0, at)),
                plain(values, "value", line.substring(at + shape.delimiter().length())), List.of());
    }

    private static Bytes plain(@Nullable Encoder encoder, String part, String text)
            throws JsonProcessingException, Unfit {
        return encoder == null
                ? Bytes.owned(text.getBytes(StandardCharsets.UTF_8))
                : encode(encoder, part, ExactJson.read(text));
    }

    private static Bytes encode(Encoder encoder, String part, JsonNode node) throws Unfit {
        try {
            return encoder.encode(node);
        } catch (Unfit unfit) {
            throw new Unfit("", part + " " + unfit.getMessage() + " (schema " + encoder.version().id() + ", "
                    + encoder.version().subject() + " version " + encoder.version().version() + ")");
        }
    }

    private NewRecord object(String line) throws JsonProcessingException, Unfit {
        JsonNode node = ExactJson.read(line);
        if (!node.isObject()) {
            throw new Unfit("", "must be an object with a member value");
        }
        if (!node.has("value")) {
            throw new Unfit("", "the member value is missing; null is a tombstone");
        }
        return new NewRecord(topic, partition(node), timestamp(node), part(node, "key", keys),
                part(node, "value", values), headers(node));
    }

    private static @Nullable Bytes part(JsonNode node, String name, @Nullable Encoder encoder) throws Unfit {
        JsonNode part = node.get(name);
        if (part == null || part.isNull()) {
            return null;
        }
        if (node.path(name + "Form").asText().equals("binary")) {
            try {
                return Bytes.owned(HexFormat.of().parseHex(part.asText().replace(" ", "")));
            } catch (IllegalArgumentException none) {
                throw AvroBytes.wrong("/" + name, "hexadecimal digits", part);
            }
        }
        if (encoder != null) {
            return encode(encoder, name, part);
        }
        String text = part.isTextual() ? part.textValue() : ExactJson.compact(part);
        return Bytes.owned(text.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable Integer partition(JsonNode node) throws Unfit {
        JsonNode partition = node.get("partition");
        return partition == null || partition.isNull() || !shape.keepPartitions()
                ? null
                : Integer.valueOf((int) AvroBytes.whole("/partition", partition, 0, Integer.MAX_VALUE));
    }

    private static @Nullable Instant timestamp(JsonNode node) throws Unfit {
        JsonNode time = node.get("timestamp");
        if (time == null || time.isNull()) {
            return null;
        }
        if (time.isNumber()) {
            return Instant.ofEpochMilli(AvroBytes.whole("/timestamp", time, 0, Long.MAX_VALUE));
        }
        try {
            return Instant.parse(time.asText());
        } catch (DateTimeException none) {
            throw new Unfit("/timestamp", "must be an instant such as 2026-11-22T10:00:00Z, or milliseconds");
        }
    }

    private static List<KafkaRecord.Header> headers(JsonNode node) throws Unfit {
        JsonNode headers = node.path("headers");
        List<KafkaRecord.Header> all = new ArrayList<>();
        for (JsonNode header : headers) {
            JsonNode key = header.path("key");
            AvroBytes.need(key.isTextual(), "/headers/" + all.size() + "/key", "a text", key);
            all.add(new KafkaRecord.Header(key.textValue(), part(header, "value", null)));
        }
        return all;
    }
}
