package tableflow.console.sandbox.tableflow.delta;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;
import tableflow.console.sandbox.http.Json;

/// Iceberg's columns as Delta's, mapped by id.
final class DeltaSchema {
    private DeltaSchema() {}

    static ObjectNode struct(Types.StructType type) {
        ObjectNode struct = Json.object().put("type", "struct");
        ArrayNode fields = struct.putArray("fields");
        for (Types.NestedField field : type.fields()) {
            ObjectNode one = fields.addObject().put("name", field.name());
            type(one, "type", field.type());
            one.put("nullable", field.isOptional());
            one.putObject("metadata").put("delta.columnMapping.id", field.fieldId())
                .put("delta.columnMapping.physicalName", field.name());
        }
        return struct;
    }

    private static void type(ObjectNode into, String name, Type type) {
        switch (type.typeId()) {
            case STRUCT -> into.set(name, struct(type.asStructType()));
            case LIST -> {
                ObjectNode list = into.putObject(name).put("type", "array");
                type(list, "elementType", type.asListType().elementType());
                list.put("containsNull", type.asListType().isElementOptional());
            }
            case MAP -> {
                ObjectNode map = into.putObject(name).put("type", "map");
                type(map, "keyType", type.asMapType().keyType());
                type(map, "valueType", type.asMapType().valueType());
                map.put("valueContainsNull", type.asMapType().isValueOptional());
            }
            default -> into.put(name, switch (type.typeId()) {
                case INTEGER -> "integer";
                // Delta has no time of day: its microseconds.
                case TIME, LONG -> "long";
                case FIXED, BINARY -> "binary";
                case TIMESTAMP -> ((Types.TimestampType) type).shouldAdjustToUTC() ? "timestamp" : "timestamp_ntz";
                case DECIMAL -> type.toString().replace(" ", "");
                default -> type.typeId().name().toLowerCase(Locale.ROOT);
            });
        }
    }

    /// Does Delta need its timestamps without zone for it?
    static boolean hasLocalTimes(Types.StructType type) {
        return TypeUtil.find(new org.apache.iceberg.Schema(type.fields()), one -> one.equals(
            Types.TimestampType.withoutZone())) != null;
    }
}
