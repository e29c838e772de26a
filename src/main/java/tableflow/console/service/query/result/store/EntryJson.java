package tableflow.console.service.query.result.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.QueryStatistics;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.Results;

/// The file that describes a kept result, version 1.
final class EntryJson {

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private EntryJson() {}

    static byte[] write(ResultEntry entry) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ResultFacts facts = entry.facts();
        root.put("queryId", facts.queryId())
                .put("sql", facts.sql())
                .put("statement", facts.statement())
                .put("object", facts.object())
                .put("workgroup", facts.workgroup())
                .put("submitted", facts.submitted().toString());
        QueryStatistics statistics = facts.statistics();
        ObjectNode figures = root.putObject("statistics").put("reused", statistics.reused());
        put(figures, "total", statistics.total());
        put(figures, "queued", statistics.queued());
        put(figures, "planning", statistics.planning());
        put(figures, "engine", statistics.engine());
        put(figures, "scannedBytes", statistics.scannedBytes());
        root.putArray("columns").addAll(entry.columns().stream().map(EntryJson::column).toList());
        root.put("state", entry.arrival().state().name()).put("why", entry.arrival().why());
        entry.source().ifPresent(source ->
                root.putObject("source").put("storage", source.fromStorage()).put("why", source.why()));
        root.put("etag", entry.etag()).put("rows", entry.rows());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static void put(ObjectNode node, String name, OptionalLong value) {
        if (value.isPresent()) {
            node.put(name, value.getAsLong());
        }
    }

    private static JsonNode column(ResultColumn column) {
        return JSON.createObjectNode()
                .put("name", column.name())
                .put("type", column.type())
                .put("precision", column.precision())
                .put("scale", column.scale());
    }

    /// @throws IOException when it is not such a file, or one of a newer console
    static ResultEntry read(byte[] bytes) throws IOException {
        JsonNode root = JSON.readTree(bytes);
        if (root == null || root.path("version").asInt() != VERSION) {
            throw new IOException("it is no description of version " + VERSION);
        }
        JsonNode figures = root.path("statistics");
        List<ResultColumn> columns = new ArrayList<>();
        for (JsonNode column : root.path("columns")) {
            columns.add(new ResultColumn(column.path("name").asText(), column.path("type").asText(),
                    column.path("precision").asInt(), column.path("scale").asInt()));
        }
        JsonNode source = root.path("source");
        try {
            ResultFacts facts = new ResultFacts(
                    root.path("queryId").asText(),
                    root.path("sql").asText(),
                    root.path("statement").asText(),
                    text(root.path("object")),
                    text(root.path("workgroup")),
                    Instant.parse(root.path("submitted").asText()),
                    new QueryStatistics(
                            number(figures, "total"),
                            number(figures, "queued"),
                            number(figures, "planning"),
                            number(figures, "engine"),
                            number(figures, "scannedBytes"),
                            figures.path("reused").asBoolean()));
            Arrival arrival = new Arrival(
                    Arrival.State.valueOf(root.path("state").asText()), root.path("why").asText());
            return new ResultEntry(facts, columns, arrival,
                    source.isObject()
                            ? Optional.of(new Results.Source(
                                    source.path("storage").asBoolean(), source.path("why").asText()))
                            : Optional.empty(),
                    text(root.path("etag")), false, root.path("rows").asLong(), 0);
        } catch (DateTimeException | IllegalArgumentException broken) {
            throw new IOException("it is damaged: " + broken.getMessage(), broken);
        }
    }

    private static OptionalLong number(JsonNode node, String name) {
        return node.path(name).isIntegralNumber() ? OptionalLong.of(node.path(name).asLong()) : OptionalLong.empty();
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
