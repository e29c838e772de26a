package tableflow.console.service.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.AvroRuntimeException;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.schema.AvroText;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.JsonText;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.ProtobufText;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.schemas.SchemaReader;

/// Makes keys and values readable: by the schema that they name, else as JSON or text, else as bytes. Nothing here
/// fails: what cannot be decoded is shown as bytes, with the reason.
final class Decoding {

    /// A zero byte and the schema's id in four: what the registry's serializers begin with.
    private static final int FRAME = 5;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Supplier<SchemaRegistry> registry;

    Decoding(Supplier<SchemaRegistry> registry) {
        this.registry = registry;
    }

    Decoded decode(@Nullable Bytes content) {
        if (content == null) {
            return Decoded.NOTHING;
        }
        byte[] bytes = content.toArray();
        if (bytes.length < FRAME || bytes[0] != 0) {
            return plain(content);
        }
        int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        try {
            Optional<SchemaVersion> named = registry.get().byId(id);
            return named.isEmpty()
                    ? binary(content, "it names schema " + id + ", which the registry does not have")
                    : decode(content, Arrays.copyOfRange(bytes, FRAME, bytes.length), named.get());
        } catch (RemoteFailure failed) {
            if (failed.is(RemoteFailure.Kind.CANCELLED)) {
                throw failed;
            }
            return binary(content, "schema " + id + " cannot be read: " + failed.getMessage());
        }
    }

    private Decoded decode(Bytes content, byte[] payload, SchemaVersion schema) {
        String words = schema.format().text() + " schema " + schema.id();
        try {
            ParsedSchema parsed = new SchemaReader(it -> registry.get().version(it.subject(), it.version()))
                    .read(schema);
            return switch (parsed) {
                case AvroText avro ->
                    new Decoded(Decoded.Form.AVRO, pretty(AvroJson.read(avro.schema(), payload)), words, "");
                case ProtobufText proto -> new Decoded(
                        Decoded.Form.PROTOBUF, pretty(new ProtobufJson(proto.schema()).read(payload)), words, "");
                case JsonText json -> new Decoded(
                        Decoded.Form.JSON_SCHEMA, pretty(JSON.readTree(payload)), words, "");
            };
        } catch (InvalidSchema | IOException | AvroRuntimeException | IndexOutOfBoundsException broken) {
            return binary(content, words + " does not fit: " + broken.getMessage());
        }
    }

    private static Decoded plain(Bytes content) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.toArray())).toString();
        } catch (CharacterCodingException noText) {
            return binary(content, "");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            return binary(content, "");
        }
        String trimmed = text.strip();
        if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
            try {
                return new Decoded(Decoded.Form.JSON, pretty(JSON.readTree(text)), "", "");
            } catch (JsonProcessingException noJson) {
                return new Decoded(Decoded.Form.TEXT, text, "", "");
            }
        }
        return new Decoded(Decoded.Form.TEXT, text, "", "");
    }

    private static Decoded binary(Bytes content, String why) {
        return new Decoded(Decoded.Form.BINARY, content.hex(), "", why);
    }

    private static String pretty(JsonNode node) throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
