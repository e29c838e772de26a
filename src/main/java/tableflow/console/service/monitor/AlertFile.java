package tableflow.console.service.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.monitor.Alert;

/// Alerts in JSON: all that last, and the newest of those that are over.
final class AlertFile {

    private static final int OVER = 300;
    private static final String ALERTS = "alerts";

    private AlertFile() {}

    static List<Alert> read(ObjectNode document) {
        List<Alert> alerts = new ArrayList<>();
        document.path(ALERTS).forEach(node -> alert(node).ifPresent(alerts::add));
        return alerts;
    }

    /// @param alerts in the order of their beginnings
    static void write(ObjectNode document, List<Alert> alerts) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        long over = alerts.stream().filter(alert -> !alert.isOpen()).count();
        for (Alert alert : alerts) {
            if (!alert.isOpen() && over-- > OVER) {
                continue;
            }
            all.add(json(alert));
        }
        document.set(ALERTS, all);
    }

    static ObjectNode json(Alert alert) {
        ObjectNode node = JsonNodeFactory.instance.objectNode()
                .put("id", alert.id())
                .put("threshold", alert.thresholdId())
                .put("topic", alert.topic())
                .put("opened", alert.opened().toString())
                .put("acknowledged", alert.acknowledged());
        node.set("rule", Rules.json(alert.rule()));
        Instant closed = alert.closed();
        Alert.End end = alert.end();
        if (closed != null && end != null) {
            node.put("closed", closed.toString()).put("end", end.name());
        }
        Long worst = alert.worst();
        Long last = alert.last();
        if (worst != null) {
            node.put("worst", worst);
        }
        if (last != null) {
            node.put("last", last);
        }
        return node;
    }

    private static Optional<Alert> alert(JsonNode node) {
        try {
            Instant closed = node.has("closed") ? Instant.parse(node.path("closed").asText()) : null;
            Instant opened = Instant.parse(node.path("opened").asText());
            return Rules.of(node.path("rule")).map(rule -> new Alert(
                    node.path("id").asText(),
                    node.path("threshold").asText(),
                    node.path("topic").asText(),
                    rule,
                    opened,
                    closed,
                    closed == null ? null : end(node.path("end").asText()),
                    number(node, "worst"),
                    number(node, "last"),
                    node.path("acknowledged").asBoolean(false)));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Alert.End end(String text) {
        return Stream.of(Alert.End.values())
                .filter(end -> end.name().equals(text)).findFirst().orElse(Alert.End.BACK);
    }

    private static @Nullable Long number(JsonNode node, String name) {
        return node.path(name).canConvertToLong() && node.path(name).isNumber() ? node.path(name).asLong() : null;
    }
}
