package tableflow.console.sandbox.tableflow;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/// Iceberg's types in the words of Glue, which are Hive's.
final class GlueTypes {
    private GlueTypes() {}

    static String of(Type type) {
        return switch (type.typeId()) {
            case INTEGER -> "int";
            case LONG -> "bigint";
            case TIME, UUID, STRING -> "string";
            case TIMESTAMP -> "timestamp";
            case FIXED, BINARY -> "binary";
            case DECIMAL -> {
                Types.DecimalType decimal = (Types.DecimalType) type;
                yield "decimal(" + decimal.precision() + "," + decimal.scale() + ")";
            }
            case STRUCT -> type.asStructType().fields().stream()
                .map(field -> field.name() + ":" + of(field.type())).collect(Collectors.joining(",", "struct<", ">"));
            case LIST -> "array<" + of(type.asListType().elementType()) + ">";
            case MAP -> "map<" + of(type.asMapType().keyType()) + "," + of(type.asMapType().valueType()) + ">";
            default -> type.typeId().name().toLowerCase(Locale.ROOT);
        };
    }
}
