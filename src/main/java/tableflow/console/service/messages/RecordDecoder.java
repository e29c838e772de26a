package tableflow.console.service.messages;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.port.SchemaRegistry;

/// Makes keys and values readable: by the schema that they name, else as JSON or text, else as bytes. Nothing here
/// fails: what cannot be decoded is bytes, with the reason. Schemas are asked for once. For any thread.
///
/// A schema is named in front of the bytes (a zero byte and its id in four) or in a header (`__value_schema_id`: the
/// same, or a one and the schema's GUID in sixteen bytes; what follows is Protobuf's way to the message). Source:
/// `SchemaId.java` of confluentinc/schema-registry.
public final class RecordDecoder {

    /// A zero byte and the schema's id in four.
    private static final int FRAME = 5;

    /// Nothing of the bytes is read as JSON.
    public static final int NO_JSON = -1;

    private static final int GUID_FRAME = 17;
    private static final byte BY_ID = 0;
    private static final byte BY_GUID = 1;
    private static final String KEY_HEADER = "__key_schema_id";
    private static final String VALUE_HEADER = "__value_schema_id";

    private static final Bytes NO_BYTES = Bytes.owned(new byte[0]);

    private final SchemaCache schemas;
    private final DecodeAs keys;
    private final DecodeAs values;

    /// @param registry throws a [tableflow.console.domain.RemoteFailure] when it cannot be opened: then what needs a
    ///     schema is bytes
    public RecordDecoder(Supplier<SchemaRegistry> registry) {
        this(new SchemaCache(registry), DecodeAs.AUTO, DecodeAs.AUTO);
    }

    RecordDecoder(SchemaCache schemas, DecodeAs keys, DecodeAs values) {
        this.schemas = schemas;
        this.keys = keys;
        this.values = values;
    }

    /// The same with another way to read keys and values; the schemas that are known are shared.
    public RecordDecoder with(DecodeAs forKeys, DecodeAs forValues) {
        return new RecordDecoder(schemas, forKeys, forValues);
    }

    public Content key(KafkaRecord record) {
        return decode(record.key(), keys, named(record, record.key(), KEY_HEADER));
    }

    public Content value(KafkaRecord record) {
        return decode(record.value(), values, named(record, record.value(), VALUE_HEADER));
    }

    /// The value of a header, which names no schema of its own.
    public Content header(@Nullable Bytes content) {
        return decode(content, DecodeAs.AUTO, null);
    }

    /// The schema that the key or value of a record names, whether the registry has it or not; empty for none.
    ///
    /// @param key whether the key is meant rather than the value
    public Optional<SchemaName> named(KafkaRecord record, boolean key) {
        Named named = key
                ? named(record, record.key(), KEY_HEADER)
                : named(record, record.value(), VALUE_HEADER);
        return Optional.ofNullable(named).map(it -> new SchemaName(it.id(), it.guid()));
    }

    /// Whether the bytes of a key or value are no text, but what they stand for is: records of Avro and Protobuf.
    public boolean isEncoded(KafkaRecord record, boolean key) {
        Bytes content = key ? record.key() : record.value();
        if (content == null) {
            return false;
        }
        Named named = named(record, content, key ? KEY_HEADER : VALUE_HEADER);
        return switch (key ? keys : values) {
            case DecodeAs.Auto _ -> named != null && isEncoded(entry(named));
            case DecodeAs.Schema(int id) -> isEncoded(schemas.byId(id));
            case DecodeAs.Json _, DecodeAs.Text _, DecodeAs.Hex _ -> false;
        };
    }

    /// From where on the bytes of a key or value are read as JSON, if they are JSON; [#NO_JSON] for what is read in
    /// another way, or does not stand in one piece.
    public int jsonFrom(KafkaRecord record, boolean key) {
        Bytes content = key ? record.key() : record.value();
        if (content == null) {
            return NO_JSON;
        }
        Named named = named(record, content, key ? KEY_HEADER : VALUE_HEADER);
        int from = named == null ? 0 : named.from();
        boolean json = from >= 0 && switch (key ? keys : values) {
            case DecodeAs.Auto _ -> named == null ? isObject(content) : isJson(entry(named));
            case DecodeAs.Schema(int id) -> isJson(schemas.byId(id));
            case DecodeAs.Json _ -> true;
            case DecodeAs.Text _, DecodeAs.Hex _ -> false;
        };
        return json ? from : NO_JSON;
    }

    private static boolean isObject(Bytes content) {
        return firstOfText(content) == '{';
    }

    private static boolean isJson(SchemaCache.Entry entry) {
        return entry.use() != null && entry.use().form() == Decoded.Form.JSON_SCHEMA;
    }

    /// The id of the schema that a record's value names; empty where it names none, or by a GUID. Nothing is asked for
    /// it, so the schema need not be there.
    public Optional<Integer> schemaId(KafkaRecord record) {
        Named named = named(record, record.value(), VALUE_HEADER);
        return named == null || named.guid() != null ? Optional.empty() : Optional.of(named.id());
    }

