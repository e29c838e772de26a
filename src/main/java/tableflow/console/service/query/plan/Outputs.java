package tableflow.console.service.query.plan;

import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.AllColumns;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.Relation;
import io.trino.sql.tree.SampledRelation;
import io.trino.sql.tree.SelectItem;
import io.trino.sql.tree.SimpleGroupBy;
import io.trino.sql.tree.SingleColumn;
import io.trino.sql.tree.Table;
import io.trino.sql.tree.WindowOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which columns of its FROM a query's select hands on as they are. A condition on one of those holds below the select
/// just as well, unless the select counts rows, takes the first of them, or looks at their neighbours.
final class Outputs {

    private final List<Column> columns;
    private final @Nullable AllColumns star;
    private final @Nullable String only;

    /// @param name absent for an expression without one
    /// @param inside absent for what is more than a column
    private record Column(@Nullable String name, @Nullable Expression inside) {}

    private Outputs(List<Column> columns, @Nullable AllColumns star, @Nullable String only) {
        this.columns = columns;
        this.star = star;
        this.only = only;
    }

    /// Empty where no condition may be moved below the select, and where columns cannot be told.
    ///
    /// @param names of the columns by their place; absent when the select names them
    static Optional<Outputs> of(QuerySpecification query, @Nullable List<String> names) {
        if (!keepsRows(query)) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        List<AllColumns> stars = new ArrayList<>();
        for (SelectItem item : query.getSelect().getSelectItems()) {
            switch (item) {
                case SingleColumn single -> columns.add(new Column(
                        names != null && columns.size() < names.size() ? names.get(columns.size()) : name(single),
                        ColumnPath.of(single.getExpression()).isPresent() ? single.getExpression() : null));
                case AllColumns all -> stars.add(all);
                default -> {
                    return Optional.empty();
                }
            }
        }
        if (stars.size() > 1 || (names != null && (!stars.isEmpty() || names.size() != columns.size()))) {
            return Optional.empty();
        }
        return Optional.of(new Outputs(
                columns,
                stars.isEmpty() ? null : stars.getFirst(),
                query.getFrom().map(from -> name(from, null)).orElse(null)));
    }

    /// The names of a select's columns; empty when one has none, or with a star.
    static Optional<List<String>> names(QuerySpecification query) {
        List<String> names = new ArrayList<>();
        for (SelectItem item : query.getSelect().getSelectItems()) {
            String name = item instanceof SingleColumn single ? name(single) : null;
            if (name == null) {
                return Optional.empty();
            }
            names.add(name);
        }
        return Optional.of(names);
    }

    /// What a column is below the select.
    Optional<Expression> column(String name) {
        for (Column one : columns) {
            if (name.equalsIgnoreCase(one.name)) {
                return Optional.ofNullable(one.inside);
            }
        }
        if (star == null || !star.getAliases().isEmpty()) {
            return Optional.empty();
        }
        Identifier plain = new Identifier(name, true);
        if (star.getTarget().isPresent()) {
            return star.getTarget()
                    .filter(Identifier.class::isInstance)
                    .map(target -> ColumnPath.below(target, List.of(name)));
        }
        return Optional.of(only == null ? plain : ColumnPath.below(new Identifier(only, true), List.of(name)));
    }

    /// With sets of groupings a key is null where it is not grouped by.
    private static boolean keepsRows(QuerySpecification query) {
        return query.getLimit().isEmpty()
                && query.getOffset().isEmpty()
                && query.getWindows().isEmpty()
                && query.getSelect().getSelectItems().stream().noneMatch(Outputs::hasWindow)
                && isSimplyGrouped(query);
    }

    /// Whether a condition on a key leaves out whole groups; so it is without any.
    static boolean isSimplyGrouped(QuerySpecification query) {
        return query.getGroupBy()
                .map(groups -> groups.getGroupingElements().stream().allMatch(SimpleGroupBy.class::isInstance))
                .orElse(true);
    }

    private static boolean hasWindow(Node node) {
        return (node instanceof FunctionCall call && call.getWindow().isPresent())
                || node instanceof WindowOperation
                || node.getChildren().stream().anyMatch(Outputs::hasWindow);
    }

    private static @Nullable String name(SingleColumn column) {
        return column.getAlias().map(Identifier::getValue)
                .or(() -> ColumnPath.of(column.getExpression()).map(List::getLast))
                .orElse(null);
    }

    /// What qualifies the columns of a relation; absent for a join, and for a query without an alias.
    static @Nullable String name(Relation relation, @Nullable String alias) {
        return switch (relation) {
            case AliasedRelation aliased -> name(aliased.getRelation(), aliased.getAlias().getValue());
            case SampledRelation sampled -> name(sampled.getRelation(), alias);
            case Table table when alias == null -> table.getName().getOriginalParts().getLast().getValue();
            default -> alias;
        };
    }
}
