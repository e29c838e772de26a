package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// Part of the test hook: how executions end that would need a broken file, a heavy query or a throttled dependency to
/// end so by themselves. The statement never reaches the engine.
final class Endings {
    private final Map<String, Ending> armed = new LinkedHashMap<>();

    /// @param sql found anywhere in a statement that is to end so
    /// @param cancelled whether it is CANCELLED and not FAILED; `problem` then has the reason only
    record Ending(Pattern sql, boolean cancelled, Problem problem) {}

    synchronized Optional<Ending> of(String sql) {
        return armed.values().stream().filter(one -> one.sql().matcher(sql).find()).findFirst();
    }

    /// Adds `PUT /athena/endings/{name}` and `DELETE /athena/endings/{name}`.
    Router addTo(Router hooks) {
        return hooks
                .put("/athena/endings/{name}", this::put)
                .delete("/athena/endings/{name}", request -> {
                    forget(request.var("name"));
                    return Reply.empty(204);
                });
    }

    private Reply put(Request request) throws BadJson {
        JsonNode body = request.json();
        try {
            Ending ending = new Ending(Pattern.compile(body.path("sql").asText("")),
                    body.path("state").asText("FAILED").equals("CANCELLED"),
                    new Problem(body.path("reason").asText(), body.path("category").asInt(2),
                            body.path("type").asInt(1000), body.path("retryable").asBoolean()));
            keep(request.var("name"), ending);
            return Reply.empty(204);
        } catch (PatternSyntaxException e) {
            return Reply.json(400, Map.of("message", "sql is not a regular expression: " + e.getDescription()));
        }
    }

    private synchronized void keep(String name, Ending ending) {
        armed.put(name, ending);
    }

    private synchronized void forget(String name) {
        armed.remove(name);
    }
}
