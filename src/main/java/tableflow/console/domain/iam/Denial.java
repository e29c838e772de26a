package tableflow.console.domain.iam;

import java.util.Set;

/// A statement that denies something, or may.
///
/// @param index of the statement in its policy, from 0
/// @param sure whether it does whatever is not known
/// @param keys condition keys that it looks at, in lower case
/// @param open those of them that are not known
public record Denial(int index, boolean sure, Set<String> keys, Set<String> open) {
    public Denial {
        keys = Set.copyOf(keys);
        open = Set.copyOf(open);
    }
}
