package tableflow.console.domain.storage;

import java.util.Map;

/// How much one topic or table has: everything under the prefix that is its own.
///
/// @param prefix ends with a slash
/// @param kinds what it is; kinds without objects are absent
/// @param oldest when the oldest object was written, milliseconds since 1970
/// @param newest the same of the newest
public record RootUse(String prefix, Map<ObjectKind, Amount> kinds, long oldest, long newest) {

    public RootUse {
        kinds = Map.copyOf(kinds);
    }

    public Amount all() {
        return kinds.values().stream().reduce(Amount.NONE, Amount::plus);
    }
}
