package tableflow.console.sandbox.iam.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is known about a request besides action and resource: condition keys with their values.
///
/// @param values keys in lower case; a key that the request does not have is absent. Most keys have one value
public record PolicyContext(Map<String, List<String>> values) {
    public static final PolicyContext EMPTY = new PolicyContext(Map.of());

    public PolicyContext {
        Map<String, List<String>> lower = new LinkedHashMap<>();
        values.forEach((key, all) -> lower.put(key.toLowerCase(Locale.ROOT), List.copyOf(all)));
        values = Map.copyOf(lower);
    }

    /// A context of keys with one value each.
    public static PolicyContext of(Map<String, String> single) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        single.forEach((key, value) -> all.put(key, List.of(value)));
        return new PolicyContext(all);
    }

    /// The values of a key, none when the request does not have it.
    List<String> of(String key) {
        return values.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
    }

    boolean has(String key) {
        return values.containsKey(key.toLowerCase(Locale.ROOT));
    }

    /// This context and what `more` knows; where both know a key, `more` wins.
    public PolicyContext with(PolicyContext more) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        all.putAll(more.values);
        return new PolicyContext(all);
    }
}
