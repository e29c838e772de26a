package tableflow.console.service.topics;

import java.time.Instant;

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
                table.orEarlier(earlier.table, at));
    }

    /// The same with other figures of the table.
    public TopicFigures with(Answer<TableFigures> newTable) {
        return new TopicFigures(records, bytes, newTable);
    }
}
