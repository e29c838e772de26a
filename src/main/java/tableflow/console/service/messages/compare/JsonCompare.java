package tableflow.console.service.messages.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.compare.RecordDifference.Kind;
import tableflow.console.service.messages.compare.RecordDifference.Part;

/// Holds two values of JSON against each other, down to the last leaf.
final class JsonCompare {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Part part;
    private final DifferenceLines lines;

    /// @param lines take what is found
    JsonCompare(Part part, DifferenceLines lines) {
        this.part = part;
        this.lines = lines;
    }

    void compare(String path, JsonNode left, JsonNode right) {
        if (left.isObject() && right.isObject() && !(left.isEmpty() && right.isEmpty())) {
            members(path, left, right);
        } else if (left.isArray() && right.isArray() && !(left.isEmpty() && right.isEmpty())) {
            elements(path, left, right);
        } else {
            Kind kind = same(left, right) ? Kind.SAME : Kind.CHANGED;
            lines.add(part, path, kind, () -> ExactJson.compact(left), () -> ExactJson.compact(right));
        }
    }

    private void members(String path, JsonNode left, JsonNode right) {
        Set<String> names = new LinkedHashSet<>();
        left.fieldNames().forEachRemaining(names::add);
        right.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String inner = member(path, name);
            JsonNode before = left.get(name);
            JsonNode after = right.get(name);
            if (before != null && after != null) {
                compare(inner, before, after);
            } else if (before != null) {
                removed(inner, before);
            } else if (after != null) {
                added(inner, after);
            }
        }
    }

    private void elements(String path, JsonNode left, JsonNode right) {
        for (ListPairs.Pair pair : ListPairs.of(left, right)) {
            if (pair.left() < 0) {
                added(path + "[" + pair.right() + "]", right.get(pair.right()));
            } else if (pair.right() < 0) {
                removed(path + "[" + pair.left() + "]", left.get(pair.left()));
            } else {
                String index = pair.left() == pair.right()
                        ? String.valueOf(pair.left())
                        : pair.left() + "\u2192" + pair.right();
                compare(path + "[" + index + "]", left.get(pair.left()), right.get(pair.right()));
            }
        }
    }

    private void removed(String path, JsonNode value) {
        lines.add(part, path, Kind.REMOVED, () -> ExactJson.compact(value), () -> "");
    }

    private void added(String path, JsonNode value) {
        lines.add(part, path, Kind.ADDED, () -> "", () -> ExactJson.compact(value));
    }

    private static String member(String path, String name) {
        String escaped = name.replace("\\", "\\\\").replace("'", "\\'");
        String quoted = PLAIN.matcher(name).matches() ? name : "'" + escaped + "'";
        return path.isEmpty() ? quoted : path + "." + quoted;
    }

    /// Numbers by their value, objects whatever the order of their members.
    static boolean same(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        if (left.isObject() && right.isObject()) {
            if (left.size() != right.size()) {
                return false;
            }
            for (Map.Entry<String, JsonNode> entry : left.properties()) {
                JsonNode other = right.get(entry.getKey());
                if (other == null || !same(entry.getValue(), other)) {
                    return false;
                }
            }
            return true;
        }
        if (left.isArray() && right.isArray()) {
            if (left.size() != right.size()) {
                return false;
            }
            for (int i = 0; i < left.size(); i++) {
                if (!same(left.get(i), right.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return left.equals(right);
    }
}
