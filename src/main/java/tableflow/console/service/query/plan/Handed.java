package tableflow.console.service.query.plan;

import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.ExistsPredicate;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.ExpressionRewriter;
import io.trino.sql.tree.ExpressionTreeRewriter;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.LambdaExpression;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.SubqueryExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Conditions on the rows that a query in a FROM gives, handed down to it by the query around it.
///
/// @param filters as they stand outside, joined by AND
/// @param optional rows of it may be missing there, as [TableUse#optional]
/// @param relation what qualifies its columns outside; absent when nothing does
/// @param siblings what qualifies columns of others, in lower case
/// @param columns names of its columns by their place; absent when it names them itself
record Handed(
        List<Expression> filters,
        boolean optional,
        @Nullable String relation,
        Set<String> siblings,
        @Nullable List<String> columns) {

    static final Handed NOTHING = new Handed(List.of(), false, null, Set.of(), null);

    /// With names of columns that were not named before.
    Handed named(@Nullable List<String> byPlace) {
        return columns == null ? new Handed(filters, optional, relation, siblings, byPlace) : this;
    }

    /// The conditions as the query's own, where they may be moved below its select without changing its answer. The
    /// engine moves these too.
    List<Expression> below(QuerySpecification query) {
        Outputs outputs = filters.isEmpty() ? null : Outputs.of(query, columns).orElse(null);
        if (outputs == null) {
            return List.of();
        }
        List<Expression> moved = new ArrayList<>();
        for (Expression filter : filters) {
            if (!hasQuery(filter)) {
                Moving moving = new Moving(outputs);
                Expression inside = ExpressionTreeRewriter.rewriteWith(moving, filter);
                if (!moving.stuck) {
                    moved.add(inside);
                }
            }
        }
        return moved;
    }

    /// Names within are others.
    private static boolean hasQuery(Node node) {
        return node instanceof SubqueryExpression
                || node instanceof ExistsPredicate
                || node instanceof LambdaExpression
                || node.getChildren().stream().anyMatch(Handed::hasQuery);
    }

    /// The column that a path means outside; empty when it is one of others.
    private Optional<List<String>> own(List<String> path) {
        if (path.size() > 1) {
            String first = path.getFirst();
            if (first.equalsIgnoreCase(relation)) {
                return Optional.of(path.subList(1, path.size()));
            }
            if (siblings.contains(first.toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
        }
        return Optional.of(path);
    }

    private final class Moving extends ExpressionRewriter<Void> {

        private final Outputs outputs;
        private boolean stuck;

        Moving(Outputs outputs) {
            this.outputs = outputs;
        }

        @Override
        public Expression rewriteIdentifier(
                Identifier column, @Nullable Void context, ExpressionTreeRewriter<Void> rewriter) {
            return moved(column);
        }

        @Override
        public Expression rewriteDereferenceExpression(
                DereferenceExpression column, @Nullable Void context, ExpressionTreeRewriter<Void> rewriter) {
            return moved(column);
        }

        private Expression moved(Expression column) {
            Optional<Expression> inside = ColumnPath.of(column)
                    .flatMap(Handed.this::own)
                    .flatMap(path -> outputs.column(path.getFirst())
                            .map(base -> ColumnPath.below(base, path.subList(1, path.size()))));
            stuck |= inside.isEmpty();
            return inside.orElse(column);
        }
    }
}
