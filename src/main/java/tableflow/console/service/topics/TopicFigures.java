package tableflow.console.service.topics;

import java.time.Instant;
import java.util.Optional;
import tableflow.console.domain.RemoteFailure;

/// What is known of a topic at a price: a question for each partition, or files to be read. Asked only for topics that
/// somebody looks at; waiting for all others.
///
/// @param records at most: the distance between first and last offset of all partitions
/// @param bytes on disk, of one replica of each partition
/// @param table only for topics that Tableflow materialises
public record TopicFigures(Answer<Long> records, Answer<Long> bytes, Answer<TableFigures> table) {

    /// Nobody has looked.
    public static final TopicFigures UNASKED =
            new TopicFigures(Answer.waiting(), Answer.waiting(), Answer.waiting());

    /// These, or earlier ones where there are none.
    ///
    /// @param at when the earlier ones were read
    public TopicFigures orEarlier(TopicFigures earlier, Instant at) {
        return new TopicFigures(
                records.orEarlier(earlier.records, at), bytes.orEarlier(earlier.bytes, at),
                tables(table, earlier.table, at));
    }

    /// Figures of a table that could not be read stand beside others that could.
    private static Answer<TableFigures> tables(Answer<TableFigures> newer, Answer<TableFigures> earlier, Instant at) {
        Optional<TableFigures> before = earlier.value();
        if (before.isPresent() && newer instanceof Answer.Known<TableFigures> now) {
            Optional<RemoteFailure> lost = now.answer().lost(before.get());
            if (lost.isPresent()) {
                return new Answer.Kept<>(now.answer().orEarlier(before.get()),
                        earlier.kept().map(Answer.Kept::at).orElse(at), lost.get());
            }
        }
        return newer.orEarlier(earlier, at);
    }

    /// The same with other figures of the table.
    public TopicFigures with(Answer<TableFigures> newTable) {
        return new TopicFigures(records, bytes, newTable);
    }
}
