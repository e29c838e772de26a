package tableflow.console.ui.query.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.ui.control.grid.GridArrangement;

/// How somebody has arranged the columns of results: kept for the same columns in the same tab of statements, for as
/// long as the profile is open. JavaFX thread only.
final class ColumnMemory {

    /// The ones used longest ago go.
    private static final int MOST = 50;

    private final Map<Shape, GridArrangement> known = new LinkedHashMap<>(16, 0.75f, true);

    /// @param tab the id of the tab of statements; empty for results of none
    private record Shape(String tab, List<ResultColumn> columns) {}

    /// As the columns were arranged the last time.
    Optional<GridArrangement> of(String tab, List<ResultColumn> columns) {
        return Optional.ofNullable(known.get(new Shape(tab, columns)));
    }

    void keep(String tab, List<ResultColumn> columns, GridArrangement as) {
        known.put(new Shape(tab, columns), as);
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    /// What a result knows of it.
    ///
    /// @param tab the id of the tab that its statement stands in
    record Page(ColumnMemory memory, String tab) {
        static Page of(ColumnMemory memory, Optional<String> tab) {
            return new Page(memory, tab.orElse(""));
        }

        Optional<GridArrangement> of(List<ResultColumn> columns) {
            return memory.of(tab, columns);
        }

        void keep(List<ResultColumn> columns, GridArrangement as) {
            memory.keep(tab, columns, as);
        }
    }
}
