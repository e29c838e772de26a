package tableflow.console.service.schemas.compat;

import java.util.List;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.service.schemas.compat.VersionVerdict.Answer;

/// Whether a draft may follow the earlier versions at a level, as it was found here.
///
/// @param versions those that the level asks about, newest first; none at level NONE and for a first version
public record CompatibilityVerdict(CompatibilityLevel level, List<VersionVerdict> versions) {
    public CompatibilityVerdict {
        versions = List.copyOf(versions);
    }

    /// NO when one version stands in the way; else UNKNOWN when nothing can be said of one; else YES.
    public Answer answer() {
        if (versions.stream().anyMatch(version -> version.answer() == Answer.NO)) {
            return Answer.NO;
        }
        return versions.stream().anyMatch(version -> version.answer() == Answer.UNKNOWN) ? Answer.UNKNOWN : Answer.YES;
    }

    /// What stands in the way, in the order of the draft; what several versions share is told once.
    public List<SchemaFinding> findings() {
        return versions.stream().flatMap(version -> version.incompatibilities().stream())
            .map(Incompatibility::finding).distinct().sorted(SchemaFinding.BY_PLACE).toList();
    }
}
