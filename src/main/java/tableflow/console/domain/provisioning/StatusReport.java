package tableflow.console.domain.provisioning;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How reality stands to a manifest.
///
/// @param plan what applying would do now
/// @param tables the health of the Tableflow topics that exist, by name
/// @param unreadable why reality could not be compared in full (a key is missing, a role); absent when it could
public record StatusReport(
        Plan plan, List<Drift> drifts, Map<String, TableHealth> tables, @Nullable String unreadable) {

    public StatusReport {
        drifts = List.copyOf(drifts);
        tables = Map.copyOf(tables);
    }

    /// Whether all is as the manifest says and every table is healthy.
    public boolean isAsWanted() {
        return drifts.isEmpty() && unreadable == null
                && tables.values().stream().allMatch(it -> it.verdict() == TableHealth.Verdict.HEALTHY);
    }

    /// One difference.
    public record Drift(String stepId, Step.Kind kind, String subject, String found, String wanted) {}
}
