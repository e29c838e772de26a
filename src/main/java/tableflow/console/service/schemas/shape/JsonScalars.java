package tableflow.console.service.schemas.shape;

import java.util.Map;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.domain.schema.shape.Shape.TextFormat;
import tableflow.console.domain.schema.shape.Shape.Unit;

/// The scalar types of JSON Schema, with Kafka Connect's annotations.
final class JsonScalars {

    static final String LOGICAL = "org.apache.kafka.connect.data.";
    private static final int DIGITS = 38;
    private static final int SCALE = 18;

    private JsonScalars() {}

    /// The type of a schema, also where its other keywords imply it; empty for none.
    static String type(Json.Obj schema) {
        return schema.text("type").orElseGet(() -> schema.has("properties") || schema.has("additionalProperties")
                ? "object" : schema.has("items") || schema.has("prefixItems") ? "array" : "");
    }

    static Shape shape(String type, Json.Obj schema) {
        String connect = schema.text("connect.type").orElse("");
        String title = schema.text("title").filter(it -> it.startsWith(LOGICAL))
                .map(it -> it.substring(LOGICAL.length())).orElse("");
        if (connect.equals("bytes")) {
            return title.equals("Decimal") ? decimal(schema) : new Shape.Bytes(size(schema));
        }
        return switch (type) {
            case "boolean" -> new Shape.Bool();
            case "string" -> new Shape.Text(format(schema));
            case "integer" -> number(connect.isEmpty() ? "int64" : connect, title, schema);
            case "number" -> number(connect.isEmpty() ? "float64" : connect, title, schema);
            default -> new Shape.Any();
        };
    }

    private static Shape number(String connect, String title, Json.Obj schema) {
        return switch (connect) {
            case "int8", "int16" -> new Shape.Whole(32, false);
            case "int32" -> switch (title) {
                case "Date" -> new Shape.Day();
                case "Time" -> new Shape.TimeOfDay(Unit.MILLIS);
                default -> new Shape.Whole(32, false);
            };
            case "int64" -> title.equals("Timestamp")
                    ? new Shape.Moment(Unit.MILLIS,
                            schema.text("flink.type").filter("timestamp"::equalsIgnoreCase).isPresent())
                    : Shape.Whole.LONG;
            case "float32" -> new Shape.Real(32);
            default -> Shape.Real.DOUBLE;
        };
    }

    private static TextFormat format(Json.Obj schema) {
        String keyword = schema.text("format").orElse("");
        for (TextFormat format : TextFormat.values()) {
            if (format.keyword().equals(keyword)) {
                return format;
            }
        }
        return TextFormat.PLAIN;
    }

    private static Shape decimal(Json.Obj schema) {
        Json.Obj parameters = schema.get("connect.parameters") instanceof Json.Obj found
                ? found : new Json.Obj(Map.of());
        return new Shape.Decimal(
                parameters.whole("connect.decimal.precision", DIGITS), parameters.whole("scale", SCALE));
    }

    /// How many bytes there always are; 0 when that differs.
    static int size(Json.Obj schema) {
        int least = schema.text("connect.type").filter("bytes"::equals).isPresent()
                ? schema.whole("minLength", 0) : 0;
        return least == schema.whole("maxLength", -1) ? least : 0;
    }
}
