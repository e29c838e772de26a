package tableflow.console.service.topics;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.monitor.Reading;

/// The figures of a topic's table.
///
/// @param catalogTable `database.table` in the catalog; empty when the catalog shows none
/// @param lag records of the topic that the newest snapshot does not hold
/// @param bytes of the newest snapshot's files
/// @param skipped records that could not become rows, within the last hour
public record TableFigures(Optional<String> catalogTable, Reading lag, Reading bytes, Reading skipped) {

    /// Why a figure is not known now that was known earlier; empty where none was lost.
    Optional<RemoteFailure> lost(TableFigures earlier) {
        List<Reading> now = List.of(lag, bytes, skipped);
        List<Reading> before = List.of(earlier.lag, earlier.bytes, earlier.skipped);
        return IntStream.range(0, now.size())
                .filter(i -> !(before.get(i) instanceof Reading.Failed))
                .mapToObj(now::get)
                .filter(Reading.Failed.class::isInstance)
                .map(it -> ((Reading.Failed) it).why())
                .findFirst();
    }

    /// These, with earlier ones in the place of those that could not be read.
    TableFigures orEarlier(TableFigures earlier) {
        // Without the table's files the lag is not known either, or only within wide bounds.
        boolean unread = bytes instanceof Reading.Failed && earlier.lag instanceof Reading.Known;
        return new TableFigures(
                catalogTable.or(earlier::catalogTable),
                unread ? earlier.lag : orEarlier(lag, earlier.lag),
                orEarlier(bytes, earlier.bytes),
                orEarlier(skipped, earlier.skipped));
    }

    private static Reading orEarlier(Reading now, Reading earlier) {
        return now instanceof Reading.Failed ? earlier : now;
    }
}
