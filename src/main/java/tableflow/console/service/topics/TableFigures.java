package tableflow.console.service.topics;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.monitor.Reading;

/// The figures of a topic's table. They come from several systems: each can fail alone, and be from earlier alone.
///
/// @param name `database.table` in the catalog; empty when the catalog shows none
/// @param lag records of the topic that the newest snapshot does not hold
/// @param bytes of the newest snapshot's files
/// @param skipped records that could not become rows, within the last hour
public record TableFigures(
        Answer<Optional<String>> name, Answer<Reading> lag, Answer<Reading> bytes, Answer<Reading> skipped) {

    /// As they were just read; a reading that failed is no answer.
    public TableFigures(Optional<String> name, Reading lag, Reading bytes, Reading skipped) {
        this(Answer.known(name), answer(lag), answer(bytes), answer(skipped));
    }

    private static Answer<Reading> answer(Reading reading) {
        return reading instanceof Reading.Failed(RemoteFailure why) ? Answer.notChecked(why) : Answer.known(reading);
    }

    /// The name in the catalog, as far as it is known.
    public Optional<String> catalogTable() {
        return name.value().flatMap(it -> it);
    }

    /// The same, whose name in the catalog was not checked.
    public TableFigures withoutCatalog(RemoteFailure why) {
        return new TableFigures(Answer.notChecked(why), lag, bytes, skipped);
    }

    /// These, with earlier ones in the place of those that could not be read.
    ///
    /// @param at when the earlier ones were read
    TableFigures orEarlier(TableFigures earlier, Instant at) {
        return new TableFigures(
                name.orEarlier(earlier.name, at),
                lagOr(earlier.lag).orEarlier(earlier.lag, at),
                bytes.orEarlier(earlier.bytes, at),
                skipped.orEarlier(earlier.skipped, at));
    }

    /// Without the table's files the lag is not known either, or only within wide bounds: one from earlier is better.
    private Answer<Reading> lagOr(Answer<Reading> earlier) {
        RemoteFailure unread = bytes.failure();
        return unread != null && earlier.value().filter(Reading.Known.class::isInstance).isPresent()
                ? Answer.notChecked(unread)
                : lag;
    }

    /// Each of them.
    Stream<Answer<?>> all() {
        return Stream.of(name, lag, bytes, skipped);
    }
}
