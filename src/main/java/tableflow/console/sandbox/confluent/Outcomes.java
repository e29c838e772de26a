package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;
import tableflow.console.sandbox.http.Router;

/// How tables end up when their PENDING time is over, for those that shall not end well. Part of the test hook: armed
/// by topic name, before or after the table is made, until disarmed. Thread-safe.
public final class Outcomes {
    private final Map<String, Outcome> byTopic = new ConcurrentHashMap<>();

    /// How a table stands still without a failure.
    public enum Stuck {
        NOT,
        /// It never gets beyond PENDING.
        PENDING,
        /// Its catalog is DISCONNECTED.
        DISCONNECTED,
        /// Its catalog was last in step two hours ago.
        STALE
    }

    /// @param failure text of a table that is FAILED
    /// @param suspended the table stops as SUSPEND error handling makes it stop
    /// @param failingFormats format to text, for a table that runs with one of its formats failing
    /// @param catalogFailure text of a catalog sync that is FAILED
    /// @param stuck a state in which the table stands still without a word, if any
    public record Outcome(
            Optional<String> failure,
            boolean suspended,
            Map<String, String> failingFormats,
            Optional<String> catalogFailure,
            Stuck stuck) {
        static final Outcome HEALTHY = new Outcome(Optional.empty(), false, Map.of(), Optional.empty());

        /// One that does not stand still.
        public Outcome(Optional<String> failure, boolean suspended, Map<String, String> failingFormats,
                Optional<String> catalogFailure) {
            this(failure, suspended, failingFormats, catalogFailure, Stuck.NOT);
        }

        /// A table that is FAILED with this text.
        public static Outcome failed(String why) {
            return new Outcome(Optional.of(why), false, Map.of(), Optional.empty());
        }

        static Outcome parse(JsonNode node) {
            Map<String, String> formats = new LinkedHashMap<>();
            node.path("failing_table_formats").properties().forEach(e ->
                    formats.put(e.getKey(), e.getValue().asText()));
            return new Outcome(
                    text(node, "error_message"),
                    node.path("suspended").asBoolean(),
                    Map.copyOf(formats),
                    text(node, "catalog_error_message"),
                    node.path("pending").asBoolean() ? Stuck.PENDING
                            : node.path("catalog_disconnected").asBoolean() ? Stuck.DISCONNECTED
                            : node.path("catalog_stale").asBoolean() ? Stuck.STALE : Stuck.NOT);
        }

        private static Optional<String> text(JsonNode node, String name) {
            return node.hasNonNull(name) ? Optional.of(node.path(name).asText()) : Optional.empty();
        }
    }

    public void arm(String topic, Outcome outcome) {
        byTopic.put(topic, outcome);
    }

    public void disarm(String topic) {
        byTopic.remove(topic);
    }

    Outcome of(String topic) {
        return byTopic.getOrDefault(topic, Outcome.HEALTHY);
    }

    /// Is an ending armed that is the whole table's? Then what really happens does not count.
    boolean decides(String topic) {
        Outcome outcome = of(topic);
        return outcome.failure().isPresent() || outcome.suspended();
    }

    Map<String, Outcome> all() {
        return Map.copyOf(byTopic);
    }

    /// Adds `PUT /outcomes/{topic}` and `DELETE /outcomes/{topic}`.
    void addTo(Router router) {
        router.put("/outcomes/{topic}", this::put);
        router.delete("/outcomes/{topic}", request -> {
            disarm(request.var("topic"));
            return Reply.empty(204);
        });
    }

    private Reply put(Request request) throws BadJson {
        arm(request.var("topic"), Outcome.parse(request.json()));
        return Reply.empty(204);
    }
}
