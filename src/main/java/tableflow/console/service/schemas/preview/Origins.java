package tableflow.console.service.schemas.preview;

import java.util.List;
import tableflow.console.schema.ProtobufText;
import tableflow.console.service.schemas.document.SchemaDocument;

/// From columns back to the parts of a schema that they come from.
interface Origins {
    /// What the parts of a list and of a map are called in the path of a column, as Iceberg calls them.
    String ELEMENT = "element";
    String KEY = "key";
    String VALUE = "value";

    /// The path of a part of the schema: `#/properties/price`, `/fields/2`, `shop.Order.price`.
    ///
    /// @param steps names of columns from the outside in, with [#ELEMENT], [#KEY] and [#VALUE]
    /// @return of the last step that could be followed
    String of(List<String> steps);

    /// The path of what held a field that is gone: the list of its fields.
    ///
    /// @param steps as for [#of], of which the last leads nowhere
    default String holder(List<String> steps) {
        return of(steps);
    }

    /// The origins of a document that is a schema; those of any other are its beginning.
    static Origins of(SchemaDocument document) {
        if (document.schema().isEmpty()) {
            return steps -> "";
        }
        return switch (document.format()) {
            case JSON -> document.json().<Origins>map(JsonOrigins::new).orElse(steps -> "#");
            case AVRO -> document.json().<Origins>map(AvroOrigins::new).orElse(steps -> "");
            case PROTOBUF -> new ProtobufOrigins(((ProtobufText) document.schema().get()).schema());
        };
    }
}
