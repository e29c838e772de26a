package tableflow.console.remote.aws;

import static tableflow.console.remote.aws.ExecutionReading.optional;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.QueryRuntimeStatistics;
import software.amazon.awssdk.services.athena.model.QueryRuntimeStatisticsRows;
import software.amazon.awssdk.services.athena.model.QueryRuntimeStatisticsTimeline;
import software.amazon.awssdk.services.athena.model.QueryStage;
import software.amazon.awssdk.services.athena.model.QueryStagePlanNode;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.RuntimeStatistics;
import tableflow.console.domain.query.RuntimeStatistics.PlanNode;
import tableflow.console.domain.query.RuntimeStatistics.Rows;
import tableflow.console.domain.query.RuntimeStatistics.Stage;

/// What the SDK tells about the inside of a query, in the console's own words.
final class RuntimeReading {

    private RuntimeReading() {}

    static RuntimeStatistics statistics(@Nullable QueryRuntimeStatistics told) {
        if (told == null) {
            return new RuntimeStatistics(QueryStatistics.NONE, Optional.empty(), Optional.empty());
        }
        return new RuntimeStatistics(
                times(told.timeline()),
                Optional.ofNullable(told.rows()).map(RuntimeReading::rows),
                Optional.ofNullable(told.outputStage()).map(RuntimeReading::stage));
    }

    private static QueryStatistics times(@Nullable QueryRuntimeStatisticsTimeline told) {
        if (told == null) {
            return QueryStatistics.NONE;
        }
        return new QueryStatistics(
                optional(told.totalExecutionTimeInMillis()),
                optional(told.queryQueueTimeInMillis()),
                optional(told.queryPlanningTimeInMillis()),
                optional(told.engineExecutionTimeInMillis()),
                OptionalLong.empty(),
                false,
                optional(told.servicePreProcessingTimeInMillis()),
                optional(told.serviceProcessingTimeInMillis()),
                java.util.OptionalDouble.empty());
    }

    private static Rows rows(QueryRuntimeStatisticsRows told) {
        return new Rows(optional(told.inputRows()), optional(told.inputBytes()),
                optional(told.outputRows()), optional(told.outputBytes()));
    }

    private static Stage stage(QueryStage told) {
        return new Stage(
                told.stageId() == null ? 0 : told.stageId(),
                told.state() == null ? "" : told.state(),
                new Rows(optional(told.inputRows()), optional(told.inputBytes()),
                        optional(told.outputRows()), optional(told.outputBytes())),
                optional(told.executionTime()),
                told.queryStagePlan() == null ? null : node(told.queryStagePlan()),
                told.subStages().stream().map(RuntimeReading::stage).toList());
    }

    private static PlanNode node(QueryStagePlanNode told) {
        return new PlanNode(
                told.name() == null ? "" : told.name(),
                told.identifier() == null ? "" : told.identifier(),
                told.children().stream().map(RuntimeReading::node).toList(),
                told.remoteSources());
    }
}
