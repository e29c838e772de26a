package tableflow.console.service.lake;

import java.util.List;
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
import tableflow.console.domain.table.TableRule;

/// Iceberg's schemas as the console's columns.
final class IcebergColumns {

    private IcebergColumns() {}

    static Struct of(Types.StructType struct) {
        List<Column> columns = struct.fields().stream()
                .map(field -> new Column(field.name(), of(field.type()), field.isOptional(), field.doc()))
                .toList();
        return new Struct(columns);
    }

    static ColumnType of(Type type) {
        return switch (type.typeId()) {
            case BOOLEAN -> Primitive.BOOLEAN;
            case INTEGER -> Primitive.INT;
            case LONG -> Primitive.LONG;
            case FLOAT -> Primitive.FLOAT;
            case DOUBLE -> Primitive.DOUBLE;
            case DATE -> Primitive.DATE;
            case TIME -> Primitive.TIME;
            case TIMESTAMP -> ((Types.TimestampType) type).shouldAdjustToUTC()
                    ? Primitive.TIMESTAMPTZ
                    : Primitive.TIMESTAMP;
            case STRING -> Primitive.STRING;
            case BINARY -> Primitive.BINARY;
            case DECIMAL -> new Decimal(
                    ((Types.DecimalType) type).precision(), ((Types.DecimalType) type).scale());
            case FIXED -> new Fixed(((Types.FixedType) type).length());
            case LIST -> new ListOf(of(type.asListType().elementType()), type.asListType().isElementOptional());
            case MAP -> new MapOf(
                    of(type.asMapType().keyType()),
                    of(type.asMapType().valueType()),
                    type.asMapType().isValueOptional());
            case STRUCT -> of(type.asStructType());
            // Tableflow writes none of the others; they are shown by their names.
            default -> new Impossible(TableRule.UNREPRESENTABLE_TYPE, type.toString());
        };
    }
}
