package tableflow.console.service.query.plan;

import io.trino.sql.ExpressionFormatter;
import io.trino.sql.tree.BetweenPredicate;
import io.trino.sql.tree.ComparisonPredicate;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.InListExpression;
import io.trino.sql.tree.InPredicate;
import io.trino.sql.tree.IsNullPredicate;
import io.trino.sql.tree.LikePredicate;
import io.trino.sql.tree.LogicalExpression;
import io.trino.sql.tree.NotExpression;
import io.trino.sql.tree.Predicate;
import io.trino.sql.tree.Predicated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/// What of a statement's filters Iceberg can leave files out by. Each part that is not understood is left out and
/// named: the plan then holds more files, never fewer.
final class Pruning {

    private final TableUse use;
    private final Schema schema;
    private final Constants constants;

    private Pruning(TableUse use, Schema schema, Constants constants) {
        this.use = use;
        this.schema = schema;
        this.constants = constants;
    }

    /// @param filter for Iceberg
    /// @param used the parts that it is made of, as SQL
    /// @param leftOut the parts that cannot prune, as SQL
    record Pruned(org.apache.iceberg.expressions.Expression filter, List<String> used, List<String> leftOut) {}

    static Pruned of(TableUse use, Schema schema, Constants constants) {
        Pruning pruning = new Pruning(use, schema, constants);
        org.apache.iceberg.expressions.Expression all = Expressions.alwaysTrue();
        List<String> used = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Expression filter : use.filters()) {
            Optional<org.apache.iceberg.expressions.Expression> one = pruning.condition(filter);
            if (one.isPresent()) {
                all = Expressions.and(all, one.get());
            }
            (one.isPresent() ? used : leftOut).add(ExpressionFormatter.formatExpression(filter));
        }
        return new Pruned(all, List.copyOf(used), List.copyOf(leftOut));
    }

    /// Empty when it cannot be told; for an AND the parts that can be, which hold of more rows.
    private Optional<org.apache.iceberg.expressions.Expression> condition(Expression expression) {
        return switch (expression) {
            case LogicalExpression logical when logical.getOperator() == LogicalExpression.Operator.AND -> {
                yield logical.getTerms().stream()
                        .flatMap(term -> condition(term).stream())
                        .reduce(Expressions::and);
            }
            case LogicalExpression logical -> either(logical);
            case NotExpression not -> exact(not.getValue()).map(Expressions::not);
            case Predicated predicated -> predicated(predicated.getValue(), predicated.getPredicate());
            default -> column(expression)
                    .filter(field -> field.type().typeId() == Type.TypeID.BOOLEAN)
                    .map(field -> Expressions.equal(name(field), true));
        };
    }

    private Optional<org.apache.iceberg.expressions.Expression> either(LogicalExpression logical) {
        org.apache.iceberg.expressions.Expression all = Expressions.alwaysFalse();
        for (Expression term : logical.getTerms()) {
            Optional<org.apache.iceberg.expressions.Expression> one = condition(term);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all = Expressions.or(all, one.get());
        }
        return Optional.of(all);
    }

    /// For the inside of NOT: nothing of it may be left out, or the opposite would hold of fewer rows. Nor may it be
    /// about rows that an outer join leaves without a partner.
    private Optional<org.apache.iceberg.expressions.Expression> exact(Expression expression) {
        if (use.optional()) {
            return Optional.empty();
        }
        return switch (expression) {
            case LogicalExpression logical when logical.getTerms().stream().anyMatch(term -> exact(term).isEmpty()) ->
                Optional.empty();
            case Predicated predicated when widened(predicated) -> Optional.empty();
            default -> condition(expression);
        };
    }

    /// Whether the condition holds of more rows than the SQL: a float is compared with a rounded value, a pattern by
    /// its beginning.
    private boolean widened(Predicated predicated) {
        return predicated.getPredicate() instanceof LikePredicate || column(predicated.getValue())
                .map(field -> field.type().typeId() == Type.TypeID.FLOAT)
                .orElse(false);
    }

    private Optional<org.apache.iceberg.expressions.Expression> predicated(Expression value, Predicate predicate) {
        return switch (predicate) {
            case ComparisonPredicate comparison -> comparison(value, comparison);
            case BetweenPredicate between when !between.isNegated() && !between.isSymmetric() -> {
                Optional<org.apache.iceberg.expressions.Expression> low = compare(
                        value, ComparisonPredicate.Operator.GREATER_THAN_OR_EQUAL, between.getMin());
                Optional<org.apache.iceberg.expressions.Expression> high = compare(
                        value, ComparisonPredicate.Operator.LESS_THAN_OR_EQUAL, between.getMax());
                yield low.isPresent() && high.isPresent()
                        ? Optional.of(Expressions.and(low.get(), high.get()))
                        : Optional.empty();
            }
            case InPredicate in when !in.isNegated() && in.getValueList() instanceof InListExpression list ->
                in(value, list);
            case IsNullPredicate isNull when !use.optional() -> column(value).map(field -> isNull.isNegated()
                    ? Expressions.notNull(name(field))
                    : Expressions.isNull(name(field)));
            case LikePredicate like when !like.isNegated() && like.getEscape().isEmpty() -> like(value, like);
            default -> Optional.empty();
        };
    }

    private Optional<org.apache.iceberg.expressions.Expression> comparison(
            Expression left, ComparisonPredicate comparison) {
        Optional<org.apache.iceberg.expressions.Expression> straight =
                compare(left, comparison.getOperator(), comparison.getRight());
        return straight.isPresent()
                ? straight
                : compare(comparison.getRight(), comparison.getOperator().flip(), left);
    }

    private Optional<org.apache.iceberg.expressions.Expression> compare(
            Expression left, ComparisonPredicate.Operator operator, Expression right) {
        Optional<DayOf> day = DayOf.of(left);
        Expression target = day.isPresent() ? day.get().moment() : left;
        Optional<Types.NestedField> field = column(target);
        Optional<Object> value = constants.of(right);
        if (field.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        Grid grid = new Grid(name(field.get()), field.get().type());
        return day.isPresent() ? grid.compareDay(operator, value.get()) : grid.compare(operator, value.get());
    }

    private Optional<org.apache.iceberg.expressions.Expression> in(Expression value, InListExpression list) {
        org.apache.iceberg.expressions.Expression all = Expressions.alwaysFalse();
        for (Expression one : list.getValues()) {
            Optional<org.apache.iceberg.expressions.Expression> equal =
                    compare(value, ComparisonPredicate.Operator.EQUAL, one);
            if (equal.isEmpty()) {
                return Optional.empty();
            }
            all = Expressions.or(all, equal.get());
        }
        return Optional.of(all);
    }

    private Optional<org.apache.iceberg.expressions.Expression> like(Expression value, LikePredicate like) {
        Optional<Types.NestedField> field = column(value)
                .filter(one -> one.type().typeId() == Type.TypeID.STRING);
        if (field.isEmpty() || !(constants.of(like.getPattern()).orElse(null) instanceof String text)) {
            return Optional.empty();
        }
        int wild = 0;
        while (wild < text.length() && text.charAt(wild) != '%' && text.charAt(wild) != '_') {
            wild++;
        }
        String start = text.substring(0, wild);
        String name = name(field.get());
        if (wild == text.length()) {
            return Optional.of(Expressions.equal(name, start));
        }
        return start.isEmpty() ? Optional.empty() : Optional.of(Expressions.startsWith(name, start));
    }

    /// A column of this table: `column`, `alias.column`, and fields of structs under it.
    private Optional<Types.NestedField> column(Expression expression) {
        return ColumnPath.of(expression).flatMap(path -> {
            String rest = path.size() > 1 && use.answersTo(path.getFirst())
                    ? String.join(".", path.subList(1, path.size()))
                    : String.join(".", path);
            return Optional.ofNullable(schema.caseInsensitiveFindField(rest));
        }).filter(field -> field.type().isPrimitiveType());
    }

    private String name(Types.NestedField field) {
        return schema.findColumnName(field.fieldId());
    }
}
