package tableflow.console.sandbox.metrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;

/// A refusal in the API's form: `{"errors":[{"id","status","detail"}]}`.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String detail) {
        super(detail);
        this.status = status;
    }

    static Refusal invalid(String detail) {
        return new Refusal(400, detail);
    }

    int status() {
        return status;
    }

    Reply reply() {
        return reply(status, String.valueOf(getMessage()));
    }

    static Reply reply(int status, String detail) {
        ObjectNode root = Json.object();
        ArrayNode errors = root.putArray("errors");
        errors.addObject()
                .put("id", UUID.randomUUID().toString())
                .put("status", Integer.toString(status))
                .put("detail", detail);
        return Reply.json(status, root);
    }
}
