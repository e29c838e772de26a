package tableflow.console.service.query.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.domain.query.plan.QueryPlan;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.RowSink;

/// Gets plans from Athena. Every call blocks; an interrupt ends it.
public final class Plans {
    private final Supplier<Queries> queries;

    /// @param queries may open a client when it is first asked
    public Plans(Supplier<Queries> queries) {
        this.queries = queries;
    }

    /// The plan that an `EXPLAIN` or `EXPLAIN ANALYZE` which has succeeded came to; empty for one in another form than
    /// text.
    ///
    /// @throws tableflow.console.domain.RemoteFailure what Athena answers
    public Optional<QueryPlan> of(QueryExecution explained) {
        List<String> lines = new ArrayList<>();
        queries.get().rows(explained, new RowSink() {
            @Override
            public void columns(List<ResultColumn> columns) {
                // A plan has one.
            }

            @Override
            public void row(List<@Nullable String> values) {
                String line = values.getFirst();
                lines.addAll((line == null ? "" : line).lines().toList());
            }
        });
        return QueryPlan.read(lines);
    }

    /// Asks how a statement would run; reads no data and costs nothing.
    ///
    /// @throws tableflow.console.domain.RemoteFailure INVALID for what cannot be explained, and what Athena answers
    public Optional<QueryPlan> explain(QueryRequest request) {
        QueryRequest asked = new QueryRequest("EXPLAIN " + request.sql(), request.database(), request.workgroup(),
                request.resultLocation(), request.parameters());
        return of(queries.get().succeed(asked, _ -> { }));
    }
}
