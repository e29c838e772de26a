package tableflow.console.service.messages.compare;

import java.util.List;
import java.util.Map;

/// Two records beside each other, line by line.
///
/// @param lines in the order of the parts; those that are the same among them
/// @param counts how many lines there are of each kind, those that were left out among them
/// @param sameContent whether key, headers and value say the same; where and when the records stand does not count
/// @param left which lines were left out, because there are too many
public record RecordDifference(List<Line> lines, Map<Kind, Long> counts, boolean sameContent, Left left) {
    public RecordDifference {
        lines = List.copyOf(lines);
        counts = Map.copyOf(counts);
    }

    /// What is not among the lines.
    public enum Left {
        NOTHING,
        /// Only such as are the same.
        SAME,
        /// Such as differ among them.
        DIFFERENCES
    }

    /// Which part of the record.
    public enum Part {
        /// Where it stands, its time, how it is encoded.
        FACTS,
        KEY,
        HEADERS,
        VALUE
    }

    /// In what way.
    public enum Kind {
        SAME,
        CHANGED,
        /// Only the first record has it.
        REMOVED,
        /// Only the second record has it.
        ADDED
    }

    /// One value.
    ///
    /// @param path to it within its part, as expressions of the filter have it: `lines[0].sku`; empty for the whole.
    ///     Where it stands at another place of a list: `lines[0→2].sku`. For [Part#FACTS] a name in small letters
    /// @param left in the first record, on one line; empty where it has none
    /// @param right in the second record, as `left`
    public record Line(Part part, String path, Kind kind, String left, String right) {}

    /// How many lines are of a kind.
    public long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