    private static boolean isEncoded(SchemaCache.Entry entry) {
        return entry.use() != null && entry.use().form() != Decoded.Form.JSON_SCHEMA;
    }

    /// The schema that a record names, and what is to be read by it: what stands behind the frame in the header, then
    /// the bytes from a place on.
    ///
    /// @param id where it is named by id
    /// @param guid where it is named so
    private record Named(int id, @Nullable String guid, Bytes front, Bytes content, int behind) {

        /// Where in the bytes the payload begins; [#NO_JSON] when a part of it stands in a header.
        int from() {
            return front.size() == 0 ? behind : NO_JSON;
        }

        byte[] payload() {
            ByteBuffer all = ByteBuffer.allocate(front.size() + content.size() - behind);
            return all.put(front.view()).put(content.view().position(behind)).array();
        }
    }

    private SchemaCache.Entry entry(Named named) {
        return named.guid() == null ? schemas.byId(named.id()) : schemas.byGuid(named.guid());
    }

    private static @Nullable Named named(KafkaRecord record, @Nullable Bytes content, String header) {
        if (content == null) {
            return null;
        }
        for (KafkaRecord.Header one : record.headers()) {
            Bytes value = one.value();
            if (one.key().equals(header) && value != null) {
                Named named = byHeader(value.toArray(), content);
                if (named != null) {
                    return named;
                }
            }
        }
        return framed(content) ? new Named(content.view().getInt(1), null, NO_BYTES, content, FRAME) : null;
    }

    private static @Nullable Named byHeader(byte[] header, Bytes content) {
        if (header.length >= GUID_FRAME && header[0] == BY_GUID) {
            ByteBuffer guid = ByteBuffer.wrap(header, 1, GUID_FRAME - 1);
            return new Named(0, new UUID(guid.getLong(), guid.getLong()).toString(),
                    behind(header, GUID_FRAME), content, 0);
        }
        if (header.length >= FRAME && header[0] == BY_ID) {
            return new Named(ByteBuffer.wrap(header, 1, Integer.BYTES).getInt(), null,
                    behind(header, FRAME), content, 0);
        }
        return null;
    }

    private static Bytes behind(byte[] header, int from) {
        return header.length == from ? NO_BYTES : Bytes.owned(Arrays.copyOfRange(header, from, header.length));
    }

    private static boolean framed(Bytes content) {
        return content.size() >= FRAME && content.at(0) == BY_ID;
    }

    private Content decode(@Nullable Bytes content, DecodeAs as, @Nullable Named named) {
        if (content == null) {
            return Content.NOTHING;
        }
        return switch (as) {
            case DecodeAs.Auto _ -> named == null ? plain(content) : bySchema(content, entry(named), named.payload());
            case DecodeAs.Json _ -> json(content, named);
            case DecodeAs.Text _ -> Content.text(new String(content.toArray(), StandardCharsets.UTF_8));
            case DecodeAs.Hex _ -> binary(content, "");
            case DecodeAs.Schema(int id) -> bySchema(
                    content, schemas.byId(id), named == null ? content.toArray() : named.payload());
        };
    }

    private static Content bySchema(Bytes content, SchemaCache.Entry entry, byte[] payload) {
        SchemaUse use = entry.use();
        if (use == null) {
            return binary(content, entry.why());
        }
        try {
            return Content.of(use.form(), use.read(payload), use.version());
        } catch (IOException broken) {
            return binary(content, use.version().format().text() + " schema " + use.version().id() + " does not fit: "
                    + broken.getMessage());
        }
    }

    private static Content json(Bytes content, @Nullable Named named) {
        try {
            JsonNode node = ExactJson.read(named == null ? content.toArray() : named.payload());
            return node.isMissingNode()
                    ? binary(content, "it is not JSON: it is empty")
                    : Content.of(Decoded.Form.JSON, node, null);
        } catch (IOException broken) {
            return binary(content, "it is not JSON: " + String.valueOf(broken.getMessage()).lines()
                    .findFirst().orElse(""));
        }
    }

    private static Content plain(Bytes content) {
        byte[] bytes = content.toArray();
        int first = firstOfText(content);
        if (first == '{' || first == '[') {
            try {
                return Content.of(Decoded.Form.JSON, ExactJson.read(bytes), null);
            } catch (IOException noJson) {
                // Perhaps it is another text.
            }
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException noText) {
            return binary(content, "");
        }
        boolean controls = text.chars()
                .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
        return controls ? binary(content, "") : Content.text(text);
    }

    private static int firstOfText(Bytes bytes) {
        for (int i = 0; i < bytes.size(); i++) {
            byte one = bytes.at(i);
            if (one != ' ' && one != '\n' && one != '\r' && one != '\t') {
                return one;
            }
        }
        return -1;
    }

    private static Content binary(Bytes content, String why) {
        return new Content(Decoded.Form.BINARY, null, content.hex(), null, why);
    }
}
