package tableflow.console.service.schemas.subjects;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.schema.SchemaVersion;

/// What registering a draft would do, for review.
///
/// @param newest the version that it would follow; empty when there is none
/// @param deleted the newest version of a subject whose versions are all deleted softly; 0 for others
/// @param blocked why it cannot be; none when it can
public record Registration(
        Draft draft, SubjectVerdict verdict, Optional<SchemaVersion> newest, int deleted, List<String> blocked) {
    public Registration {
        blocked = List.copyOf(blocked);
    }

    /// What registering comes to.
    public enum Outcome {
        /// The same schema is a version already; nothing is sent.
        NOTHING_TO_DO,
        BLOCKED,
        NEW_SUBJECT,
        /// The subject has versions that are all deleted softly: it gets the next number, and follows none.
        AFTER_DELETED,
        NEXT_VERSION
    }

    /// Whether registering it would make a version.
    public boolean makes() {
        Outcome outcome = outcome();
        return outcome != Outcome.NOTHING_TO_DO && outcome != Outcome.BLOCKED;
    }

    public Outcome outcome() {
        if (verdict.same().isPresent()) {
            return Outcome.NOTHING_TO_DO;
        }
        if (!blocked.isEmpty()) {
            return Outcome.BLOCKED;
        }
        if (newest.isPresent()) {
            return Outcome.NEXT_VERSION;
        }
        return deleted > 0 ? Outcome.AFTER_DELETED : Outcome.NEW_SUBJECT;
    }
}
