package tableflow.console.ui.doctor.review;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.review.Group;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Outcome.Kind;
import tableflow.console.domain.review.Reviewed;
import tableflow.console.ui.doctor.review.RuleRow.State;

/// What of a review is looked at.
///
/// @param text in the title, id or words of a rule, or in the name of a thing; empty for all
/// @param group empty for all
/// @param severity empty for all
/// @param standing how rules stand
record RuleFilter(String text, Optional<Group> group, Optional<Severity> severity, Standing standing) {

    static final RuleFilter ALL = new RuleFilter("", Optional.empty(), Optional.empty(), Standing.ALL);

    /// Rules that stand alike.
    enum Standing {
        ALL,
        /// Something is against them.
        FAILED,
        /// Something could not be looked at.
        NOT_CHECKED,
        /// Off, or something was waived.
        LET_BE
    }

    /// Sees which rules there are to be shown, and which of their things.
    static final class Seeing {

        private final RuleFilter filter;
        private final String words;
        private final Set<Reviewed> named = new HashSet<>();

        Seeing(RuleFilter filter, List<RuleRow> rows) {
            this.filter = filter;
            this.words = filter.text().strip().toLowerCase(Locale.ROOT);
            if (!words.isEmpty()) {
                // Thousands of topics stand under many rules: each name is read once.
                Set<Reviewed> all = new HashSet<>();
                rows.forEach(row -> row.outcomes().forEach(it -> all.add(it.reviewed())));
                all.stream().filter(it -> has(it.name())).forEach(named::add);
            }
        }

        boolean shows(RuleRow row) {
            return filter.group().map(it -> it == row.rule().group()).orElse(true)
                    && filter.severity().map(it -> it == row.rule().severity()).orElse(true)
                    && stands(row)
                    && (words.isEmpty() || speaksOfIt(row)
                            || row.outcomes().stream().anyMatch(it -> named.contains(it.reviewed())));
        }

        /// The things of a rule: all where the rule itself was looked for.
        List<Outcome> things(RuleRow row) {
            Stream<Outcome> all = row.outcomes().stream();
            if (!words.isEmpty() && !speaksOfIt(row)) {
                all = all.filter(it -> named.contains(it.reviewed()));
            }
            return switch (filter.standing()) {
                case ALL -> all.toList();
                case FAILED -> all.filter(it -> it.is(Kind.FAILED)).toList();
                case NOT_CHECKED -> all.filter(it -> it.is(Kind.NOT_CHECKED)).toList();
                case LET_BE -> all.filter(it -> it.is(Kind.WAIVED)).toList();
            };
        }

        private boolean stands(RuleRow row) {
            return switch (filter.standing()) {
                case ALL -> true;
                case FAILED -> row.failed() > 0;
                case NOT_CHECKED -> row.unchecked() > 0;
                case LET_BE -> row.state() == State.OFF || row.waived() > 0;
            };
        }

        private boolean speaksOfIt(RuleRow row) {
            return has(row.id()) || has(row.rule().title()) || has(row.rule().explanation().asks())
                    || has(row.rule().explanation().why());
        }

        private boolean has(String text) {
            return text.toLowerCase(Locale.ROOT).contains(words);
        }
    }
}
