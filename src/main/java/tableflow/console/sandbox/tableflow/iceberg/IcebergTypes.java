package tableflow.console.sandbox.tableflow.iceberg;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.ColumnType.Decimal;
import tableflow.console.domain.table.ColumnType.Fixed;
import tableflow.console.domain.table.ColumnType.Impossible;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

/// Columns as Iceberg's types. The ids given here are placeholders that differ from each other: Iceberg gives a table
/// and its new columns their own.
public final class IcebergTypes {
    private final AtomicInteger ids = new AtomicInteger();

    private IcebergTypes() {}

    public static Schema schema(Struct columns) {
        return new Schema(new IcebergTypes().fields(columns));
    }

    static Type type(ColumnType type) {
        return new IcebergTypes().of(type);
    }

    private List<Types.NestedField> fields(Struct struct) {
        List<Types.NestedField> fields = new ArrayList<>();
        for (Column column : struct.fields()) {
            int id = ids.incrementAndGet();
            fields.add(column.nullable()
                ? Types.NestedField.optional(id, column.name(), of(column.type()), column.doc())
                : Types.NestedField.required(id, column.name(), of(column.type()), column.doc()));
        }
        return fields;
    }

    private Type of(ColumnType type) {
        return switch (type) {
            case Primitive primitive -> primitive(primitive);
            case Decimal(int precision, int scale) -> Types.DecimalType.of(precision, scale);
            case Fixed(int length) -> Types.FixedType.ofLength(length);
            case ListOf(ColumnType element, boolean nullable) -> {
                int id = ids.incrementAndGet();
                yield nullable ? Types.ListType.ofOptional(id, of(element))
                    : Types.ListType.ofRequired(id, of(element));
            }
            case MapOf(ColumnType key, ColumnType value, boolean nullable) -> {
                int keyId = ids.incrementAndGet();
                int valueId = ids.incrementAndGet();
                yield nullable ? Types.MapType.ofOptional(keyId, valueId, of(key), of(value))
                    : Types.MapType.ofRequired(keyId, valueId, of(key), of(value));
            }
            case Struct struct -> Types.StructType.of(fields(struct));
            case Impossible impossible -> throw new IllegalArgumentException(impossible.why());
        };
    }

    private static Type primitive(Primitive primitive) {
        return switch (primitive) {
            case BOOLEAN -> Types.BooleanType.get();
            case INT -> Types.IntegerType.get();
            case LONG -> Types.LongType.get();
            case FLOAT -> Types.FloatType.get();
            case DOUBLE -> Types.DoubleType.get();
            case DATE -> Types.DateType.get();
            case TIME -> Types.TimeType.get();
            case TIMESTAMP -> Types.TimestampType.withoutZone();
            case TIMESTAMPTZ -> Types.TimestampType.withZone();
            case STRING -> Types.StringType.get();
            case BINARY -> Types.BinaryType.get();
        };
    }
}
