package tableflow.console.service.schemas.shape;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.schema.AvroText;
import tableflow.console.schema.JsonText;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.ProtobufText;
import tableflow.console.service.schemas.shape.ShapeText.Written;

/// Writes a schema of one language in another. What cannot be said there is named, with its path.
public final class Conversion {

    private Conversion() {}

    /// @param name of the outermost type, where the schema gives it none
    /// @throws BadInput when it has more parts, or is nested deeper, than can be converted
    public static Written of(ParsedSchema schema, SchemaFormat to, String name) {
        Losses losses = new Losses();
        try {
            Shape shape = switch (schema) {
                case AvroText avro -> new AvroShapes(losses).of(avro.schema());
                case JsonText json -> JsonSchemaShapes.of(json.schema(), losses);
                case ProtobufText proto -> ProtobufShapes.of(proto.schema(), losses);
            };
            Written written = ShapeText.of(to).write(name, shape);
            List<String> all = new ArrayList<>(losses.all());
            all.addAll(written.losses());
            return new Written(written.text(), all);
        } catch (Losses.TooLarge tooLarge) {
            throw BadInput.of("The schema cannot be converted: " + tooLarge.getMessage());
        }
    }
}
