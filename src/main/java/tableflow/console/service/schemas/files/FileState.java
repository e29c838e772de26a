package tableflow.console.service.schemas.files;

/// How a file stands to the versions of its subject.
///
/// @param version the one that it holds (SAME, BEHIND) or began with (AHEAD, DIVERGED); 0 for none
/// @param newest of the subject; 0 when it has none
/// @param why a sentence without a full stop; empty where the kind says it all
public record FileState(Kind kind, int version, int newest, String why) {

    /// Decision 59 has the rule.
    public enum Kind {
        /// It holds the newest version.
        SAME,
        /// It holds no version, and the newest one is among what it held before: registering is what is missing.
        AHEAD,
        /// It holds an older version.
        BEHIND,
        /// It holds no version, and never held the newest: both went on.
        DIVERGED,
        /// Its subject has no version.
        ABSENT,
        /// It belongs to no subject.
        NO_SUBJECT,
        /// It is no schema, its past is not known, or the registry did not tell.
        UNTOLD
    }

    static FileState of(Kind kind) {
        return new FileState(kind, 0, 0, "");
    }

    static FileState untold(String why) {
        return new FileState(Kind.UNTOLD, 0, 0, why);
    }
}
