package tableflow.console.service.messages;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.port.SchemaRegistry;

/// Makes keys and values readable: by the schema that they name, else as JSON or text, else as bytes. Nothing here
/// fails: what cannot be decoded is bytes, with the reason. Schemas are asked for once. For any thread.
/// How a record names its schema: see [SchemaFrame].
public final class RecordDecoder {

    /// Nothing of the bytes is read as JSON.
    public static final int NO_JSON = SchemaFrame.NOWHERE;

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
        return decode(record.key(), keys, SchemaFrame.of(record, true));
    }

    public Content value(KafkaRecord record) {
        return decode(record.value(), values, SchemaFrame.of(record, false));
    }

    /// The value of a header, which names no schema of its own.
    public Content header(@Nullable Bytes content) {
        return decode(content, DecodeAs.AUTO, null);
    }

    /// The schema that the key or value of a record names, whether the registry has it or not; empty for none.
    ///
    /// @param key whether the key is meant rather than the value
    public Optional<SchemaName> named(KafkaRecord record, boolean key) {
        return Optional.ofNullable(SchemaFrame.of(record, key)).map(SchemaFrame::name);
    }

    /// Whether the bytes of a key or value are no text, but what they stand for is: records of Avro and Protobuf.
    public boolean isEncoded(KafkaRecord record, boolean key) {
        Bytes content = key ? record.key() : record.value();
        if (content == null) {
            return false;
        }
        SchemaFrame named = SchemaFrame.of(record, key);
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
        SchemaFrame named = SchemaFrame.of(record, key);
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
        SchemaFrame named = SchemaFrame.of(record, false);
        return named == null || named.name().guid() != null ? Optional.empty() : Optional.of(named.name().id());
    }

    private static boolean isEncoded(SchemaCache.Entry entry) {
        return entry.use() != null && entry.use().form() != Decoded.Form.JSON_SCHEMA;
    }

    private SchemaCache.Entry entry(SchemaFrame named) {
        SchemaName name = named.name();
        return name.guid() == null ? schemas.byId(name.id()) : schemas.byGuid(name.guid());
    }

    private Content decode(@Nullable Bytes content, DecodeAs as, @Nullable SchemaFrame named) {
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

    private static Content json(Bytes content, @Nullable SchemaFrame named) {
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
