package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tableflow.console.domain.sql.ResultObject;
import tableflow.console.sandbox.athena.Execution.Asked;
import tableflow.console.sandbox.athena.Execution.Context;
import tableflow.console.sandbox.athena.Execution.Destination;
import tableflow.console.sandbox.athena.Execution.Output;
import tableflow.console.sandbox.athena.Execution.Reuse;
import tableflow.console.sandbox.athena.Execution.State;
import tableflow.console.sandbox.athena.Execution.Status;
import tableflow.console.sandbox.athena.result.ColumnInfo;
import tableflow.console.sandbox.http.Json;

/// An execution as the API sends it, and as it is kept on disk: the same with some more.
final class ExecutionJson {
    private ExecutionJson() {}

    /// `QueryExecution`.
    static ObjectNode api(Execution execution) {
        Asked asked = execution.asked();
        ObjectNode node = Json.object();
        node.set("EngineVersion", WorkGroup.engine());
        if (!asked.parameters().isEmpty()) {
            texts(node.putArray("ExecutionParameters"), asked.parameters());
        }
        Destination destination = execution.destination();
        if (destination.managed()) {
            node.putObject("ManagedQueryResultsConfiguration").put("Enabled", true);
        }
        node.put("Query", asked.sql());
        ObjectNode context = node.putObject("QueryExecutionContext");
        asked.context().catalog().ifPresent(name -> context.put("Catalog", name.toLowerCase(Locale.ROOT)));
        asked.context().database().ifPresent(name -> context.put("Database", name));
        node.put("QueryExecutionId", execution.id());
        ObjectNode result = node.putObject("ResultConfiguration");
        destination.object().ifPresent(at -> result.put("OutputLocation", at.toString()));
        if (destination.encryption().isObject()) {
            result.set("EncryptionConfiguration", destination.encryption());
        }
        ObjectNode reuse = node.putObject("ResultReuseConfiguration").putObject("ResultReuseByAgeConfiguration");
        reuse.put("Enabled", asked.reuse().wanted());
        if (asked.reuse().wanted()) {
            reuse.put("MaxAgeInMinutes", asked.reuse().minutes());
        }
        node.put("StatementType", execution.shape().type());
        node.set("Statistics", execution.counts().json(execution.shape().planned()));
        node.set("Status", status(execution.status()));
        node.put("SubstatementType", execution.shape().substatement());
        return node.put("WorkGroup", asked.workGroup());
    }

    private static ObjectNode status(Status status) {
        ObjectNode node = Json.object();
        status.problem().ifPresent(problem -> node.set("AthenaError", problem.json()));
        status.completed().ifPresent(at -> node.put("CompletionDateTime", Times.seconds(at)));
        node.put("State", status.state().name());
        status.reason().ifPresent(reason -> node.put("StateChangeReason", reason));
        return node.put("SubmissionDateTime", Times.seconds(status.submitted()));
    }

    /// For the disk.
    static ObjectNode kept(Execution execution) {
        ObjectNode node = api(execution);
        ObjectNode more = node.putObject("Sandbox").put("Number", execution.number());
        more.put("Token", execution.asked().token()).put("File", execution.file().name());
        execution.asked().context().catalog().ifPresent(name -> more.put("Catalog", name));
        execution.asked().location().ifPresent(location -> more.put("Location", location));
        ArrayNode columns = more.putArray("Columns");
        execution.output().columns().forEach(column -> columns.add(column.json()));
        more.put("Rows", execution.output().rows());
        execution.output().updates().ifPresent(count -> more.put("Updates", count));
        more.set("Runtime", execution.counts().runtime(true));
        return node;
    }

    /// Reads what [#kept] wrote.
    static Execution read(JsonNode node) {
        JsonNode more = node.path("Sandbox");
        JsonNode reuse = node.path("ResultReuseConfiguration").path("ResultReuseByAgeConfiguration");
        JsonNode context = node.path("QueryExecutionContext");
        Asked asked = new Asked(node.path("Query").asText(), texts(node.path("ExecutionParameters")),
                new Context(text(more.path("Catalog")), text(context.path("Database"))),
                node.path("WorkGroup").asText(), text(more.path("Location")), more.path("Token").asText(),
                new Reuse(reuse.path("Enabled").asBoolean(), reuse.path("MaxAgeInMinutes").asLong(60)));
        Shape shape = new Shape(node.path("StatementType").asText(), node.path("SubstatementType").asText(),
                ResultObject.valueOf(more.path("File").asText()));
        JsonNode result = node.path("ResultConfiguration");
        Destination destination = new Destination(
                text(result.path("OutputLocation")).flatMap(S3Uri::parse), result.path("EncryptionConfiguration"));
        List<ColumnInfo> columns = new ArrayList<>();
        more.path("Columns").forEach(column -> columns.add(ColumnInfo.of(column)));
        JsonNode updates = more.path("Updates");
        Output output = new Output(columns, more.path("Rows").asLong(),
                updates.isNumber() ? OptionalLong.of(updates.asLong()) : OptionalLong.empty());
        return new Execution(node.path("QueryExecutionId").asText(), more.path("Number").asLong(), asked, shape,
                destination, readStatus(node.path("Status")), readCounts(node.path("Statistics"), more.path("Runtime")),
                output);
    }

    private static Status readStatus(JsonNode node) {
        JsonNode completed = node.path("CompletionDateTime");
        JsonNode problem = node.path("AthenaError");
        return new Status(State.valueOf(node.path("State").asText()), Times.instant(node.path("SubmissionDateTime")),
                completed.isNumber() ? Optional.of(Times.instant(completed)) : Optional.empty(),
                text(node.path("StateChangeReason")),
                problem.isObject() ? Optional.of(Problem.of(problem)) : Optional.empty());
    }

    private static Counts readCounts(JsonNode statistics, JsonNode runtime) {
        JsonNode time = runtime.path("Timeline");
        JsonNode rows = runtime.path("Rows");
        Counts.Time times = new Counts.Time(
                time.path("ServicePreProcessingTimeInMillis").asLong(), time.path("QueryQueueTimeInMillis").asLong(),
                time.path("QueryPlanningTimeInMillis").asLong(), time.path("EngineExecutionTimeInMillis").asLong(),
                time.path("ServiceProcessingTimeInMillis").asLong(), time.path("TotalExecutionTimeInMillis").asLong());
        return new Counts(times, statistics.path("DataScannedInBytes").asLong(),
                new Counts.Amount(rows.path("InputRows").asLong(), rows.path("InputBytes").asLong()),
                new Counts.Amount(rows.path("OutputRows").asLong(), rows.path("OutputBytes").asLong()),
                statistics.path("ResultReuseInformation").path("ReusedPreviousResult").asBoolean(),
                runtime.path("OutputStage"));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static List<String> texts(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(one -> all.add(one.asText()));
        return all;
    }

    private static void texts(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }
}
