package tableflow.console.domain.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a topic's table.
///
/// @param at when; as exact as its source
/// @param words what, in a sentence or less
/// @param bad whether something stopped or failed
/// @param condition how the table was from then on, or was at that moment; absent where the event does not tell
public record Event(
        Instant at, Kind kind, Source source, String words, boolean bad, @Nullable Condition condition) {

    /// An event that does not tell how the table is.
    public Event(Instant at, Kind kind, Source source, String words, boolean bad) {
        this(at, kind, source, words, bad, null);
    }

    /// What kind of thing.
    public enum Kind {
        /// Tableflow was turned on, or a catalog integration was made.
        CREATED,
        /// Phase, suspension, and errors with them.
        STATE,
        /// A schema version was registered, or columns of the table changed.
        SCHEMA,
        /// Rows were committed, or files rewritten.
        SNAPSHOT,
        /// A catalog got the table, or did not.
        SYNC,
        /// Somebody looked, and found out how it was.
        EXAMINED
    }

    /// Who tells it.
    public enum Source {
        CONTROL_PLANE,
        TABLE,
        REGISTRY,
        MONITOR,
        DOCTOR
    }
}
