package tableflow.console.domain.aws;

import java.util.List;

/// A rule that ends, moves or tidies up the objects of a bucket.
///
/// @param id its name; may be empty
/// @param enabled a rule that is not does nothing
/// @param prefix of the keys it is for; empty for all
/// @param narrowed whether it looks at tags or sizes besides
/// @param expires whether current objects are deleted
/// @param transitions storage classes that current objects are moved to
/// @param tidiesVersions whether it ends old versions
/// @param tidiesUploads whether it ends uploads that were left undone
public record LifecycleRule(
        String id,
        boolean enabled,
        String prefix,
        boolean narrowed,
        boolean expires,
        List<String> transitions,
        boolean tidiesVersions,
        boolean tidiesUploads) {
    public LifecycleRule {
        transitions = List.copyOf(transitions);
    }

    /// Whether it deletes or moves objects that tables still refer to.
    public boolean takesCurrent() {
        return enabled && (expires || !transitions.isEmpty());
    }
}
