package tableflow.console.domain.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a subject promises about the schemas that follow one another in it, as Confluent's Schema Registry names it.
///
/// A level answers two questions: in which direction two schemas are compared ([#directions]), and against which of the
/// earlier versions a new one is compared ([#comparedWith]): the newest alone, or, for the transitive levels, all.
///
/// Source: the `compatibility` property of the registry's REST API.
public enum CompatibilityLevel {
    /// Nothing is compared.
    NONE(false, false, false),
    /// The new schema reads data of the newest version before it. A registry starts with this level.
    BACKWARD(true, false, false),
    /// The new schema reads data of every version before it.
    BACKWARD_TRANSITIVE(true, false, true),
    /// The newest version before it reads data of the new schema.
    FORWARD(false, true, false),
    /// Every version before it reads data of the new schema.
    FORWARD_TRANSITIVE(false, true, true),
    /// Both ways, with the newest version.
    FULL(true, true, false),
    /// Both ways, with every version.
    FULL_TRANSITIVE(true, true, true);

    private final boolean newReadsOld;
    private final boolean oldReadsNew;
    private final boolean transitive;

    CompatibilityLevel(boolean newReadsOld, boolean oldReadsNew, boolean transitive) {
        this.newReadsOld = newReadsOld;
        this.oldReadsNew = oldReadsNew;
        this.transitive = transitive;
    }

    /// The directions that must hold, [CompatibilityDirection#NEW_READS_OLD] first; none for [#NONE].
    public List<CompatibilityDirection> directions() {
        List<CompatibilityDirection> directions = new ArrayList<>();
        if (newReadsOld) {
            directions.add(CompatibilityDirection.NEW_READS_OLD);
        }
        if (oldReadsNew) {
            directions.add(CompatibilityDirection.OLD_READS_NEW);
        }
        return List.copyOf(directions);
    }

    /// Whether every earlier version counts, not just the newest.
    public boolean transitive() {
        return transitive;
    }

    /// Of the earlier versions, given oldest first, those that a new one is compared with, newest first: the order in
    /// which the registry reports them.
    public <T> List<T> comparedWith(List<T> earlierOldestFirst) {
        if (this == NONE || earlierOldestFirst.isEmpty()) {
            return List.of();
        }
        return transitive ? earlierOldestFirst.reversed() : List.of(earlierOldestFirst.getLast());
    }

    /// Reads the exact name the REST API uses; a name of a newer registry is empty: keep the text and show it.
    public static Optional<CompatibilityLevel> ofRemote(String name) {
        for (CompatibilityLevel level : values()) {
            if (level.name().equals(name)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
