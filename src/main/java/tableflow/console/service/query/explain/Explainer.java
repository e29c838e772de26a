package tableflow.console.service.query.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.query.plan.QueryPlan;
import tableflow.console.domain.sql.SqlStatement;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.RowSink;
import tableflow.console.service.query.plan.ScanEstimate;

/// Explains statements: asks the engine for plans, and gives advice. All methods block.
public final class Explainer {

    /// A plan is some hundred lines; one of this length is no plan.
    private static final int MOST_LINES = 100_000;

    private final Queries queries;
    private final Estimates estimates;

    /// Where estimates come from.
    @FunctionalInterface
    public interface Estimates {

        /// What a statement will read, as [tableflow.console.service.query.plan.Estimator#estimate] tells.
        ScanEstimate estimate(QueryRequest request, Progress progress);
    }

    /// What is known of a statement.
    ///
    /// @param plan absent when the engine was not asked
    /// @param advice in the order of the statement
    public record Understanding(@Nullable QueryPlan plan, List<Advice> advice) {
        public Understanding {
            advice = List.copyOf(advice);
        }
    }

    public Explainer(Queries queries, Estimates estimates) {
        this.queries = queries;
        this.estimates = estimates;
    }

    /// Advice from the text and from what the statement will read; nothing is run.
    public Understanding advise(QueryRequest request, Progress progress) {
        return new Understanding(null, advice(request, null, progress));
    }

    /// Asks the engine for the plan. Without `analyze` nothing is scanned or charged, yet Athena records an execution;
    /// with it the statement runs, and costs what it costs, only its rows are thrown away.
    ///
    /// @param watcher told of every look at the query
    /// @throws RemoteFailure INVALID for `analyze` of a statement that would change something, and for an answer that
    ///     is no plan; what running a query throws besides
    public Understanding explain(
            QueryRequest request, boolean analyze, Consumer<QueryExecution> watcher, Progress progress) {
        if (analyze && SqlStatement.of(request.sql()).writes()) {
            throw RemoteFailure.of(Kind.INVALID, "analyse the statement",
                            "it would be carried out, and it changes something")
                    .withAdvice("Ask for the plan without running it.");
        }
        String sql = (analyze ? "EXPLAIN ANALYZE " : "EXPLAIN ") + request.sql();
        QueryExecution ended = queries.succeed(new QueryRequest(sql, request.database(), request.workgroup(),
                request.resultLocation(), request.parameters()).in(request.catalog()), watcher);
        return read(request, ended, progress);
    }

    /// Whether a statement is an `EXPLAIN` itself, whose result is the plan.
    public static boolean isExplain(String sql) {
        StatementKind kind = SqlStatement.of(sql).kind();
        return kind == StatementKind.EXPLAIN || kind == StatementKind.EXPLAIN_ANALYZE;
    }

    /// The plan that a succeeded `EXPLAIN` gave.
    ///
    /// @throws RemoteFailure INVALID for an answer that is no plan, such as one as JSON
    public Understanding read(QueryRequest request, QueryExecution ended, Progress progress) {
        List<String> lines = new ArrayList<>();
        queries.rows(ended, new RowSink() {
            @Override
            public void columns(List<ResultColumn> columns) {
                // A plan has one.
            }

            @Override
            public void row(List<@Nullable String> values) {
                String line = values.isEmpty() ? null : values.getFirst();
                if (lines.size() < MOST_LINES) {
                    lines.addAll((line == null ? "" : line).lines().toList());
                }
            }
        });
        QueryPlan plan = QueryPlan.read(lines).orElseThrow(() -> RemoteFailure.of(Kind.INVALID, "read the plan",
                        "the answer is no plan as text" + (lines.isEmpty() ? "" : ": it begins with "
                                + lines.getFirst().strip().toLowerCase(Locale.ROOT)))
                .withAdvice("Ask for the plan without FORMAT and TYPE."));
        return new Understanding(plan, advice(request, plan, progress));
    }

    private List<Advice> advice(QueryRequest request, @Nullable QueryPlan plan, Progress progress) {
        ScanEstimate estimate = estimates.estimate(request, progress);
        return Advisor.advise(request.sql(), estimate, plan);
    }
}
