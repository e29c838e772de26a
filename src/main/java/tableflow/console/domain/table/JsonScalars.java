package tableflow.console.domain.table;

import java.util.Map;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.table.ColumnType.Decimal;
import tableflow.console.domain.table.ColumnType.Fixed;
import tableflow.console.domain.table.ColumnType.Impossible;
import tableflow.console.domain.table.ColumnType.Primitive;

/// The scalar types of a JSON Schema, with Kafka Connect's and Flink's annotations. The one reader of these: whatever
/// is made of a schema goes by it.
public final class JsonScalars {
    private static final String LOGICAL = "org.apache.kafka.connect.data.";
    private static final int DEFAULT_SCALE = 18;

    private JsonScalars() {}

    static ColumnType variant() {
        return new Impossible(TableRule.UNREPRESENTABLE_TYPE, "a value of any type needs Iceberg v3");
    }

    /// The type of a schema that does not name it; empty for none.
    public static String implied(Json.Obj schema) {
        if (schema.has("properties") || (schema.has("additionalProperties") && !schema.has("items"))) {
            return "object";
        }
        if (schema.has("items") || schema.has("prefixItems")) {
            return "array";
        }
        if (schema.has("enum")) {
            return "string";
        }
        return switch (schema.get("const")) {
            case Json.Text text -> "string";
            case Json.Bool flag -> "boolean";
            case Json.Num number -> number.value().scale() <= 0 ? "integer" : "number";
            case null, default -> "";
        };
    }

    /// The column of a scalar.
    ///
    /// @param type as JSON Schema calls it, neither `object` nor `array`
    public static ColumnType type(String type, Json.Obj schema) {
        String connect = schema.text("connect.type").orElse("");
        String title = schema.text("title").filter(text -> text.startsWith(LOGICAL))
            .map(text -> text.substring(LOGICAL.length())).orElse("");
        if (connect.equals("bytes")) {
            return title.equals("Decimal") ? decimal(schema) : bytes(schema);
        }
        return switch (type) {
            case "boolean" -> Primitive.BOOLEAN;
            case "string" -> text(schema);
            case "integer" -> number(connect.isEmpty() ? "int64" : connect, title, schema);
            case "number" -> number(connect.isEmpty() ? "float64" : connect, title, schema);
            case "null" -> new Impossible(TableRule.UNREPRESENTABLE_TYPE, "nothing but null");
            default -> variant();
        };
    }

    private static ColumnType number(String connect, String title, Json.Obj schema) {
        return switch (connect) {
            case "int8", "int16" -> Primitive.INT;
            case "int32" -> switch (title) {
                case "Date" -> Primitive.DATE;
                case "Time" -> Primitive.TIME;
                default -> Primitive.INT;
            };
            case "int64" -> schema.text("flink.type").filter("timestamp"::equalsIgnoreCase).isPresent()
                ? time(Primitive.TIMESTAMP, schema)
                : title.equals("Timestamp") ? time(Primitive.TIMESTAMPTZ, schema) : Primitive.LONG;
            case "float32" -> Primitive.FLOAT;
            case "float64" -> Primitive.DOUBLE;
            default -> new Impossible(TableRule.UNREPRESENTABLE_TYPE, "a number with connect.type " + connect);
        };
    }

    private static ColumnType time(Primitive timestamp, Json.Obj schema) {
        return Times.of(timestamp, digitsOfSecond(schema));
    }

    /// How many digits a time has after its second.
    public static int digitsOfSecond(Json.Obj schema) {
        return schema.whole(Times.DIGITS, Times.MILLIS);
    }

    /// Texts lose their lengths, but a text of exactly no characters is none.
    private static ColumnType text(Json.Obj schema) {
        boolean none = schema.whole("minLength", -1) == 0 && schema.whole("maxLength", -1) == 0;
        return none ? new Impossible(TableRule.LENGTH_OUT_OF_RANGE, "a text of exactly no characters")
            : Primitive.STRING;
    }

    private static ColumnType decimal(Json.Obj schema) {
        Json.Obj parameters = schema.get("connect.parameters") instanceof Json.Obj found
            ? found : new Json.Obj(Map.of());
        return new Decimal(parameters.whole("connect.decimal.precision", TableValidity.MOST_DIGITS),
            parameters.whole("scale", DEFAULT_SCALE));
    }

    private static ColumnType bytes(Json.Obj schema) {
        int least = schema.whole("flink.minLength", schema.whole("minLength", -1));
        int most = schema.whole("flink.maxLength", schema.whole("maxLength", -2));
        return least >= 0 && least == most ? new Fixed(least) : Primitive.BINARY;
    }
}
