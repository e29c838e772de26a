package tableflow.console.sandbox.tableflow.iceberg;

import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Struct;

/// An accepted change of columns as an update of an Iceberg schema: new columns at their place, wider types, columns
/// that may now be null, new docs. Field ids of old columns stay.
public final class SchemaChange {
    private final UpdateSchema update;

    private SchemaChange(UpdateSchema update) {
        this.update = update;
    }

    /// Adds the change to an update that the caller commits.
    public static void plan(UpdateSchema update, Types.StructType from, Struct to) {
        new SchemaChange(update).struct(null, from, to);
    }

    private void struct(@Nullable String parent, Types.StructType from, Struct to) {
        String before = null;
        for (Column column : to.fields()) {
            String path = parent == null ? column.name() : parent + "." + column.name();
            Types.NestedField known = from.field(column.name());
            if (known == null) {
                update.addColumn(parent, column.name(), IcebergTypes.type(column.type()), column.doc());
                if (before == null) {
                    update.moveFirst(path);
                } else {
                    update.moveAfter(path, before);
                }
            } else {
                if (known.isRequired() && column.nullable()) {
                    update.makeColumnOptional(path);
                }
                if (column.doc() != null && !column.doc().equals(known.doc())) {
                    update.updateColumnDoc(path, column.doc());
                }
                type(path, known.type(), column.type());
            }
            before = path;
        }
    }

    private void type(String path, Type from, ColumnType to) {
        switch (to) {
            case Struct struct -> struct(path, from.asStructType(), struct);
            case ListOf list -> {
                nullable(path + ".element", from.asListType().isElementRequired(), list.nullableElement());
                type(path + ".element", from.asListType().elementType(), list.element());
            }
            case MapOf map -> {
                nullable(path + ".value", from.asMapType().isValueRequired(), map.nullableValue());
                type(path + ".value", from.asMapType().valueType(), map.value());
            }
            default -> {
                Type wanted = IcebergTypes.type(to);
                if (!wanted.equals(from)) {
                    update.updateColumn(path, wanted.asPrimitiveType());
                }
            }
        }
    }

    private void nullable(String path, boolean required, boolean nullable) {
        if (required && nullable) {
            update.makeColumnOptional(path);
        }
    }
}
