package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Json;

/// The calls about executions that were started.
record QueriesApi(Desk desk, Runner runner, Plans plans) {
    private static final int PAGE = 50;

    ObjectNode stop(Input in, Principal caller) throws AwsFailure {
        String id = in.text("QueryExecutionId");
        in.valid();
        runner.stop(desk.execution(caller, "StopQueryExecution", id).id());
        return Json.object();
    }

    ObjectNode get(Input in, Principal caller) throws AwsFailure {
        String id = in.text("QueryExecutionId");
        in.valid();
        Execution execution = runner.live(desk.execution(caller, "GetQueryExecution", id));
        ObjectNode answer = Json.object();
        answer.set("QueryExecution", ExecutionJson.api(execution));
        return answer;
    }

    ObjectNode batch(Input in, Principal caller) throws AwsFailure {
        List<String> ids = in.texts("QueryExecutionIds", PAGE);
        in.valid();
        ObjectNode answer = Json.object();
        ArrayNode found = answer.putArray("QueryExecutions");
        ArrayNode rest = answer.putArray("UnprocessedQueryExecutionIds");
        for (String id : ids) {
            Optional<Execution> one = desk.history().find(id);
            if (one.isPresent()) {
                desk.rights().workGroup(caller, "BatchGetQueryExecution", one.get().asked().workGroup());
                found.add(ExecutionJson.api(runner.live(one.get())));
            } else {
                rest.addObject()
                        .put("ErrorCode", "INVALID_INPUT")
                        .put("ErrorMessage", "QueryExecution " + id + " was not found")
                        .put("QueryExecutionId", id);
            }
        }
        return answer;
    }

    /// The newest first.
    ObjectNode list(Input in, Principal caller) throws AwsFailure {
        Paging page = Paging.of(in, PAGE);
        String group = desk.group(caller, "ListQueryExecutions", in).name();
        desk.history().forgetOld();
        List<Execution> all = desk.history().matching(one -> one.asked().workGroup().equals(group));
        return page.cut(Json.object(), "QueryExecutionIds", all,
                one -> String.format(Locale.ROOT, "%019d", Long.MAX_VALUE - one.number()),
                one -> Json.tree(one.id()));
    }

    /// Of what is not done yet only the timeline is told.
    ObjectNode runtime(Input in, Principal caller) throws AwsFailure {
        String id = in.text("QueryExecutionId");
        in.valid();
        Execution execution = runner.live(desk.execution(caller, "GetQueryRuntimeStatistics", id));
        ObjectNode answer = Json.object();
        ObjectNode statistics = execution.counts().runtime(execution.status().state().done());
        plans.addTo(execution, statistics);
        answer.set("QueryRuntimeStatistics", statistics);
        return answer;
    }
}
