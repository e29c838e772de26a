package tableflow.console.service.query.plan;

import io.trino.sql.tree.Cast;
import io.trino.sql.tree.Expression;
import io.trino.sql.tree.FunctionCall;
import io.trino.sql.tree.StringLiteral;
import java.util.List;
import java.util.Optional;

/// The day of a moment, as operators like to write it: `CAST(x AS date)`, `date(x)`, `date_trunc('day', x)`. The engine
/// turns a comparison of it into one of the moment itself.
///
/// @param moment `x`
record DayOf(Expression moment) {

    static Optional<DayOf> of(Expression expression) {
        return switch (expression) {
            case Cast cast when Constants.name(cast.getType()).equals("date") ->
                Optional.of(new DayOf(cast.getExpression()));
            case FunctionCall call -> of(call.getName().getSuffix(), call.argumentValues());
            default -> Optional.empty();
        };
    }

    private static Optional<DayOf> of(String function, List<Expression> given) {
        if (function.equalsIgnoreCase("date") && given.size() == 1) {
            return Optional.of(new DayOf(given.getFirst()));
        }
        return function.equalsIgnoreCase("date_trunc")
                        && given.size() == 2
                        && given.getFirst() instanceof StringLiteral unit
                        && unit.getValue().equalsIgnoreCase("day")
                ? Optional.of(new DayOf(given.get(1)))
                : Optional.empty();
    }
}
