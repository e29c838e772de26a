package tableflow.console.service.query.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.sql.TableName;
import tableflow.console.domain.sql.Token;
import tableflow.console.domain.sql.Token.Kind;
import tableflow.console.service.query.catalog.CatalogIndex;
import tableflow.console.service.query.catalog.IndexedTable;

/// Reads what a query reads from, and which columns it has itself.
final class RelationReader {
    private static final int DEEPEST = 24;
    /// Cannot be aliases, though some of them may be names elsewhere.
    private static final String[] CLAUSES = {
        "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "FETCH", "UNION", "INTERSECT", "EXCEPT", "ON", "USING",
        "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "CROSS", "NATURAL", "SET", "VALUES", "SELECT", "WHEN", "FOR",
        "TABLESAMPLE", "WITH", "WINDOW", "AS", "FROM", "REWRITE", "ADD", "DROP", "CHANGE", "RENAME", "REPLACE"};

    private final Words words;
    private final CatalogIndex index;
    private final @Nullable String database;
    private final Map<String, List<Relation.Column>> defined;
    private final int depth;

    RelationReader(Words words, CatalogIndex index, @Nullable String database,
            Map<String, List<Relation.Column>> defined, int depth) {
        this.words = words;
        this.index = index;
        this.database = database;
        this.defined = defined;
        this.depth = depth;
    }

