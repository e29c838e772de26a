package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tableflow.console.sandbox.aws.AwsFailure;

/// The members of a call. A member of the wrong kind is refused at once; what breaks a constraint is collected and
/// refused by [#valid], all in one sentence, as the service does.
final class Input {
    private final JsonNode node;
    private final String path;
    private final List<String> broken;

    private Input(JsonNode node, String path, List<String> broken) {
        this.node = node;
        this.path = path;
        this.broken = broken;
    }

    static Input of(JsonNode body) throws AwsFailure {
        if (body.isArray()) {
            throw Refusals.unreadable("Start of list found where not expected");
        }
        if (!body.isObject()) {
            throw Refusals.unreadable("");
        }
        return new Input(body, "", new ArrayList<>());
    }

    /// Refuses what was found wrong so far.
    void valid() throws AwsFailure {
        if (!broken.isEmpty()) {
            throw Refusals.invalid(broken.size() + " validation error" + (broken.size() == 1 ? "" : "s")
                    + " detected: " + String.join("; ", broken));
        }
    }

    boolean has(String name) {
        return !member(name).isMissingNode();
    }

    /// A text that has to be there.
    String text(String name) throws AwsFailure {
        return text(name, 1, Integer.MAX_VALUE);
    }

    String text(String name, int shortest, int longest) throws AwsFailure {
        Optional<String> value = optional(name, shortest, longest);
        if (value.isEmpty()) {
            missing(name);
        }
        return value.orElse("");
    }

    Optional<String> optional(String name) throws AwsFailure {
        return optional(name, 0, Integer.MAX_VALUE);
    }

    /// @param shortest in characters
    /// @param longest in characters
    Optional<String> optional(String name, int shortest, int longest) throws AwsFailure {
        JsonNode value = member(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        String text = string(value);
        if (text.length() < shortest) {
            broken(name, "Member must have length greater than or equal to " + shortest);
        }
        if (text.length() > longest) {
            broken(name, "Member must have length less than or equal to " + longest);
        }
        return Optional.of(text);
    }

    /// A name that has to fit a pattern.
    String name(String name, String pattern) throws AwsFailure {
        String value = text(name, 1, Integer.MAX_VALUE);
        if (has(name) && !value.matches(pattern)) {
            broken(name, "Member must satisfy regular expression pattern: " + pattern);
        }
        return value;
    }

    OptionalLong number(String name, long least, long most) throws AwsFailure {
        JsonNode value = member(name);
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!value.isNumber()) {
            throw mismatch(value, "an Integer");
        }
        long number = value.asLong();
        if (number < least) {
            broken(name, "Member must have value greater than or equal to " + least);
        }
        if (number > most) {
            broken(name, "Member must have value less than or equal to " + most);
        }
        return OptionalLong.of(number);
    }

    boolean flag(String name) throws AwsFailure {
        JsonNode value = member(name);
        if (value.isMissingNode()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw mismatch(value, "a Boolean");
        }
        return value.booleanValue();
    }

    /// The texts of a list; none when it is not there.
    List<String> texts(String name) throws AwsFailure {
        List<String> all = new ArrayList<>();
        for (JsonNode one : list(name)) {
            if (!one.isNull()) {
                all.add(string(one));
            }
        }
        return all;
    }

    /// The texts of a list with a length of 1 to `most`.
    List<String> texts(String name, int most) throws AwsFailure {
        if (!has(name)) {
            missing(name);
        }
        List<String> all = texts(name);
        if (has(name) && all.isEmpty()) {
            broken(name, "Member must have length greater than or equal to 1");
        }
        if (all.size() > most) {
            broken(name, "Member must have length less than or equal to " + most);
        }
        return all;
    }

    List<JsonNode> list(String name) throws AwsFailure {
        JsonNode value = member(name);
        List<JsonNode> all = new ArrayList<>();
        if (!value.isMissingNode()) {
            if (!value.isArray()) {
                throw Refusals.unreadable("Expected list or null");
            }
            value.forEach(all::add);
        }
        return all;
    }

    /// A structure's members; one that is not there has none.
    Input part(String name) throws AwsFailure {
        JsonNode value = member(name);
        if (value.isArray()) {
            throw Refusals.unreadable("Start of list found where not expected");
        }
        if (!value.isMissingNode() && !value.isObject()) {
            throw Refusals.unreadable("Expected null");
        }
        return new Input(value, path + lower(name) + ".", broken);
    }

    /// As it was sent.
    JsonNode raw() {
        return node;
    }

    void broken(String name, String constraint) {
        broken.add("Value at '" + path + lower(name) + "' failed to satisfy constraint: " + constraint);
    }

    private void missing(String name) {
        broken.add("Value null at '" + path + lower(name)
                + "' failed to satisfy constraint: Member must not be null");
    }

    private JsonNode member(String name) {
        JsonNode value = node.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    private static String string(JsonNode value) throws AwsFailure {
        if (!value.isTextual()) {
            throw mismatch(value, "a String");
        }
        return value.textValue();
    }

    private static AwsFailure mismatch(JsonNode value, String wanted) {
        if (value.isArray()) {
            return Refusals.unreadable("Start of list found where not expected");
        }
        if (value.isObject()) {
            return Refusals.unreadable("Start of structure or map found where not expected.");
        }
        String found = value.isBoolean() ? value.asText().toUpperCase(Locale.ROOT)
                : value.isNumber() ? "NUMBER" : "STRING";
        return Refusals.unreadable(found + "_VALUE can not be converted to " + wanted);
    }

    private static String lower(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
