package tableflow.console.service.schemas.subjects;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.schema.SchemaVersion;

/// What registering a draft would do, for review.
///
/// @param newest the version that it would follow; empty for a new subject
/// @param blocked why it cannot be; none when it can
public record Registration(
        Draft draft, SubjectVerdict verdict, Optional<SchemaVersion> newest, List<String> blocked) {
    public Registration {
        blocked = List.copyOf(blocked);
    }

    /// What registering comes to.
    public enum Outcome {
        /// The same schema is a version already; nothing is sent.
        NOTHING_TO_DO,
        BLOCKED,
        NEW_SUBJECT,
        NEXT_VERSION
    }

    public Outcome outcome() {
        if (verdict.same().isPresent()) {
            return Outcome.NOTHING_TO_DO;
        }
        if (!blocked.isEmpty()) {
            return Outcome.BLOCKED;
        }
        return newest.isPresent() ? Outcome.NEXT_VERSION : Outcome.NEW_SUBJECT;
    }
}
