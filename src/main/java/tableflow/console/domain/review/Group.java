package tableflow.console.domain.review;

import java.util.Locale;

/// What a rule is about; each group has a score of its own.
public enum Group {
    /// Tables that are fast, complete and understood.
    BEST_PRACTICE,
    /// Nobody gets in, and nobody may do more than he needs.
    SECURITY;

    /// As documents name it: `best-practice`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
