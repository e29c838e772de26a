package tableflow.console.service.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Threshold.Rule;

/// Rules in JSON, as settings, alerts and webhooks have them: `{"kind":"above","figure":"LAG","limit":1000}`.
final class Rules {

    private Rules() {}

    static ObjectNode json(Rule rule) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (rule) {
            case Rule.Above above -> node.put("kind", "above")
                    .put("figure", above.figure().name())
                    .put("limit", above.limit());
            case Rule.GrowthPerDay growth -> node.put("kind", "growthPerDay").put("bytes", growth.bytes());
            case Rule.NotRunning _ -> node.put("kind", "notRunning");
            case Rule.SyncFailed _ -> node.put("kind", "syncFailed");
        };
    }

    /// Empty for a rule that this version does not know.
    static Optional<Rule> of(JsonNode node) {
        return switch (node.path("kind").asText()) {
            case "above" -> Stream.of(Figure.values())
                    .filter(figure -> figure.name().equals(node.path("figure").asText()))
                    .filter(figure -> node.path("limit").canConvertToLong() && node.path("limit").asLong() >= 0)
                    .<Rule>map(figure -> new Rule.Above(figure, node.path("limit").asLong()))
                    .findFirst();
            case "growthPerDay" -> node.path("bytes").canConvertToLong() && node.path("bytes").asLong() >= 0
                    ? Optional.of(new Rule.GrowthPerDay(node.path("bytes").asLong()))
                    : Optional.empty();
            case "notRunning" -> Optional.of(new Rule.NotRunning());
            case "syncFailed" -> Optional.of(new Rule.SyncFailed());
            default -> Optional.empty();
        };
    }
}
