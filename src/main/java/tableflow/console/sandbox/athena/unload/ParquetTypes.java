package tableflow.console.sandbox.athena.unload;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.SqlType;

/// SQL types as Parquet's, as the engine's Hive writer chooses them: timestamps are INT96. Source: Parquet's
/// LogicalTypes.md.
final class ParquetTypes {
    private static final int INT_DIGITS = 9;
    private static final int LONG_DIGITS = 18;
    private static final int BYTE = 8;

    private ParquetTypes() {}

    static MessageType schema(List<SqlColumn> columns) {
        List<Type> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(type(column.name(), column.type(), Repetition.OPTIONAL)));
        return new MessageType("hive_schema", fields);
    }

    private static Type type(String name, SqlType type, Repetition repetition) {
        return switch (type.base()) {
            case "boolean" -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
            case "tinyint" -> Types.primitive(PrimitiveTypeName.INT32, repetition).as(intType(BYTE, true)).named(name);
            case "smallint" ->
                Types.primitive(PrimitiveTypeName.INT32, repetition).as(intType(2 * BYTE, true)).named(name);
            case "integer" -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(name);
            case "bigint" -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
            case "real" -> Types.primitive(PrimitiveTypeName.FLOAT, repetition).named(name);
            case "double" -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
            case "date" -> Types.primitive(PrimitiveTypeName.INT32, repetition).as(dateType()).named(name);
            case "decimal" -> decimal(name, type, repetition);
            case "timestamp" -> Types.primitive(PrimitiveTypeName.INT96, repetition).named(name);
            case "varbinary" -> Types.primitive(PrimitiveTypeName.BINARY, repetition).named(name);
            case "array" -> Types.list(repetition)
                    .element(type("element", type.element(), Repetition.OPTIONAL))
                    .named(name);
            case "map" -> Types.map(repetition)
                    .key(type("key", type.fields().getFirst().type(), Repetition.REQUIRED))
                    .value(type("value", type.element(), Repetition.OPTIONAL))
                    .named(name);
            case "row" -> {
                var group = Types.buildGroup(repetition);
                type.fields().forEach(part ->
                        group.addField(type(part.name().orElseThrow(), part.type(), Repetition.OPTIONAL)));
                yield group.named(name);
            }
            default -> Types.primitive(PrimitiveTypeName.BINARY, repetition).as(stringType()).named(name);
        };
    }

    private static Type decimal(String name, SqlType type, Repetition repetition) {
        int precision = type.precision().orElseThrow();
        var annotation = decimalType(type.scale().orElse(0), precision);
        if (precision <= INT_DIGITS) {
            return Types.primitive(PrimitiveTypeName.INT32, repetition).as(annotation).named(name);
        }
        if (precision <= LONG_DIGITS) {
            return Types.primitive(PrimitiveTypeName.INT64, repetition).as(annotation).named(name);
        }
        int length = BigInteger.TEN.pow(precision).bitLength() / BYTE + 1;
        return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition).length(length).as(annotation)
                .named(name);
    }
}
