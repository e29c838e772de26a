package tableflow.console.ui.storage.table;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.storage.growth.DailySeries;
import tableflow.console.domain.storage.growth.Forecast;
import tableflow.console.domain.storage.growth.Measure;

/// The lines of a chart of growth.
///
/// @param perDay whether they are what each day added
/// @param lines none of them empty
/// @param forecast of the first line; empty for too few days, and of what each day adds
/// @param wholeDays measured days of the first line, today not counted
record GrowthShown(
        Measure measure, boolean perDay, List<DailySeries> lines, Optional<Forecast> forecast, int wholeDays) {

    static final GrowthShown NOTHING = new GrowthShown(Measure.BYTES, false, List.of(), Optional.empty(), 0);
}
