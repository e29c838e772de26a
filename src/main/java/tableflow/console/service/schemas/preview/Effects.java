package tableflow.console.service.schemas.preview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.domain.table.AthenaTypes;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.ColumnType;
import tableflow.console.domain.table.ColumnType.Fixed;
import tableflow.console.domain.table.ColumnType.ListOf;
import tableflow.console.domain.table.ColumnType.MapOf;
import tableflow.console.domain.table.ColumnType.Primitive;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.domain.table.TableLayout;
import tableflow.console.service.schemas.preview.Effect.Kind;

/// What works and surprises: how Glue and Athena show the columns of a table.
final class Effects {

    private final Draft draft;
    private final @Nullable Before before;
    private final TableLayout layout;
    private final Struct columns;
    private final Map<Kind, Set<String>> found = new LinkedHashMap<>();

    Effects(Draft draft, @Nullable Before before, TableLayout layout, Struct columns) {
        this.draft = draft;
        this.before = before;
        this.layout = layout;
        this.columns = columns;
    }

    List<Effect> all() {
        List<Column> own = new ArrayList<>(layout.key().values());
        own.addAll(layout.value().values());
        own.forEach(column -> look(column.name(), column, 0));
        for (Column column : columns.fields()) {
            if (AthenaTypes.glue(column.type()).length() > AthenaTypes.LONGEST_GLUE_TYPE) {
                add(Kind.GLUE_LIMIT, column.name());
            }
        }
        layout.key().forEach((field, column) -> {
            if (!field.equals(TableLayout.WHOLE) && !field.equals(column.name())) {
                add(Kind.KEY_RENAMED, column.name());
            }
        });
        List<Effect> effects = new ArrayList<>();
        if (alphabetical()) {
            effects.add(new Effect(Kind.ALPHABETICAL, List.of(),
                    "Columns stand in the order of their names: JSON Schema has no order but `connect.index`"));
        }
        found.forEach((kind, names) -> effects.add(new Effect(kind, List.copyOf(names), text(kind))));
        List<String> keys = layout.key().values().stream().map(Column::name).toList();
        List<String> changed = changedKeys();
        if (!changed.isEmpty()) {
            effects.add(new Effect(Kind.ROW_KEY_CHANGED, changed, "The key changes. In mode UPSERT the key names the "
                    + "row, and no change of its schema is supported, not even one that other columns may make"));
        }
        effects.add(new Effect(Kind.ROW_KEY, keys,
                draft.key() == null
                        ? "Keys have no schema: their bytes are the column key. In mode UPSERT they name the row"
                        : "In mode UPSERT the key names the row and its schema may never change; in mode APPEND it is "
                                + "columns like others"));
        return effects;
    }

    /// Columns of the key that are not what they were, or were not there; those that went are known by the rules.
    private List<String> changedKeys() {
        if (before == null) {
            return List.of();
        }
        Struct old = before.columns(draft.keyColumn(), draft.naming());
        return layout.key().values().stream().filter(now -> {
            Column was = old.field(now.name());
            return was == null || was.nullable() != now.nullable() || !was.type().text().equals(now.type().text());
        }).map(Column::name).toList();
    }

    private boolean alphabetical() {
        return draft.value().format() == SchemaFormat.JSON && layout.value().size() > 1
                && draft.value().json().filter(json -> json.findValue("connect.index") == null).isPresent();
    }

    private void look(String path, Column column, int depth) {
        String name = column.name();
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            add(Kind.LOWER_CASED, path);
        }
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            add(Kind.QUOTED_NAME, path);
        }
        if (name.length() > AthenaTypes.LONGEST_GLUE_NAME) {
            add(Kind.GLUE_LIMIT, path);
        }
        type(path, column.type(), depth);
    }

    private void type(String path, ColumnType type, int depth) {
        switch (type) {
            case Primitive primitive -> primitive(path, primitive);
            case Fixed fixed -> add(Kind.OTHER_IN_GLUE, path);
            case ListOf list -> type(path, list.element(), depth + 1);
            case MapOf map -> {
                type(path, map.key(), depth + 1);
                type(path, map.value(), depth + 1);
            }
            case Struct struct -> {
                if (struct.union()) {
                    add(Kind.UNION_AS_STRUCT, path);
                }
                struct.fields().forEach(field -> look(path + "." + field.name(), field, depth + 1));
            }
            default -> { }
        }
    }

    private void primitive(String path, Primitive type) {
        switch (type) {
            case TIME -> {
                add(Kind.DESCRIBE_FAILS, path);
                add(Kind.OTHER_IN_GLUE, path);
            }
            case TIMESTAMP, TIMESTAMPTZ -> add(Kind.LESS_EXACT_TIME, path);
            default -> { }
        }
    }

    private void add(Kind kind, String path) {
        found.computeIfAbsent(kind, any -> new LinkedHashSet<>()).add(path);
    }

    private String text(Kind kind) {
        return switch (kind) {
            case LOWER_CASED -> "Glue and Hive statements show these names in small letters; queries take either";
            case QUOTED_NAME -> "Queries must quote these names: double quotes in SELECT, backticks in DESCRIBE";
            case KEY_RENAMED -> "The value has a field of the same name, so the key's is called after it with key_ "
                    + "in front";
            case UNION_AS_STRUCT -> "A union is a struct with a field for each of its types, of which one is not null";
            case DESCRIBE_FAILS -> "SELECT works, but DESCRIBE fails with \"Table has unsupported column types\"";
            case LESS_EXACT_TIME -> draft.value().format() == SchemaFormat.PROTOBUF
                    ? "The table keeps microseconds of Protobuf's nanoseconds, and Athena shows milliseconds"
                    : "Athena shows milliseconds, though the table may hold microseconds";
            case OTHER_IN_GLUE -> "Glue has no word for the type, and shows text or bytes; queries see the real one";
            case GLUE_LIMIT -> "Longer than Glue takes: a name of " + AthenaTypes.LONGEST_GLUE_NAME
                    + " characters, a type of " + AthenaTypes.LONGEST_GLUE_TYPE;
            case ALPHABETICAL, ROW_KEY, ROW_KEY_CHANGED -> "";
        };
    }
}
