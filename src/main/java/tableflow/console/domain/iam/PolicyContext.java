package tableflow.console.domain.iam;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is known about a request besides action and resource: condition keys with their values.
///
/// @param values keys in lower case. Most keys have one value
/// @param absent keys in lower case that the request does not have
/// @param complete whether it has no other keys than `values`; otherwise nothing is known of keys that are in neither
public record PolicyContext(Map<String, List<String>> values, Set<String> absent, boolean complete) {
    public static final PolicyContext EMPTY = new PolicyContext(Map.of());

    public PolicyContext {
        Map<String, List<String>> lower = new LinkedHashMap<>();
        values.forEach((key, all) -> lower.put(key.toLowerCase(Locale.ROOT), List.copyOf(all)));
        values = Map.copyOf(lower);
        absent = absent.stream().map(key -> key.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /// All that there is to know.
    public PolicyContext(Map<String, List<String>> values) {
        this(values, Set.of(), true);
    }

    /// What somebody else's request is known to have, with one value each, and known not to have.
    public static PolicyContext partly(Map<String, String> single, Set<String> absent) {
        return new PolicyContext(of(single).values, absent, false);
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

    /// Whether it is known what the request has under `key`, if anything.
    boolean knows(String key) {
        return complete || has(key) || absent.contains(key.toLowerCase(Locale.ROOT));
    }

    boolean has(String key) {
        return values.containsKey(key.toLowerCase(Locale.ROOT));
    }

    /// This context and what `more` knows; where both know a key, `more` wins.
    public PolicyContext with(PolicyContext more) {
        Map<String, List<String>> all = new LinkedHashMap<>(values);
        all.putAll(more.values);
        return new PolicyContext(all, absent, complete);
    }
}
