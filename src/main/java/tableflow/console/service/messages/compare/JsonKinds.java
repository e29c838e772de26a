package tableflow.console.service.messages.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.Progress;

/// Numbers the elements of lists, the same number for what is the same: each is looked at once, however often it is
/// compared afterwards.
final class JsonKinds {

    private static final int FACTOR = 31;

    /// By hash those that differ.
    private final Map<Integer, List<Kind>> kinds = new HashMap<>();
    private int count;

    private record Kind(JsonNode node, int number) {}

    int[] of(JsonNode list) {
        int[] numbers = new int[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            Progress.throwIfCancelled(DifferenceLines.WHAT);
            numbers[i] = number(list.get(i));
        }
        return numbers;
    }

    private int number(JsonNode node) {
        List<Kind> alike = kinds.computeIfAbsent(hash(node), _ -> new ArrayList<>());
        for (Kind each : alike) {
            if (JsonCompare.same(each.node, node)) {
                return each.number;
            }
        }
        alike.add(new Kind(node, count));
        return count++;
    }

    /// The same for all that [JsonCompare#same] calls the same: whatever the order of members, `1` as `1.00`.
    private static int hash(JsonNode node) {
        if (node.isNumber()) {
            // Rounded, and the same for what is the same: more is asked of a hash by nobody.
            return Double.hashCode(node.decimalValue().doubleValue());
        }
        int hash = 1;
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                hash += member.getKey().hashCode() ^ FACTOR * hash(member.getValue());
            }
            return hash;
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                hash = FACTOR * hash + hash(element);
            }
            return hash;
        }
        return node.hashCode();
    }
}
