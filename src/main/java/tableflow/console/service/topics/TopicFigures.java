package tableflow.console.service.topics;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
        Instant known = earlier.kept().map(Answer.Kept::at).orElse(at);
        return newer instanceof Answer.Known<TableFigures> now
                ? now.map(figures -> earlier.value().map(it -> figures.orEarlier(it, known)).orElse(figures))
                : newer.orEarlier(earlier, at);
    }

    /// A figure of the table, which may be from earlier though others are not.
    public <T> Answer<T> ofTable(Function<TableFigures, Answer<T>> figure) {
        return table.then(figure);
    }

    /// When the oldest of them was known that is not from the newest reading; empty where all are.
    Optional<Instant> oldest() {
        return Stream.concat(
                        Stream.of(records, bytes, table),
                        table.value().stream().flatMap(TableFigures::all))
                .flatMap(answer -> answer.kept().stream())
                .map(Answer.Kept::at)
                .min(Instant::compareTo);
    }

    /// The same with other figures of the table.
    public TopicFigures with(Answer<TableFigures> newTable) {
        return new TopicFigures(records, bytes, newTable);
    }
}
