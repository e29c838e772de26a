package tableflow.console.ui.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.ladder.Check;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Verdict;

/// A check as the ladder shows it.
///
/// @param verdict absent until it is judged
record CheckRow(Check check, @Nullable Verdict verdict) {

    List<Finding> findings() {
        return verdict == null ? List.of() : verdict.findings();
    }
}
