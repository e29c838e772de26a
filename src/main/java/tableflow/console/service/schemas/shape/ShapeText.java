package tableflow.console.service.schemas.shape;

import java.util.List;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.shape.Shape;

/// Writes a shape as a schema.
public sealed interface ShapeText permits JsonSchemaShape, AvroShape, ProtobufShape {

    /// @param losses what the language cannot say, each a sentence with its path
    record Written(String text, List<String> losses) {
        public Written {
            losses = List.copyOf(losses);
        }
    }

    /// The writer for a language.
    static ShapeText of(SchemaFormat format) {
        return switch (format) {
            case JSON -> new JsonSchemaShape();
            case AVRO -> new AvroShape();
            case PROTOBUF -> new ProtobufShape();
        };
    }

    /// @param name of the outermost record
    Written write(String name, Shape shape);
}
