package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.sql.SqlEngine;
import tableflow.console.sandbox.sql.SqlFailure;
import tableflow.console.sandbox.sql.SqlRequest;
import tableflow.console.sandbox.sql.SqlRun;
import tableflow.console.sandbox.sql.statement.AthenaStatements;
import tableflow.console.sandbox.sql.statement.SyntaxError;
import tableflow.console.sandbox.sql.statement.Work;

/// The nodes of a query's plan for its stages, as the engine explains them when somebody asks. A plan is made again for
/// that: the engine does not tell it with the rows.
final class Plans {
    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);
    private static final int KEPT = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final SqlEngine engine;
    private final Map<String, JsonNode> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
            return size() > KEPT;
        }
    });

    Plans(SqlEngine engine) {
        this.engine = engine;
    }

    /// Adds a `QueryStagePlan` to each stage of these statistics whose plan is known.
    void addTo(Execution execution, ObjectNode statistics) {
        if (!execution.shape().reusable() || !statistics.path("OutputStage").isObject()) {
            return;
        }
        JsonNode plan = known.get(execution.id());
        if (plan == null) {
            plan = explained(execution).orElseGet(Json::object);
            known.put(execution.id(), plan);
        }
        // The tree belongs to the history and is not to change.
        ObjectNode stages = statistics.path("OutputStage").deepCopy();
        stage(stages, plan);
        statistics.set("OutputStage", stages);
    }

    private static void stage(ObjectNode stage, JsonNode plan) {
        JsonNode node = plan.path(stage.path("StageId").asText());
        if (node.isObject()) {
            stage.set("QueryStagePlan", node(node));
        }
        stage.path("SubStages").forEach(child -> stage((ObjectNode) child, plan));
    }

    private static ObjectNode node(JsonNode engines) {
        ObjectNode node = Json.object()
                .put("Name", engines.path("name").asText())
                .put("Identifier", engines.path("id").asText());
        if (!engines.path("children").isEmpty()) {
            ArrayNode children = node.putArray("Children");
            engines.path("children").forEach(child -> children.add(node(child)));
        }
        JsonNode sources = engines.path("descriptor").path("sourceFragmentIds");
        if (sources.isTextual()) {
            ArrayNode remote = node.putArray("RemoteSources");
            Matcher ids = NUMBER.matcher(sources.asText());
            while (ids.find()) {
                remote.add(ids.group());
            }
        }
        return node;
    }

    private Optional<JsonNode> explained(Execution execution) {
        try {
            if (!(AthenaStatements.parse(execution.asked().sql()).work() instanceof Work.Query query)) {
                return Optional.empty();
            }
            SqlRun run = engine.submit(new SqlRequest("EXPLAIN (TYPE DISTRIBUTED, FORMAT JSON) " + query.sql(),
                    execution.asked().context().database(),
                    execution.asked().parameters().stream().map(AthenaStatements::parameter).toList(), "sandbox"));
            StringBuilder text = new StringBuilder();
            for (var page = run.next(); page.isPresent(); page = run.next()) {
                page.get().forEach(row -> text.append(row.path(0).asText()));
            }
            return Optional.of(Json.parse(text.toString()));
        } catch (SyntaxError | SqlFailure | BadJson e) {
            LOG.debug("no plan for {}", execution.id(), e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
