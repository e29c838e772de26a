package tableflow.console.domain.iam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A policy as it is written and as it is meant: what decides, and what can be changed as little as needed.
///
/// @param tree JSON as maps, lists, texts, numbers and truth values
/// @param kind what it is for
/// @param policy the same, read
public record PolicyDocument(Map<String, Object> tree, PolicyKind kind, Policy policy) {

    private static final String VERSION = "2012-10-17";

    public PolicyDocument {
        tree = copy(tree);
    }

    /// @param tree JSON as maps, lists, texts, numbers and truth values
    /// @throws MalformedPolicy with AWS's sentence
    public static PolicyDocument read(Object tree, PolicyKind kind) throws MalformedPolicy {
        return new PolicyDocument(copy(PolicyReader.map(tree)), kind, PolicyReader.read(tree, kind));
    }

    /// A document of these statements alone.
    ///
    /// @throws IllegalArgumentException when they are no policy of that kind
    public static PolicyDocument of(PolicyKind kind, List<Map<String, Object>> statements) {
        return made(new LinkedHashMap<>(Map.of("Version", VERSION)), kind, statements);
    }

    /// The statements in their order, as they are written.
    public List<Map<String, Object>> statements() {
        Object all = tree.get("Statement");
        List<Map<String, Object>> statements = new ArrayList<>();
        for (Object one : all instanceof List<?> some ? some : List.of(all)) {
            statements.add(copy((Map<?, ?>) one));
        }
        return statements;
    }

    /// The same with one statement in the place of another.
    public PolicyDocument with(int index, Map<String, Object> statement) {
        List<Map<String, Object>> statements = statements();
        statements.set(index, statement);
        return made(tree, kind, statements);
    }

    /// The same with more statements.
    public PolicyDocument plus(List<Map<String, Object>> more) {
        List<Map<String, Object>> statements = statements();
        statements.addAll(more);
        return made(tree, kind, statements);
    }

    /// The same with one condition more on a statement, or one value more of a condition that it has already.
    ///
    /// @param operator such as `ArnNotEquals`
    public PolicyDocument withCondition(int index, String operator, String key, String value) {
        Map<String, Object> statement = statements().get(index);
        Map<String, Object> block = statement.get("Condition") instanceof Map<?, ?> map ? copy(map)
                : new LinkedHashMap<>();
        Map<String, Object> keys = block.get(operator) instanceof Map<?, ?> map ? copy(map) : new LinkedHashMap<>();
        String written = keys.keySet().stream().filter(key::equalsIgnoreCase).findFirst().orElse(key);
        Object before = keys.get(written);
        if (before == null) {
            keys.put(written, value);
        } else {
            List<Object> values = new ArrayList<>(before instanceof List<?> some ? some : List.of(before));
            if (!values.contains(value)) {
                values.add(value);
            }
            keys.put(written, values);
        }
        block.put(operator, keys);
        statement.put("Condition", block);
        return with(index, statement);
    }

    /// As JSON for people.
    public String text() {
        return PolicyText.of(tree);
    }

    private static PolicyDocument made(
            Map<String, Object> around, PolicyKind kind, List<Map<String, Object>> statements) {
        Map<String, Object> tree = new LinkedHashMap<>(around);
        tree.put("Statement", statements);
        try {
            return read(tree, kind);
        } catch (MalformedPolicy e) {
            throw new IllegalArgumentException("no policy: " + e.text(), e);
        }
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
