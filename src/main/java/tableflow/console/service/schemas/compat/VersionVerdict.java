package tableflow.console.service.schemas.compat;

import java.util.List;

/// Whether a draft fits one earlier version.
///
/// @param incompatibilities none unless the answer is NO
/// @param reason why nothing can be said; empty unless the answer is UNKNOWN
public record VersionVerdict(
        Earlier version, Answer answer, List<Incompatibility> incompatibilities, String reason) {
    public VersionVerdict {
        incompatibilities = List.copyOf(incompatibilities);
    }

    /// What was found.
    public enum Answer {
        YES,
        NO,
        /// The version cannot be read, or the two cannot be compared within bounds.
        UNKNOWN
    }

    static VersionVerdict unknown(Earlier version, String reason) {
        return new VersionVerdict(version, Answer.UNKNOWN, List.of(), reason);
    }

    static VersionVerdict of(Earlier version, List<Incompatibility> found) {
        return new VersionVerdict(version, found.isEmpty() ? Answer.YES : Answer.NO, found, "");
    }
}
