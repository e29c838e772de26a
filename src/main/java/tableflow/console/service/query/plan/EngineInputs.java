package tableflow.console.service.query.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.RowSink;

/// What the engine says a statement reads: the answer of `EXPLAIN (TYPE IO, FORMAT JSON)`.
///
/// @param tables in the answer's order
public record EngineInputs(List<Table> tables) {
    public EngineInputs {
        tables = List.copyOf(tables);
    }

    /// One table.
    ///
    /// @param name `database.table`
    /// @param columns those that the engine has conditions on
    /// @param rows the engine's expectation, exact as written; empty when it has none
    /// @param bytes likewise, after decoding: not what is billed
    public record Table(String name, List<String> columns, Optional<BigDecimal> rows, Optional<BigDecimal> bytes) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /// Asks Athena; records an execution and scans nothing. Blocks.
    ///
    /// @throws RemoteFailure what Athena answers
    public static EngineInputs ask(Queries queries, QueryRequest request) {
        StringBuilder json = new StringBuilder();
        queries.rows(queries.succeed(new QueryRequest("EXPLAIN (TYPE IO, FORMAT JSON) " + request.sql(),
                request.database(), request.workgroup(), request.resultLocation(), request.parameters())
                .in(request.catalog()), _ -> { }),
                new RowSink() {
                    @Override
                    public void columns(List<ResultColumn> columns) {
                        // The answer has one.
                    }

                    @Override
                    public void row(List<@Nullable String> values) {
                        String line = values.getFirst();
                        json.append(line == null ? "" : line).append('\n');
                    }
                });
        return read(json.toString());
    }

    /// Reads an answer.
    ///
    /// @throws RemoteFailure UNEXPECTED when it is not of this form
    public static EngineInputs read(String json) {
        try {
            JsonNode all = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readTree(json);
            JsonNode inputs = all.path("inputTableColumnInfos");
            if (!inputs.isArray()) {
                throw strange("it has no inputTableColumnInfos");
            }
            List<Table> tables = new ArrayList<>();
            for (JsonNode input : inputs) {
                JsonNode name = input.path("table").path("schemaTable");
                List<String> columns = new ArrayList<>();
                input.path("constraint").path("columnConstraints")
                        .forEach(one -> columns.add(one.path("columnName").asText()));
                JsonNode estimate = input.path("estimate");
                tables.add(new Table(name.path("schema").asText() + "." + name.path("table").asText(), columns,
                        number(estimate.path("outputRowCount")), number(estimate.path("outputSizeInBytes"))));
            }
            return new EngineInputs(tables);
        } catch (JsonProcessingException broken) {
            throw strange("it is not JSON: " + broken.getOriginalMessage());
        }
    }

    /// What the engine does not know it calls NaN, as a text.
    private static Optional<BigDecimal> number(JsonNode value) {
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    private static RemoteFailure strange(String why) {
        return RemoteFailure.of(Kind.UNEXPECTED, "read the engine's inputs", why);
    }
}
