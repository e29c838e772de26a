package tableflow.console.ui.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tableflow.console.domain.Open;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.ExecutionContext;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryExecution.StatementType;
import tableflow.console.domain.query.QueryState;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.RuntimeStatistics;
import tableflow.console.domain.query.RuntimeStatistics.PlanNode;
import tableflow.console.domain.query.RuntimeStatistics.Rows;
import tableflow.console.domain.query.RuntimeStatistics.Stage;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.ui.query.workgroup.WorkgroupServices;

/// What Athena would tell the panels.
public final class AthenaFakes {

    private AthenaFakes() {}

    /// Executions of some days before `now`, newest first, in different states.
    public static List<QueryExecution> executions(Instant now, int count) {
        List<QueryExecution> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            QueryState state = i % 7 == 3 ? QueryState.FAILED : i % 11 == 5 ? QueryState.CANCELLED
                    : QueryState.SUCCEEDED;
            all.add(new QueryExecution("q-" + i,
                    i % 2 == 0 ? "SELECT count(*) FROM payments -- " + i : "SELECT *\nFROM \"orders.v1\" LIMIT " + i,
                    Open.of(state), Open.of(StatementType.DML), null, null,
                    new QueryStatistics(OptionalLong.of(800), OptionalLong.of(90), OptionalLong.of(120),
                            OptionalLong.of(600), OptionalLong.of((i % 5) * 700_000_000_000L), i % 13 == 1),
                    new ExecutionContext("primary", null, "lake", "SELECT", List.of(),
                            now.minus(Duration.ofHours(7L * i)), null, null, null, false)));
        }
        return all;
    }

    /// A query's inside with two stages.
    public static RuntimeStatistics statistics() {
        Rows in = new Rows(OptionalLong.of(1_204_331), OptionalLong.of(48_000_000),
                OptionalLong.of(12), OptionalLong.of(600));
        Stage scan = new Stage(1, "FINISHED", in, OptionalLong.of(1_900),
                new PlanNode("TableScan", "0", List.of(), List.of()), List.of());
        Stage output = new Stage(0, "FINISHED", in, OptionalLong.of(40),
                new PlanNode("Output", "6", List.of(new PlanNode("RemoteSource", "7", List.of(), List.of("1"))),
                        List.of()), List.of(scan));
        return new RuntimeStatistics(times(), Optional.of(in), Optional.of(output));
    }

    public static QueryStatistics times() {
        return new QueryStatistics(OptionalLong.of(2_600), OptionalLong.of(240), OptionalLong.of(310),
                OptionalLong.of(2_100), OptionalLong.empty(), false, OptionalLong.of(60), OptionalLong.of(200),
                OptionalDouble.empty());
    }

    /// Workgroups with long names and many settings.
    public static final class Groups implements WorkgroupServices.Reader {

        public final List<String> asked = new ArrayList<>();

        @Override
        public List<WorkGroup.Summary> workgroups() {
            return List.of(summary("primary", WorkGroup.State.ENABLED),
                    summary("analytics-of-the-payments-team-production", WorkGroup.State.ENABLED),
                    summary("closed", WorkGroup.State.DISABLED));
        }

        private static WorkGroup.Summary summary(String name, WorkGroup.State state) {
            return new WorkGroup.Summary(name, Open.of(state), "for tests", "Athena engine version 3", null);
        }

        @Override
        public WorkGroup workgroup(String name) {
            asked.add(name);
            return new WorkGroup(summary(name, WorkGroup.State.ENABLED), new WorkGroup.Settings(true,
                    "s3://query-results-bucket-of-the-whole-department/" + name + "/", "SSE_KMS",
                    "arn:aws:kms:eu-central-1:123456789012:key/6a4f1f1e", OptionalLong.of(10_000_000_000L), false,
                    false, true, false));
        }

        @Override
        public List<DataCatalog> dataCatalogs() {
            return List.of(new DataCatalog("AwsDataCatalog", "GLUE", null));
        }
    }
}
