package tableflow.console.domain.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;

/// The columns of a topic's table: those of the key, those of the value, and the [MetadataColumn]s.
///
/// @param key field of the key to column. A key that is no struct is one field with an empty name, the column `key`; a
///     field that the value has too gets `key_` in front
/// @param value the same for the value, which without a struct is the column `value`
public record TableLayout(Map<String, Column> key, Map<String, Column> value, MetadataColumnNaming naming) {
    public static final String KEY = "key";
    public static final String VALUE = "value";

    /// What a schema that is no struct calls its only field.
    public static final String WHOLE = "";

    public TableLayout {
        key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
        value = Collections.unmodifiableMap(new LinkedHashMap<>(value));
    }

    /// @param key null for a topic whose key has no schema: its bytes are the column `key`
    public static TableLayout of(@Nullable Column key, Column value, MetadataColumnNaming naming) {
        Map<String, Column> values = columns(value, VALUE, Set.of());
        Set<String> taken = values.values().stream().map(Column::name).collect(Collectors.toSet());
        Column keyOrBytes = key == null ? Column.nullable(KEY, Primitive.BINARY) : key;
        return new TableLayout(columns(keyOrBytes, KEY, taken), values, naming);
    }

    private static Map<String, Column> columns(Column root, String name, Set<String> taken) {
        Map<String, Column> columns = new LinkedHashMap<>();
        if (root.type() instanceof Struct struct && !struct.union() && !struct.fields().isEmpty()) {
            struct.fields().forEach(field -> columns.put(field.name(), named(field, field.name(), taken)));
        } else {
            columns.put(WHOLE, named(root, name, taken));
        }
        return columns;
    }

    private static Column named(Column column, String name, Set<String> taken) {
        String free = taken.contains(name) ? KEY + "_" + name : name;
        return column.named(free);
    }

    /// All columns in their order.
    public Struct columns() {
        List<Column> all = new ArrayList<>(key.values());
        all.addAll(value.values());
        for (MetadataColumn one : MetadataColumn.values()) {
            all.add(one.column(naming));
        }
        return new Struct(all);
    }
}
