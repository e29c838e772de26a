package tableflow.console.service.provisioning;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The ids that steps found or made, for the steps after them.
final class Outputs {

    private final Map<String, String> ids = new ConcurrentHashMap<>();

    void put(String stepId, String objectId) {
        ids.put(stepId, objectId);
    }

    Optional<String> find(String stepId) {
        return Optional.ofNullable(ids.get(stepId));
    }

    /// The id, or for a plan a placeholder that says which step will make it.
    String orPlaceholder(String stepId) {
        return ids.getOrDefault(stepId, "<made by " + stepId + ">");
    }
}
