package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tableflow.console.service.support.Similarity;

/// The keys of one mapping, read strictly: what is of a wrong type or unknown becomes a problem with its place, and
/// reading goes on, so that the user sees all problems at once.
final class YamlFields {

    private final YamlDocument document;
    private final String path;
    private final MappingNode mapping;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> names = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    YamlFields(YamlDocument document, String path, MappingNode mapping) {
        this.document = document;
        this.path = path;
        this.mapping = mapping;
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                document.problem(path, tuple.getKeyNode(), "a key must be a text", null);
            } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                document.problem(inner(key.getValue()), key, "is written twice", "each key once");
            } else {
                names.put(key.getValue(), key);
            }
        }
    }

    String inner(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    List<String> names() {
        return List.copyOf(names.keySet());
    }

    /// The value of `name`; an explicit null counts as absent.
    @Nullable Node node(String name) {
        asked.add(name);
        Node node = values.get(name);
        return node == null || node.getTag().equals(Tag.NULL) ? null : node;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// Whether `name` is written, if only as an empty section.
    boolean mentions(String name) {
        asked.add(name);
        return values.containsKey(name);
    }

    @Nullable String text(String name) {
        Node node = node(name);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ScalarNode scalar)) {
            wrong(name, node, "a text");
            return null;
        }
        if (!scalar.getTag().equals(Tag.STR)) {
            wrong(name, node, "a text; put it in quotes");
            return null;
        }
        if (scalar.getValue().isBlank()) {
            document.problem(inner(name), node, "must not be empty", null);
            return null;
        }
        return scalar.getValue();
    }

    /// A text, a number or a truth value, as written.
    @Nullable String scalar(String name) {
        Node node = node(name);
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        if (node != null) {
            wrong(name, node, "a text or a number");
        }
        return null;
    }

    @Nullable Integer integer(String name) {
        Node node = node(name);
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            try {
                return Integer.valueOf(scalar.getValue());
            } catch (NumberFormatException tooLarge) {
                document.problem(inner(name), node, scalar.getValue() + " is out of range", null);
                return null;
            }
        }
        wrong(name, node, "a whole number");
        return null;
    }

    boolean flag(String name, boolean otherwise) {
        Node node = node(name);
        if (node == null) {
            return otherwise;
        }
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.parseBoolean(scalar.getValue());
        }
        wrong(name, node, "true or false");
        return otherwise;
    }

    <E extends Enum<E>> @Nullable E choice(String name, Class<E> constants) {
        Node node = node(name);
        return node == null ? null : choice(inner(name), node, constants);
    }

    private <E extends Enum<E>> @Nullable E choice(String where, Node node, Class<E> constants) {
        String allowed = Arrays.stream(constants.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        if (node instanceof ScalarNode scalar) {
            for (E constant : constants.getEnumConstants()) {
                if (constant.name().equals(scalar.getValue().toUpperCase(Locale.ROOT))) {
                    return constant;
                }
            }
            document.problem(where, node, "\"" + scalar.getValue() + "\" is not known", "one of " + allowed);
        } else {
            document.problem(where, node, "is " + kind(node), "one of " + allowed);
        }
        return null;
    }

    /// A list of constants, or a single one.
    <E extends Enum<E>> List<E> choices(String name, Class<E> constants) {
        Node node = node(name);
        List<E> chosen = new ArrayList<>();
        List<Node> elements = node instanceof SequenceNode list
                ? list.getValue() : node == null ? List.of() : List.of(node);
        for (Node element : elements) {
            E constant = choice(inner(name), element, constants);
            if (constant != null && chosen.contains(constant)) {
                document.problem(inner(name), element, constant + " is named twice", null);
            } else if (constant != null) {
                chosen.add(constant);
            }
        }
        return chosen;
    }

    /// The elements of a list of mappings.
    List<YamlFields> objects(String name) {
        Node node = node(name);
        List<YamlFields> objects = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            for (Node element : list.getValue()) {
                String where = inner(name) + "[" + objects.size() + "]";
                if (element instanceof MappingNode map) {
                    objects.add(new YamlFields(document, where, map));
                } else {
                    document.problem(where, element, "is " + kind(element), "a mapping");
                }
            }
        } else if (node != null) {
            wrong(name, node, "a list");
        }
        return objects;
    }

    @Nullable YamlFields object(String name) {
        Node node = node(name);
        if (node instanceof MappingNode map) {
            return new YamlFields(document, inner(name), map);
        }
        if (node != null) {
            wrong(name, node, "a mapping");
        }
        return null;
    }

    void wrong(String name, Node node, String allowed) {
        document.problem(inner(name), node, "is " + kind(node), "must be " + allowed);
    }

    void problem(String name, String message, @Nullable String allowed) {
        Node value = values.get(name);
        // An empty value stands nowhere: the key does.
        boolean empty = value != null && value.getTag().equals(Tag.NULL);
        document.problem(inner(name), empty ? names.get(name) : value, message, allowed);
    }

    void missing(String name, String allowed) {
        document.problem(inner(name), mapping, "is missing", allowed);
    }

    /// Reports the keys that nobody asked for.
    void done() {
        names.forEach((name, node) -> {
            if (!asked.contains(name)) {
                document.problem(inner(name), node, "unknown key" + suggestion(name),
                        "known here: " + String.join(", ", asked));
            }
        });
    }

    private String suggestion(String name) {
        return asked.stream()
                .min(Comparator.comparingInt(known -> Similarity.distance(known, name)))
                .filter(known -> Similarity.distance(known, name) <= Math.max(2, name.length() / 3))
                .map(known -> "; did you mean \"" + known + "\"?")
                .orElse("");
    }

    private static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        Tag tag = node.getTag();
        String value = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)
                ? "the number " + value
                : tag.equals(Tag.BOOL)
                        ? "the truth value " + value
                        : tag.equals(Tag.NULL) ? "empty" : "the text \"" + value + "\"";
    }
}
