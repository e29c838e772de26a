package tableflow.console.sandbox.tableflow.iceberg;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/// Decoded values as rows of a table whose types may meanwhile be wider.
public final class Rows {
    private Rows() {}

    /// @param values by column; what is missing is null
    public static Record record(Types.StructType type, Map<String, @Nullable Object> values) {
        Record record = GenericRecord.create(type);
        List<Types.NestedField> fields = type.fields();
        for (int i = 0; i < fields.size(); i++) {
            Object value = values.get(fields.get(i).name());
            if (value != null) {
                record.set(i, value(fields.get(i).type(), value));
            }
        }
        return record;
    }

    private static @Nullable Object value(Type type, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer number when type.typeId() == Type.TypeID.LONG -> number.longValue();
            case Float number when type.typeId() == Type.TypeID.DOUBLE -> number.doubleValue();
            case BigDecimal number when type instanceof Types.DecimalType decimal -> number.setScale(decimal.scale());
            case byte[] bytes when type.typeId() == Type.TypeID.BINARY -> ByteBuffer.wrap(bytes);
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(value(type.asListType().elementType(), item)));
                yield items;
            }
            case Map<?, ?> map when type.isStructType() -> struct(type.asStructType(), map);
            case Map<?, ?> map -> {
                Map<@Nullable Object, @Nullable Object> entries = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((key, one) -> entries.put(value(type.asMapType().keyType(), key),
                    value(type.asMapType().valueType(), one)));
                yield entries;
            }
            default -> value;
        };
    }

    private static Record struct(Types.StructType type, Map<?, ?> values) {
        Record record = GenericRecord.create(type);
        List<Types.NestedField> fields = type.fields();
        for (int i = 0; i < fields.size(); i++) {
            Object value = values.get(fields.get(i).name());
            if (value != null) {
                record.set(i, value(fields.get(i).type(), value));
            }
        }
        return record;
    }
}
