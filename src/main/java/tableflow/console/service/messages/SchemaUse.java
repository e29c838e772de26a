package tableflow.console.service.messages;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.schema.AvroText;
import tableflow.console.schema.JsonText;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.ProtobufText;

/// A schema made ready to read records by it.
///
/// @param form what its records are
record SchemaUse(SchemaVersion version, Decoded.Form form, Reading reading) {

    /// Reads what stands behind the schema's id.
    @FunctionalInterface
    interface Reading {
        JsonNode read(byte[] payload) throws IOException;
    }

    static SchemaUse of(SchemaVersion version, ParsedSchema parsed) {
        return switch (parsed) {
            case AvroText avro -> {
                AvroJson reader = new AvroJson(avro.schema());
                yield new SchemaUse(version, Decoded.Form.AVRO, reader::read);
            }
            case ProtobufText proto -> {
                ProtobufJson reader = new ProtobufJson(proto.schema());
                yield new SchemaUse(version, Decoded.Form.PROTOBUF, reader::read);
            }
            case JsonText ignored -> new SchemaUse(version, Decoded.Form.JSON_SCHEMA, ExactJson::read);
        };
    }

    /// @throws IOException with the reason when the bytes do not fit
    JsonNode read(byte[] payload) throws IOException {
        try {
            return reading.read(payload);
        } catch (AvroRuntimeException | IndexOutOfBoundsException | NegativeArraySizeException
                | UnsupportedOperationException | ArithmeticException | IllegalArgumentException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }
}
