package tableflow.console.sandbox.sql.statement;

import io.trino.sql.tree.CreateTableAsSelect;
import io.trino.sql.tree.CreateView;
import io.trino.sql.tree.DropView;
import io.trino.sql.tree.Insert;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Parameter;
import io.trino.sql.tree.QualifiedName;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.Statement;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.Update;
import io.trino.sql.tree.WithQuery;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tableflow.console.domain.sql.TableName;

/// What a statement speaks of.
final class References {
    private final Set<TableName> tables = new LinkedHashSet<>();

    private References() {}

    /// Tables of the catalog, in the order of the text; names that `WITH` defines are none, where they are in reach.
    static List<TableName> tables(Statement statement) {
        References found = new References();
        switch (statement) {
            case CreateTableAsSelect create -> found.add(create.getName());
            case CreateView create -> found.add(create.getName());
            case DropView drop -> found.add(drop.getName());
            // The parser does not count a changed table among the children.
            case Insert insert -> found.add(insert.getTarget());
            case Update update -> found.add(update.getTable().getName());
            default -> { }
        }
        found.walk(statement, Set.of());
        return List.copyOf(found.tables);
    }

    /// How many `?` there are.
    static int parameters(Node node) {
        int count = node instanceof Parameter ? 1 : 0;
        for (Node child : node.getChildren()) {
            count += parameters(child);
        }
        return count;
    }

    private void walk(Node node, Set<String> defined) {
        switch (node) {
            case Query query when query.getWith().isPresent() -> walkWith(query, defined);
            case Table table -> {
                List<String> parts = table.getName().getParts();
                if (parts.size() > 1 || !defined.contains(parts.getFirst().toLowerCase(Locale.ROOT))) {
                    add(table.getName());
                }
                walkChildren(node, defined);
            }
            default -> walkChildren(node, defined);
        }
    }

    private void walkChildren(Node node, Set<String> defined) {
        for (Node child : node.getChildren()) {
            walk(child, defined);
        }
    }

    /// Each query of a `WITH` sees those before it, of `WITH RECURSIVE` itself too.
    private void walkWith(Query query, Set<String> outside) {
        Set<String> defined = new HashSet<>(outside);
        for (WithQuery part : query.getWith().orElseThrow().getQueries()) {
            String name = part.getName().getValue().toLowerCase(Locale.ROOT);
            Set<String> seen = new HashSet<>(defined);
            if (query.getWith().orElseThrow().isRecursive()) {
                seen.add(name);
            }
            walk(part.getQuery(), seen);
            defined.add(name);
        }
        for (Node child : query.getChildren()) {
            if (!child.equals(query.getWith().orElseThrow())) {
                walk(child, defined);
            }
        }
    }

    private void add(QualifiedName name) {
        tables.add(TableName.of(name.getParts()));
    }
}
