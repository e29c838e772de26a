package tableflow.console.sandbox.athena;

import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// How many queries may be active, waiting ones included. The account's default is 200; less can be armed.
public final class Quota {
    private static final int DEFAULT = 200;

    private volatile int active = DEFAULT;

    int active() {
        return active;
    }

    /// @param queries 0 lets none begin
    public void active(int queries) {
        if (queries < 0) {
            throw new IllegalArgumentException("active_queries must be 0 or more");
        }
        active = queries;
    }

    /// Adds to the test hook: `GET /athena/quota`, `PUT /athena/quota` with `{"active_queries": N}`, and `DELETE`,
    /// which restores.
    /// restores.
    public Router addTo(Router hooks) {
        return hooks
                .get("/athena/quota", request -> told())
                .put("/athena/quota", this::armed)
                .delete("/athena/quota", request -> {
                    active = DEFAULT;
                    return told();
                });
    }

    private Reply armed(Request request) throws BadJson {
        var wanted = request.json().path("active_queries");
        if (!wanted.isInt() || wanted.intValue() < 0) {
            return Reply.json(400, Json.object().put("message", "active_queries must be a number, 0 or more"));
        }
        active(wanted.intValue());
        return told();
    }

    private Reply told() {
        return Reply.json(200, Json.object().put("active_queries", active));
    }
}
