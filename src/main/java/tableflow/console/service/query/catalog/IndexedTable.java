package tableflow.console.service.query.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.CatalogColumn;

/// A table of the index. Its columns are kept packed, because a catalog may have a million of them and few are ever
/// looked at: names as bytes, types and comments as texts that all tables share.
public final class IndexedTable {
    private static final @Nullable String[] NO_COMMENTS = {};

    private final String name;
    private final TableKind kind;
    private final boolean seen;
    private final byte[] names;
    private final String[] types;
    private final @Nullable String[] comments;

    IndexedTable(String name, TableKind kind, boolean seen, byte[] names, String[] types,
            @Nullable String[] comments) {
        this.name = name;
        this.kind = kind;
        this.seen = seen;
        this.names = names;
        this.types = types;
        this.comments = comments;
    }

    /// @param shared makes equal texts one
    static IndexedTable of(String name, TableKind kind, List<CatalogColumn> columns, SharedTexts shared) {
        String[] types = columns.stream().map(column -> shared.one(column.type())).toArray(String[]::new);
        boolean comments = columns.stream().anyMatch(column -> column.comment() != null);
        @Nullable String[] said = NO_COMMENTS;
        if (comments) {
            said = new String[types.length];
            for (int i = 0; i < said.length; i++) {
                String comment = columns.get(i).comment();
                said[i] = comment == null ? null : shared.one(comment);
            }
        }
        // Names hold no line feed in Glue; one that does would only look odd.
        String joined = String.join("\n", columns.stream().map(column -> column.name().replace('\n', ' ')).toList());
        return new IndexedTable(name, kind, true, joined.getBytes(StandardCharsets.UTF_8), types, said);
    }

    public String name() {
        return name;
    }

    public TableKind kind() {
        return kind;
    }

    /// False when the last look did not find it: dropped, or hidden by Lake Formation, which cannot be told apart.
    public boolean seen() {
        return seen;
    }

    public int columnCount() {
        return types.length;
    }

    /// In the table's order.
    public List<IndexedColumn> columns() {
        if (types.length == 0) {
            return List.of();
        }
        String[] each = new String(names, StandardCharsets.UTF_8).split("\n", -1);
        List<IndexedColumn> columns = new ArrayList<>(types.length);
        for (int i = 0; i < types.length; i++) {
            columns.add(new IndexedColumn(each[i], types[i], comments.length == 0 ? null : comments[i]));
        }
        return columns;
    }

    IndexedTable notSeen() {
        return seen ? new IndexedTable(name, kind, false, names, types, comments) : this;
    }

    byte[] packedNames() {
        return names;
    }

    List<String> types() {
        return Arrays.asList(types);
    }

    List<@Nullable String> comments() {
        return Arrays.asList(comments);
    }

    @Override
    public String toString() {
        return name + " (" + types.length + " columns)";
    }
}