    /// What stands behind `FROM`, `JOIN` and their like, outside of parentheses.
    List<Relation> relations(int from, int to) {
        List<Relation> found = new ArrayList<>();
        boolean list = false;
        int i = from;
        while (i < to) {
            Token token = words.get(i);
            if (starts(i, from) || (list && token.is(","))) {
                list = list || token.is("FROM");
                i = relation(i + 1, to, found);
                continue;
            }
            list = list && !token.isAny("WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "SELECT");
            i = token.is("(") ? words.close(i, to) + 1 : i + 1;
        }
        return found;
    }

    private boolean starts(int at, int from) {
        Token token = words.get(at);
        if (at == from && token.isAny("OPTIMIZE", "VACUUM", "DESCRIBE", "DESC", "TABLE")) {
            return true;
        }
        if (token.is("FROM")) {
            return !words.is(at - 1, "DISTINCT");
        }
        return token.isAny("JOIN", "UPDATE", "INTO")
                || (token.is("TABLE") && words.is(at - 1, "ALTER"))
                || (token.is("IN") && words.is(at - 1, "COLUMNS"))
                || (token.is("USING") && words.is(from, "MERGE")
                        && (!words.is(at + 1, "(") || words.opensQuery(at + 1)));
    }

    /// @return behind it
    private int relation(int at, int to, List<Relation> found) {
        if (at >= to) {
            return at;
        }
        int i = words.is(at, "EXTENDED", "FORMATTED", "TABLE") && !words.is(at + 1, "(") ? at + 1 : at;
        i = words.is(i, "LATERAL") ? i + 1 : i;
        if (words.is(i, "(")) {
            int close = words.close(i, to);
            if (words.opensQuery(i)) {
                return alias(close + 1, to, "", "subquery", deeper().output(i + 1, close), found);
            }
            relation(i + 1, close, found);
            found.addAll(relations(i + 1, close));
            return close + 1;
        }
        if (words.is(i, "UNNEST", "TABLE") && words.is(i + 1, "(")) {
            int close = words.close(i + 1, to);
            int behind = words.is(close + 1, "WITH") && words.is(close + 2, "ORDINALITY") ? close + 3 : close + 1;
            return alias(behind, to, "", words.get(i).text().toLowerCase(Locale.ROOT), List.of(), found);
        }
        return named(i, to, found);
    }

    private int named(int at, int to, List<Relation> found) {
        List<String> parts = new ArrayList<>();
        int i = at;
        while (i < to && words.get(i).isName() && (parts.isEmpty() || words.is(i - 1, "."))
                && (words.get(i).kind() != Kind.KEYWORD || !words.get(i).isAny(CLAUSES))) {
            parts.add(words.get(i).value());
            i++;
            if (!words.is(i, ".")) {
                break;
            }
            i++;
        }
        if (parts.isEmpty()) {
            return Math.max(i, at);
        }
        i = skipTravel(i, to);
        TableName name = TableName.of(parts);
        List<Relation.Column> own = parts.size() == 1 ? defined.get(name.table()) : null;
        String source = own != null ? "WITH " + name.table()
                : name.database().or(() -> Optional.ofNullable(database)).map(it -> it + ".").orElse("") + name.table();
        return alias(i, to, parts.getLast(), source, own != null ? own : columns(name), found);
    }

    /// `FOR TIMESTAMP AS OF TIMESTAMP '...'`, `FOR VERSION AS OF 123`.
    private int skipTravel(int at, int to) {
        if (!words.is(at, "FOR")) {
            return at;
        }
        int i = at + 1;
        while (i < to && !words.is(i, "OF")) {
            if (words.get(i).kind() != Kind.KEYWORD && words.get(i).kind() != Kind.IDENTIFIER) {
                return i;
            }
            i++;
        }
        i++;
        return words.is(i, "TIMESTAMP", "DATE") ? i + 2 : i + 1;
    }

    private List<Relation.Column> columns(TableName name) {
        return index.table(name, database)
                .filter(table -> table.name().equals(name.table()))
                .map(RelationReader::columns)
                .orElse(List.of());
    }

    static List<Relation.Column> columns(IndexedTable table) {
        return table.columns().stream()
                .map(column -> new Relation.Column(column.name(), column.type(), column.comment()))
                .toList();
    }

    /// `[AS] alias [(names)]`.
    private int alias(int at, int to, String name, String source, List<Relation.Column> columns,
            List<Relation> found) {
        int i = words.is(at, "AS") ? at + 1 : at;
        String alias = name;
        List<String> names = List.of();
        if (i < to && words.get(i).isName() && !words.get(i).isAny(CLAUSES)) {
            alias = words.get(i).value();
            i++;
            if (words.is(i, "(") && !words.opensQuery(i) && !source.contains(".")) {
                int close = words.close(i, to);
                names = names(words, i + 1, close);
                i = close + 1;
            }
        }
        found.add(new Relation(alias, source, renamed(columns, names)));
        return i;
    }

    /// The columns of a query.
    List<Relation.Column> output(int from, int to) {
        if (depth > DEEPEST) {
            return List.of();
        }
        int start = from;
        int end = to;
        while (words.is(start, "(") && words.close(start, end) == end - 1) {
            start++;
            end--;
        }
        Map<String, List<Relation.Column>> inner = new HashMap<>(defined);
        RelationReader reader = new RelationReader(words, index, database, inner, depth + 1);
        int body = reader.define(start, end, -1);
        return new OutputReader(words, reader.relations(body, partEnd(body, end))).read(body, end);
    }

    /// Reads what `WITH` defines. Queries of it see those before them.
    ///
    /// @param at the token at the caret: what is defined behind it is not seen there; -1 for none
    /// @return where the query itself begins
    int define(int from, int to, int at) {
        int with = with(from, to);
        if (with < 0) {
            return from;
        }
        int i = words.is(with + 1, "RECURSIVE") ? with + 2 : with + 1;
        while (i < to && words.get(i).isName()) {
            String name = words.get(i).value().toLowerCase(Locale.ROOT);
            i++;
            List<String> names = List.of();
            if (words.is(i, "(")) {
                int close = words.close(i, to);
                names = names(words, i + 1, close);
                i = close + 1;
            }
            if (!words.is(i, "AS") || !words.is(i + 1, "(")) {
                return from;
            }
            int close = words.close(i + 1, to);
            if (at > i + 1 && at <= close) {
                return from;
            }
            defined.put(name, renamed(deeper().output(i + 2, close), names));
            i = Math.min(close + 1, to);
            if (!words.is(i, ",")) {
                return i;
            }
            i++;
        }
        return i;
    }

    /// `WITH name ... AS (`, not the properties of a new table.
    private int with(int from, int to) {
        for (int i = from; i < to; i++) {
            if (words.is(i, "WITH") && words.get(i + 1).isName() && !words.is(i + 1, "ORDINALITY", "NO", "TIES")) {
                return i;
            }
            if (words.is(i, "SELECT", "(")) {
                return -1;
            }
        }
        return -1;
    }

    private int partEnd(int start, int end) {
        int level = 0;
        for (int i = start; i < end; i++) {
            level += words.depth(i);
            if (level == 0 && words.is(i, "UNION", "INTERSECT", "EXCEPT")) {
                return i;
            }
        }
        return end;
    }

    private RelationReader deeper() {
        return new RelationReader(words, index, database, defined, depth + 1);
    }

    /// The names of a list.
    static List<String> names(Words words, int from, int to) {
        List<String> names = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (words.get(i).isName() && !words.is(i - 1, ".")) {
                names.add(words.get(i).value());
            }
        }
        return names;
    }

    /// With other names where there are some.
    static List<Relation.Column> renamed(List<Relation.Column> columns, List<String> names) {
        if (names.isEmpty()) {
            return columns;
        }
        List<Relation.Column> renamed = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String type = i < columns.size() ? columns.get(i).type() : "";
            renamed.add(new Relation.Column(names.get(i), type, i < columns.size() ? columns.get(i).comment() : null));
        }
        return renamed;
    }
}
