package tableflow.console.service.query.explain;

import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Explain;
import io.trino.sql.tree.ExplainAnalyze;
import io.trino.sql.tree.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.plan.QueryPlan;
import tableflow.console.service.query.explain.Advice.Rule;
import tableflow.console.service.query.plan.ScanEstimate;

/// Gives advice about a statement: from its text, from what it is going to read, and from the engine's plan, as far as
/// these are at hand. It advises on queries only; a statement that does not parse has other troubles.
public final class Advisor {

    private Advisor() {}

    /// Advice in the order of the statement; what is about the whole comes last.
    ///
    /// @param estimate what it will read; absent when nobody looked
    /// @param plan of the same statement; absent when it was not asked for
    public static List<Advice> advise(String sql, @Nullable ScanEstimate estimate, @Nullable QueryPlan plan) {
        Statement statement;
        try {
            statement = new SqlParser().createStatement(sql);
        } catch (ParsingException | StackOverflowError unreadable) {
            return List.of();
        }
        if (statement instanceof ExplainAnalyze analyze) {
            statement = analyze.getStatement();
        } else if (statement instanceof Explain explain) {
            statement = explain.getStatement();
        }
        SqlPlaces places = new SqlPlaces(sql);
        List<Advice> advice = new ArrayList<>(new TextAdvice(places).of(statement));
        if (estimate != null) {
            advice.addAll(new ScanAdvice(places, statement).of(estimate));
        }
        if (plan != null) {
            boolean told = advice.stream().anyMatch(one -> one.rule() == Rule.CROSS_JOIN);
            PlanAdvice.of(plan).stream()
                    .filter(one -> one.rule() != Rule.CROSS_JOIN || !told)
                    .forEach(advice::add);
        }
        advice.sort(Comparator.comparingInt(one -> one.place() == null ? Integer.MAX_VALUE : one.place().from()));
        // A table that stands there twice is advised on once.
        return advice.stream().distinct().toList();
    }
}
