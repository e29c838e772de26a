package tableflow.console.ui.query.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tableflow.console.service.query.result.order.Filter;
import tableflow.console.service.query.result.order.Filter.Relation;
import tableflow.console.service.query.result.order.TextMatch;

/// What the user wants of the values of a column.
///
/// @param column from 0
/// @param operand empty where the wish needs none
record Condition(int column, Wish wish, String operand) {

    /// What can be wished for.
    enum Wish {
        CONTAINS,
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST,
        MATCHES,
        NULL,
        NOT_NULL;

        /// Whether it needs something to compare with.
        boolean takesOperand() {
            return this != NULL && this != NOT_NULL;
        }

        /// Part of the keys of its texts.
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// As a filter of the service.
    ///
    /// @throws tableflow.console.domain.RemoteFailure INVALID for an expression that is none
    Filter filter() {
        return switch (wish) {
            case CONTAINS -> new Filter.HasText(column, TextMatch.of(operand, false));
            case MATCHES -> new Filter.HasText(column, TextMatch.pattern(operand, true));
            case NULL -> new Filter.IsNull(column);
            case NOT_NULL -> new Filter.Not(new Filter.IsNull(column));
            case EQUAL -> new Filter.Compare(column, Relation.EQUAL, operand);
            case NOT_EQUAL -> new Filter.Compare(column, Relation.NOT_EQUAL, operand);
            case LESS -> new Filter.Compare(column, Relation.LESS, operand);
            case AT_MOST -> new Filter.Compare(column, Relation.AT_MOST, operand);
            case GREATER -> new Filter.Compare(column, Relation.GREATER, operand);
            case AT_LEAST -> new Filter.Compare(column, Relation.AT_LEAST, operand);
        };
    }

    /// All of the conditions, and a text that any column has.
    ///
    /// @param quick empty for any
    static Filter all(String quick, List<Condition> conditions) {
        List<Filter> parts = new ArrayList<>();
        if (!quick.isEmpty()) {
            parts.add(new Filter.HasText(-1, TextMatch.of(quick, false)));
        }
        conditions.forEach(condition -> parts.add(condition.filter()));
        return parts.isEmpty() ? Filter.ALL : new Filter.Both(parts);
    }
}
