package tableflow.console.service.messages.compare;

import java.util.List;

/// Two records beside each other, line by line.
///
/// @param lines in the order of the parts; those that are the same among them
/// @param cut whether there would be more lines
public record RecordDifference(List<Line> lines, boolean cut) {
    public RecordDifference {
        lines = List.copyOf(lines);
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
        return lines.stream().filter(it -> it.kind() == kind).count();
    }

    /// Whether key, headers and value say the same; where and when the records stand does not count.
    public boolean sameContent() {
        return !cut && lines.stream().allMatch(it -> it.part() == Part.FACTS || it.kind() == Kind.SAME);
    }
}
