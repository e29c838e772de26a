package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.sql.SqlStats;

/// What an execution took, in milliseconds, bytes and rows.
///
/// @param times where the time went
/// @param scanned read from storage
/// @param input rows and bytes that came from tables
/// @param output rows and bytes of the result
/// @param reused whether the rows are those of an earlier execution
/// @param stages the tree of stages as the API has it; missing when the engine had none
record Counts(Time times, long scanned, Amount input, Amount output, boolean reused, JsonNode stages) {
    /// @param before from the request until the engine had it
    /// @param queued until the engine began
    /// @param planning part of `engine`
    /// @param after from the engine's last row until the result was written
    record Time(long before, long queued, long planning, long engine, long after, long total) {
        static final Time NONE = new Time(0, 0, 0, 0, 0, 0);
    }

    record Amount(long rows, long bytes) {
        static final Amount NONE = new Amount(0, 0);
    }

    static final Counts NONE =
            new Counts(Time.NONE, 0, Amount.NONE, Amount.NONE, false, MissingNode.getInstance());

    /// What the engine counted, for the time that passed so far.
    ///
    /// @param before milliseconds until the engine had it
    /// @param after milliseconds since its last row
    static Counts of(SqlStats stats, long before, long after) {
        long queued = stats.times().queued().toMillis();
        long engine = Math.max(0, stats.times().elapsed().toMillis() - queued);
        Time time = new Time(before, queued, Math.min(engine, stats.times().planning().toMillis()), engine, after,
                before + queued + engine + after);
        JsonNode stages = stats.stages().<JsonNode>map(Counts::stage).orElse(MissingNode.getInstance());
        return new Counts(time, stats.physicalInputBytes(), new Amount(stats.inputRows(), stats.inputBytes()),
                new Amount(stats.outputRows(), 0), false, stages);
    }

    Counts scanned(long bytes) {
        return new Counts(times, bytes, input, output, reused, stages);
    }

    Counts output(long rows, long bytes) {
        return new Counts(times, scanned, input, new Amount(rows, bytes), reused, stages);
    }

    /// Of a query whose rows were there already: nothing is read.
    static Counts reused(long total, Amount output) {
        return new Counts(new Time(0, 0, 0, 0, total, total), 0, Amount.NONE, output, true,
                MissingNode.getInstance());
    }

    private static ObjectNode stage(SqlStats.Stage stage) {
        ObjectNode node = Json.object();
        try {
            node.put("StageId", Long.parseLong(stage.id()));
        } catch (NumberFormatException e) {
            node.put("StageId", 0);
        }
        node.put("State", stage.state())
                .put("InputRows", stage.inputRows())
                .put("InputBytes", stage.inputBytes())
                .put("ExecutionTime", stage.cpu().toMillis());
        if (!stage.children().isEmpty()) {
            ArrayNode children = node.putArray("SubStages");
            stage.children().forEach(child -> children.add(stage(child)));
        }
        return node;
    }

    /// `Statistics` of an execution.
    ObjectNode json(boolean planned) {
        ObjectNode node = Json.object()
                .put("DataScannedInBytes", scanned)
                .put("EngineExecutionTimeInMillis", times.engine());
        if (planned) {
            node.put("QueryPlanningTimeInMillis", times.planning());
        }
        node.put("QueryQueueTimeInMillis", times.queued())
                .put("ServicePreProcessingTimeInMillis", times.before())
                .put("ServiceProcessingTimeInMillis", times.after())
                .put("TotalExecutionTimeInMillis", times.total());
        node.putObject("ResultReuseInformation").put("ReusedPreviousResult", reused);
        return node;
    }

    /// `QueryRuntimeStatistics`.
    ///
    /// @param complete false leaves out all but the timeline, which is there first
    ObjectNode runtime(boolean complete) {
        ObjectNode node = Json.object();
        node.putObject("Timeline")
                .put("EngineExecutionTimeInMillis", times.engine())
                .put("QueryPlanningTimeInMillis", times.planning())
                .put("QueryQueueTimeInMillis", times.queued())
                .put("ServicePreProcessingTimeInMillis", times.before())
                .put("ServiceProcessingTimeInMillis", times.after())
                .put("TotalExecutionTimeInMillis", times.total());
        if (complete) {
            node.putObject("Rows")
                    .put("InputRows", input.rows())
                    .put("InputBytes", input.bytes())
                    .put("OutputRows", output.rows())
                    .put("OutputBytes", output.bytes());
            if (stages.isObject()) {
                node.set("OutputStage", stages);
            }
        }
        return node;
    }
}
