package tableflow.console.service.schemas.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.support.LocatedJson;

/// A value of a JSON text with where it stands, and the values inside it.
final class Spot {

    private final @Nullable Spot parent;
    private final String name;
    private final int nameFrom;
    private final int nameTo;
    private final int from;
    private int to;
    private final JsonNode node;
    private final Map<String, Spot> members;
    private final List<Spot> items;

    /// The name of a value, with the characters that it takes.
    ///
    /// @param text of a member, or the index of an element; empty for the root
    /// @param from a member's first quotation mark; for others where the value begins
    /// @param to after a member's last quotation mark; for others where the value begins
    record Name(String text, int from, int to) {}

    Spot(@Nullable Spot parent, Name name, int from, int to, JsonNode node) {
        this.parent = parent;
        this.name = name.text();
        this.nameFrom = name.from();
        this.nameTo = name.to();
        this.from = from;
        this.to = to;
        this.node = node;
        this.members = node.isObject() ? new LinkedHashMap<>() : Map.of();
        this.items = node.isArray() ? new ArrayList<>() : List.of();
    }

    /// An object or array is known to end only when it has been read.
    void endAt(int end) {
        to = end;
    }

    /// The JSON pointer (RFC 6901) of the value; empty for the root.
    String pointer() {
        Deque<String> steps = new ArrayDeque<>();
        for (Spot at = this; at.parent != null; at = at.parent) {
            steps.push(at.name);
        }
        return steps.stream().map(it -> LocatedJson.child("", it)).collect(Collectors.joining());
    }

    /// The JSON pointer of the value within one that it is in.
    String pointerFrom(Spot outer) {
        StringBuilder pointer = new StringBuilder();
        for (Spot at = this; at != outer && at.parent != null; at = at.parent) {
            pointer.insert(0, LocatedJson.child("", at.name));
        }
        return pointer.toString();
    }

    /// The value that this one is in; absent for the root.
    Optional<Spot> parent() {
        return Optional.ofNullable(parent);
    }

    /// The name of the member, or the index of the element; empty for the root.
    String name() {
        return name;
    }

    /// The first character of the name; that of the value where it has none.
    int nameFrom() {
        return nameFrom;
    }

    /// The character after the name's last; for a value without a name, after its first.
    int nameTo() {
        return nameTo > nameFrom ? nameTo : Math.min(to, from + (node.isContainerNode() ? 1 : to - from));
    }

    /// The first character of the value.
    int from() {
        return from;
    }

    /// The character after the last of the value.
    int to() {
        return to;
    }

    /// What stands there. Objects and arrays have everything that their spots have.
    JsonNode node() {
        return node;
    }

    /// The members of an object in their order; of those with one name, the first.
    Map<String, Spot> members() {
        return members;
    }

    /// The elements of an array.
    List<Spot> items() {
        return items;
    }

    @Nullable Spot member(String member) {
        return members.get(member);
    }

    /// The text of the member with this name; empty when there is none, or it is no text.
    Optional<String> text(String member) {
        Spot found = members.get(member);
        return found == null ? Optional.empty() : Optional.ofNullable(found.node.textValue());
    }

    boolean isText() {
        return node.isTextual();
    }

    private @Nullable Spot step(String step) {
        if (!node.isArray()) {
            return members.get(step);
        }
        boolean index = !step.isEmpty() && step.length() < 7 && step.chars().allMatch(c -> c >= '0' && c <= '9');
        int at = index ? Integer.parseInt(step) : -1;
        return at >= 0 && at < items.size() ? items.get(at) : null;
    }

    /// What stands at a JSON pointer, or at as much of it as leads somewhere.
    Spot nearest(String pointer) {
        Spot at = this;
        for (String step : steps(pointer)) {
            Spot next = at.step(step);
            if (next == null) {
                break;
            }
            at = next;
        }
        return at;
    }

    /// What stands at a JSON pointer.
    Optional<Spot> at(String pointer) {
        Spot at = this;
        for (String step : steps(pointer)) {
            Spot next = at.step(step);
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    private static List<String> steps(String pointer) {
        if (pointer.isEmpty()) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        int from = pointer.charAt(0) == '/' ? 1 : 0;
        for (int slash = pointer.indexOf('/', from); ; slash = pointer.indexOf('/', from)) {
            String step = slash < 0 ? pointer.substring(from) : pointer.substring(from, slash);
            steps.add(step.indexOf('~') < 0 ? step : step.replace("~1", "/").replace("~0", "~"));
            if (slash < 0) {
                return steps;
            }
            from = slash + 1;
        }
    }
}
