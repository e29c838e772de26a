package tableflow.console.service.topics;

import java.util.Optional;
import tableflow.console.domain.monitor.Reading;

/// The figures of a topic's table.
///
/// @param catalogTable `database.table` in the catalog; empty when the catalog shows none
/// @param lag records of the topic that the newest snapshot does not hold
/// @param bytes of the newest snapshot's files
/// @param skipped records that could not become rows, within the last hour
public record TableFigures(Optional<String> catalogTable, Reading lag, Reading bytes, Reading skipped) {}
