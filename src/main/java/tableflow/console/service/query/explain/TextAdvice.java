package tableflow.console.service.query.explain;

import io.trino.sql.tree.AliasedRelation;
import io.trino.sql.tree.ComparisonPredicate;
import io.trino.sql.tree.DereferenceExpression;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Join;
import io.trino.sql.tree.Lateral;
import io.trino.sql.tree.LikePredicate;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.Predicated;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.QuerySpecification;
import io.trino.sql.tree.StringLiteral;
import io.trino.sql.tree.TableSubquery;
import io.trino.sql.tree.Union;
import io.trino.sql.tree.Unnest;
import io.trino.sql.tree.Values;
import java.util.ArrayList;
import java.util.List;
import tableflow.console.service.query.explain.Advice.Rule;

/// What the statement's text alone tells.
final class TextAdvice {

    private final SqlPlaces places;
    private final List<Advice> found = new ArrayList<>();

    TextAdvice(SqlPlaces places) {
        this.places = places;
    }

    List<Advice> of(Node statement) {
        node(statement);
        return found;
    }

    private void node(Node node) {
        switch (node) {
            case Query query when query.getQueryBody() instanceof QuerySpecification -> { }
            case Query query -> query.getOrderBy()
                    .filter(order -> query.getLimit().isEmpty())
                    .ifPresent(this::order);
            case QuerySpecification one -> {
                one.getOrderBy().filter(order -> one.getLimit().isEmpty()).ifPresent(this::order);
                one.getFrom().ifPresent(from -> commas(from, one));
            }
            case Join join when join.getType() == Join.Type.CROSS && isTable(join.getRight()) -> cross(join.getRight());
            case LikePredicate like when like.getPattern() instanceof StringLiteral pattern
                    && (pattern.getValue().startsWith("%") || pattern.getValue().startsWith("_")) -> add(
                            Rule.LEADING_WILDCARD, like.getPattern(),
                            "A pattern that begins with a wildcard is tried on every row, and leaves no file out.",
                            "Begin the pattern with what is known, or compare the whole value.");
            case FunctionCall call when call.isDistinct()
                    && call.getName().getSuffix().equalsIgnoreCase("count") -> add(
                            Rule.COUNT_DISTINCT, call,
                            "count(DISTINCT …) keeps every value in memory to compare it.",
                            "Where 2.3 % off is near enough, write approx_distinct(…).");
            case Union union when union.isDistinct() -> add(Rule.UNION_DISTINCT, union,
                            "UNION compares all rows of both sides to leave doubles out.",
                            "Write UNION ALL where the sides have no rows in common, or doubles do no harm.");
            default -> { }
        }
        node.getChildren().forEach(this::node);
    }

    private void order(Node order) {
        add(Rule.ORDER_WITHOUT_LIMIT, order,
                "ORDER BY without LIMIT sorts the whole result on one worker.",
                "Add a LIMIT, or leave the order to the result's grid, which sorts any size.");
    }

    private void cross(Node side) {
        add(Rule.CROSS_JOIN, side,
                "Each row of one side is joined with each row of the other.",
                "Join on a condition: JOIN … ON a.key = b.key.");
    }

    /// Tables with commas between them, of which some condition must make a join.
    private void commas(Node from, QuerySpecification query) {
        if (!(from instanceof Join join) || join.getType() != Join.Type.IMPLICIT) {
            return;
        }
        boolean joined = query.getWhere().map(TextAdvice::comparesColumns).orElse(false);
        if (!joined && isTable(join.getRight())) {
            cross(join.getRight());
        }
    }

    private static boolean comparesColumns(Node node) {
        return (node instanceof Predicated predicated
                        && predicated.getPredicate() instanceof ComparisonPredicate comparison
                        && isColumn(predicated.getValue()) && isColumn(comparison.getRight()))
                || node.getChildren().stream().anyMatch(TextAdvice::comparesColumns);
    }

    private static boolean isColumn(Expression expression) {
        return expression instanceof Identifier || expression instanceof DereferenceExpression;
    }

    /// UNNEST, LATERAL and VALUES belong to a cross join.
    private static boolean isTable(Node side) {
        return switch (side) {
            case Unnest _, Lateral _, Values _ -> false;
            case AliasedRelation aliased -> isTable(aliased.getRelation());
            case TableSubquery subquery -> !(subquery.getQuery().getQueryBody() instanceof Values);
            default -> true;
        };
    }

    private void add(Rule rule, Node node, String problem, String remedy) {
        found.add(new Advice(rule, problem, remedy, places.of(node)));
    }
}
