package tableflow.console.service.schemas.shape;

import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.domain.schema.shape.Shape.TextFormat;
import tableflow.console.domain.schema.shape.Shape.Unit;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.ColumnType.Primitive;

/// The scalar types of JSON Schema. What type one is says `domain.table`, which knows Kafka Connect's and Flink's
/// annotations; here comes to it what a table has no use for.
final class JsonScalars {

    static final String LOGICAL = "org.apache.kafka.connect.data.";
    private static final int MICROS = 6;
    private static final int MILLIS = 3;

    private JsonScalars() {}

    /// The type of a schema, also where its other keywords imply it; empty for none.
    static String type(Json.Obj schema) {
        return schema.text("type").orElseGet(() -> tableflow.console.domain.table.JsonScalars.implied(schema));
    }

    /// @param losses told what the annotations ask for and nothing can hold
    static Shape shape(String type, Json.Obj schema, String path, Losses losses) {
        return switch (tableflow.console.domain.table.JsonScalars.type(type, schema)) {
            case Primitive scalar -> primitive(scalar, schema);
            case ColumnType.Decimal(int precision, int scale) -> new Shape.Decimal(precision, scale);
            case ColumnType.Fixed(int length) -> new Shape.Bytes(length);
            case ColumnType.Impossible impossible -> {
                if (type.equals("string")) {
                    yield new Shape.Text(format(schema));
                }
                if (digits(schema) > MICROS) {
                    yield new Shape.Moment(Unit.NANOS, local(schema));
                }
                if (!type.isEmpty()) {
                    losses.add(path, "its type: " + impossible.why());
                }
                yield new Shape.Any();
            }
            case ColumnType.ListOf _, ColumnType.MapOf _, ColumnType.Struct _ -> new Shape.Any();
        };
    }

    private static Shape primitive(Primitive scalar, Json.Obj schema) {
        return switch (scalar) {
            case BOOLEAN -> new Shape.Bool();
            case INT -> new Shape.Whole(32, false);
            case LONG -> Shape.Whole.LONG;
            case FLOAT -> new Shape.Real(32);
            case DOUBLE -> Shape.Real.DOUBLE;
            case DATE -> new Shape.Day();
            case TIME -> new Shape.TimeOfDay(unit(schema));
            case TIMESTAMP -> new Shape.Moment(unit(schema), true);
            case TIMESTAMPTZ -> new Shape.Moment(unit(schema), false);
            case STRING -> new Shape.Text(format(schema));
            case BINARY -> new Shape.Bytes(0);
        };
    }

    private static boolean local(Json.Obj schema) {
        return schema.text("flink.type").filter("timestamp"::equalsIgnoreCase).isPresent();
    }

    private static int digits(Json.Obj schema) {
        return tableflow.console.domain.table.JsonScalars.digitsOfSecond(schema);
    }

    private static Unit unit(Json.Obj schema) {
        int digits = digits(schema);
        return digits <= MILLIS ? Unit.MILLIS : digits <= MICROS ? Unit.MICROS : Unit.NANOS;
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

    /// How many bytes there always are; 0 when that differs, or it is no bytes.
    static int size(Json.Obj schema) {
        ColumnType column = tableflow.console.domain.table.JsonScalars.type(type(schema), schema);
        return column instanceof ColumnType.Fixed(int length) ? length : 0;
    }
}
