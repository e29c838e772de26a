package tableflow.console.service.query.plan;

import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the rows of a FROM must meet, and whose columns reach the result.
///
/// @param filters joined by AND
/// @param optional rows of it may be missing, as [TableUse#optional]
/// @param all every column reaches the result
/// @param allOf whose columns do, in lower case, where not all of them
/// @param named what stands in it, in lower case
record Asked(List<Expression> filters, boolean optional, boolean all, Set<String> allOf, Set<String> named) {

    /// Of rows that must meet nothing.
    static Asked ofAny(boolean all) {
        return new Asked(List.of(), false, all, Set.of(), Set.of());
    }

    Asked with(List<Expression> more) {
        List<Expression> both = new ArrayList<>(filters);
        both.addAll(more);
        return new Asked(both, optional, all, allOf, named);
    }

    Asked missing() {
        return new Asked(filters, true, all, allOf, named);
    }

    /// Without what is about columns of a USING: beside an outer join they are made of both sides, and the engine looks
    /// at them behind it.
    Asked without(List<String> columns) {
        Set<String> common = new HashSet<>();
        columns.forEach(column -> common.add(column.toLowerCase(Locale.ROOT)));
        return new Asked(filters.stream().filter(filter -> !names(filter, common)).toList(), optional, all, allOf,
                named);
    }

    /// For a query that stands in the FROM.
    ///
    /// @param name what qualifies its columns
    /// @param columns their names; absent when it names them itself
    Handed handed(@Nullable String name, @Nullable List<String> columns) {
        return new Handed(filters, optional, name, others(name), columns);
    }

    /// For a table: without what is about others.
    List<Expression> filtersOf(String name) {
        Set<String> others = others(name);
        return filters.stream().filter(filter -> !mentions(filter, others)).toList();
    }

    private Set<String> others(@Nullable String name) {
        Set<String> others = new HashSet<>(named);
        others.remove(name == null ? "" : name.toLowerCase(Locale.ROOT));
        return others;
    }

    boolean wants(@Nullable String alias, String name) {
        return all || allOf.contains((alias == null ? name : alias).toLowerCase(Locale.ROOT));
    }

    private static boolean names(Node node, Set<String> columns) {
        return switch (node) {
            case Identifier column -> columns.contains(column.getValue().toLowerCase(Locale.ROOT));
            case DereferenceExpression dotted when ColumnPath.of(dotted).isPresent() ->
                columns.contains(ColumnPath.of(dotted).get().getFirst().toLowerCase(Locale.ROOT));
            default -> node.getChildren().stream().anyMatch(child -> names(child, columns));
        };
    }

    private static boolean mentions(Node node, Set<String> relations) {
        if (node instanceof DereferenceExpression dotted && ColumnPath.of(dotted).isPresent()) {
            return relations.contains(ColumnPath.of(dotted).get().getFirst().toLowerCase(Locale.ROOT));
        }
        return node.getChildren().stream().anyMatch(child -> mentions(child, relations));
    }
}
