package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.DropConnection;
import tableflow.console.sandbox.http.ErrorShape;
import tableflow.console.sandbox.http.Handler;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// Turns refusals into answers in the control plane's shape.
final class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private Errors() {}

    /// Answers for what the handler throws.
    static Handler around(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (ApiFailure e) {
                return reply(request, e);
            } catch (BadJson e) {
                return reply(request, ApiFailure.malformed("", "The body is not valid JSON: " + e.getMessage()));
            } catch (DropConnection | InterruptedException e) {
                throw e;
            } catch (Exception e) {
                LOG.error("{} failed", request, e);
                return ErrorShape.ERRORS.reply(500, "internal_server_error", "Internal server error");
            }
        };
    }

    /// What the fault hook sends for a bare status. A 429 has its headers and no body.
    static Reply armed(Request request, int status) {
        return status == 429
                ? Reply.empty(429).withHeaders(Map.of("Retry-After", "1", "X-RateLimit-Limit", "50",
                        "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1"))
                : ErrorShape.ERRORS.reply(status, "armed_fault", "Armed by the sandbox's fault hook.");
    }

    static Reply noRoute(Request request, Set<String> allowed) {
        return allowed.isEmpty()
                ? ErrorShape.ERRORS.reply(404, "resource_not_found", "No such path: " + request.rawPath())
                : ErrorShape.ERRORS.reply(405, "method_not_allowed", "Method not allowed");
    }

    private static Reply reply(Request request, ApiFailure failure) {
        String id = UUID.randomUUID().toString().replace("-", "");
        ObjectNode root = Json.object();
        ObjectNode error = root.putArray("errors").addObject()
                .put("id", id)
                .put("status", Integer.toString(failure.status()))
                .put("code", failure.code())
                .put("detail", failure.detail());
        ObjectNode source = error.putObject("source");
        failure.pointer().ifPresent(pointer -> source.put("pointer", pointer));
        failure.parameter().ifPresent(parameter -> source.put("parameter", parameter));
        if (failure.errorCode() != 0) {
            root.put("error_code", failure.errorCode()).put("message", failure.detail());
        }
        Reply reply = Reply.json(failure.status(), root).withHeader("X-Request-Id", id);
        if (failure.status() == 401) {
            reply = reply.withHeader("WWW-Authenticate", "Basic realm=\"confluent\"");
        }
        return failure.location().isPresent()
                ? reply.withHeader("Location", request.origin() + failure.location().get())
                : reply;
    }
}
