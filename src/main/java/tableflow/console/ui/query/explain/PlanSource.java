package tableflow.console.ui.query.explain;

import java.util.Optional;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.plan.QueryPlan;
import tableflow.console.service.query.explain.Plans;

/// Where plans come from; blocking.
public interface PlanSource {

    /// The plan that came out of an `EXPLAIN`; empty for one in another form than text.
    Optional<QueryPlan> of(QueryExecution explained);

    /// The plan of a statement that is not run for it.
    Optional<QueryPlan> explain(QueryRequest request);

    /// From Athena.
    static PlanSource of(Plans plans) {
        return new PlanSource() {
            @Override
            public Optional<QueryPlan> of(QueryExecution explained) {
                return plans.of(explained);
            }

            @Override
            public Optional<QueryPlan> explain(QueryRequest request) {
                return plans.explain(request);
            }
        };
    }
}
