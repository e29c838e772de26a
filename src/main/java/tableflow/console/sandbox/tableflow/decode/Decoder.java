package tableflow.console.sandbox.tableflow.decode;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.table.Column;
import tableflow.console.schema.AvroText;
import tableflow.console.schema.JsonText;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.ProtobufText;

/// Reads payloads of one schema. Values are `Boolean`, `Integer`, `Long`, `Float`, `Double`, `BigDecimal`, `String`,
/// `byte[]`, `LocalDate`, `LocalTime`, `LocalDateTime`, `OffsetDateTime` (in UTC), `List`, `Map`, and for a struct a
/// `Map` by field name.
public interface Decoder {
    /// The value of a payload, without the registry's frame.
    ///
    /// @throws Undecodable when the bytes do not fit the schema
    @Nullable Object decode(byte[] payload) throws Undecodable;

    /// The schema as one column, whose type tells the shape of the values.
    Column column();

    static Decoder of(ParsedSchema schema) {
        Column column = schema.column();
        return switch (schema) {
            case AvroText avro -> new AvroDecoder(avro.schema(), column);
            case JsonText json -> new JsonDecoder(column);
            case ProtobufText protobuf -> new ProtobufDecoder(protobuf.schema(), column);
        };
    }
}
