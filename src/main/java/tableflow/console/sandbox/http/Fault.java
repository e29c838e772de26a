package tableflow.console.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A trouble to cause: for which calls, how often, and what happens. JSON form in `docs/guide/sandbox.md`.
///
/// @param service name of the part, or `*` for all
/// @param method HTTP method, or `*`
/// @param path must match the whole raw path
/// @param operation of an AWS service, such as `GetTable`; every one when it is absent
/// @param times how many calls it strikes before it is used up, at least 1
public record Fault(
        String service, String method, Pattern path, Optional<String> operation, int times, Effect effect) {
    /// The header in which a server hands on the `Action` of a form that it has read.
    public static final String ACTION = "x-sandbox-action";

    /// For calls of every operation.
    public Fault(String service, String method, Pattern path, int times, Effect effect) {
        this(service, method, path, Optional.empty(), times, effect);
    }

    /// What a struck call meets.
    public sealed interface Effect {}

    /// The call is answered with this and has no effect.
    ///
    /// @param body sent as it is; without one the answer has the given shape, or else the part's own
    /// @param wording what an error in the part's own shape says
    public record Answer(int status, Map<String, String> headers, Optional<String> body, Optional<ErrorShape> shape,
            Optional<Wording> wording) implements Effect {
        /// An answer with this body, or in the part's own shape.
        public Answer(int status, Map<String, String> headers, Optional<String> body) {
            this(status, headers, body, Optional.empty(), Optional.empty());
        }
    }

    /// The words of an error in a part's own shape.
    ///
    /// @param code such as `AccessDeniedException`
    public record Wording(String code, String message) {}

    /// The call waits, then goes on as if nothing had been.
    public record Delay(Duration time) implements Effect {}

    /// The connection ends before the call has any effect.
    public record DropBefore() implements Effect {}

    /// The call has its effect, then the connection ends without an answer.
    public record DropAfter() implements Effect {}

    public Fault {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1");
        }
    }

    boolean strikes(String name, Request request) {
        return (service.equals("*") || service.equals(name))
                && (method.equals("*") || method.equals(request.method()))
                && path.matcher(request.rawPath()).matches()
                && operation.map(wanted -> wanted.equals(operation(request))).orElse(true);
    }

    /// What a call to a service with one path for all is about: the end of its `X-Amz-Target`, or the `Action` of its
    /// query or of its form, which the server that has read the form says in [#ACTION].
    private static String operation(Request request) {
        String target = request.header("X-Amz-Target").orElse("");
        return target.isEmpty()
                ? request.query("Action").or(() -> request.header(ACTION)).orElse("")
                : target.substring(target.lastIndexOf('.') + 1);
    }

    /// Reads the JSON form.
    ///
    /// @throws IllegalArgumentException with a sentence for the caller
    public static Fault parse(JsonNode node) {
        return new Fault(
                node.path("service").asText("*"),
                node.path("method").asText("*"),
                pattern(node.path("path").asText(".*")),
                Optional.ofNullable(node.path("operation").textValue()),
                node.path("times").asInt(1),
                effect(node));
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("path is not a regular expression: " + e.getDescription(), e);
        }
    }

    private static Effect effect(JsonNode node) {
        boolean status = node.has("status");
        boolean delay = node.has("delay_ms");
        boolean drop = node.has("drop");
        if ((status ? 1 : 0) + (delay ? 1 : 0) + (drop ? 1 : 0) != 1) {
            throw new IllegalArgumentException("exactly one of status, delay_ms and drop is needed");
        }
        if (status) {
            int code = node.path("status").asInt();
            if (code < 200 || code > 599) {
                throw new IllegalArgumentException("status must be 200 to 599");
            }
            return new Answer(code, headers(node.path("headers")), body(node.path("body")), shape(node.path("shape")),
                    wording(node));
        }
        if (delay) {
            return new Delay(Duration.ofMillis(node.path("delay_ms").asLong()));
        }
        return switch (node.path("drop").asText()) {
            case "before" -> new DropBefore();
            case "after" -> new DropAfter();
            default -> throw new IllegalArgumentException("drop is before or after");
        };
    }

    private static Map<String, String> headers(JsonNode node) {
        Map<String, String> all = new LinkedHashMap<>();
        node.properties().forEach(e -> all.put(e.getKey(), e.getValue().asText()));
        return all;
    }

    private static Optional<ErrorShape> shape(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        Optional<ErrorShape> shape = ErrorShape.of(node.asText());
        if (shape.isEmpty()) {
            throw new IllegalArgumentException("shape is one of errors, envelope, code, html, empty, gzip");
        }
        return shape;
    }

    private static Optional<Wording> wording(JsonNode node) {
        return node.has("code")
                ? Optional.of(new Wording(node.path("code").asText(), node.path("message").asText("")))
                : Optional.empty();
    }

    private static Optional<String> body(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        return Optional.of(node.isTextual() ? node.textValue() : node.toString());
    }

    /// The JSON form, as [#parse] reads it.
    ObjectNode json() {
        ObjectNode node = Json.object();
        node.put("service", service).put("method", method).put("path", path.pattern()).put("times", times);
        operation.ifPresent(name -> node.put("operation", name));
        switch (effect) {
            case Answer answer -> {
                answer.wording().ifPresent(said -> node.put("code", said.code()).put("message", said.message()));
                node.put("status", answer.status());
                answer.body().ifPresent(body -> node.put("body", body));
                answer.shape().ifPresent(shape -> node.put("shape", shape.name().toLowerCase(Locale.ROOT)));
                if (!answer.headers().isEmpty()) {
                    node.set("headers", Json.tree(answer.headers()));
                }
            }
            case Delay delay -> node.put("delay_ms", delay.time().toMillis());
            case DropBefore _ -> node.put("drop", "before");
            case DropAfter _ -> node.put("drop", "after");
        }
        return node;
    }
}
