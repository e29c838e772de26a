package tableflow.console.sandbox.athena.unload;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaParseException;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlType;

/// SQL types as Avro's, each a union with null: what Avro has no type for is the next wider one.
final class AvroTypes {
    private AvroTypes() {}

    /// @throws Refused when a name is none in Avro, such as `$$offset`
    static Schema schema(List<SqlColumn> columns) throws Refused {
        try {
            List<Schema.Field> fields = new ArrayList<>();
            for (SqlColumn column : columns) {
                fields.add(field(column.name(), column.name(), column.type()));
            }
            return Schema.createRecord("row", null, "athena.unload", false, fields);
        } catch (SchemaParseException e) {
            throw new Refused("GENERIC_INTERNAL_ERROR: " + e.getMessage());
        }
    }

    private static Schema.Field field(String name, String path, SqlType type) {
        return new Schema.Field(name, optional(path, type), null, Schema.Field.NULL_DEFAULT_VALUE);
    }

    private static Schema optional(String path, SqlType type) {
        return Schema.createUnion(Schema.create(Schema.Type.NULL), type(path, type));
    }

    /// @param path from the row, for records have names of their own
    private static Schema type(String path, SqlType type) {
        return switch (type.base()) {
            case "boolean" -> Schema.create(Schema.Type.BOOLEAN);
            case "tinyint", "smallint", "integer" -> Schema.create(Schema.Type.INT);
            case "bigint" -> Schema.create(Schema.Type.LONG);
            case "real" -> Schema.create(Schema.Type.FLOAT);
            case "double" -> Schema.create(Schema.Type.DOUBLE);
            case "date" -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case "timestamp" -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            case "decimal" -> LogicalTypes.decimal(type.precision().orElseThrow(), type.scale().orElse(0))
                    .addToSchema(Schema.create(Schema.Type.BYTES));
            case "varbinary" -> Schema.create(Schema.Type.BYTES);
            case "array" -> SchemaBuilder.array().items(optional(path + "_element", type.element()));
            case "map" -> SchemaBuilder.map().values(optional(path + "_value", type.element()));
            case "row" -> {
                List<Schema.Field> fields = new ArrayList<>();
                for (SqlType.Field part : type.fields()) {
                    String name = part.name().orElseThrow();
                    fields.add(field(name, path + "_" + name, part.type()));
                }
                yield Schema.createRecord(path + "_row", null, "athena.unload", false, fields);
            }
            default -> Schema.create(Schema.Type.STRING);
        };
    }
}
