package tableflow.console.domain.doctor.ladder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.ladder.RungReport.Checked;
import tableflow.console.domain.doctor.ladder.Verdict.Outcome;

/// What is not the same in two examinations, check by check.
///
/// @param changes the newly broken first, then from the top of the ladder down
/// @param same how many checks say the same in both
public record Comparison(List<Change> changes, int same) {
    public Comparison {
        changes = List.copyOf(changes);
    }

    /// How a check has changed, the most telling first.
    public enum Kind {
        /// Worse than before: broken or warned of now.
        NEWLY_BROKEN,
        /// Wrong before and now, for another reason.
        OTHER_CAUSE,
        /// Better than before.
        MENDED,
        /// Known before, and not checked now; which proves nothing.
        NO_LONGER_CHECKED,
        /// Not checked before, and healthy now.
        CHECKED_NOW,
        /// As good as before, in other words.
        OTHER_ANSWER
    }

    /// A check that does not say the same.
    ///
    /// @param before absent where the check was not made then
    /// @param after absent where the check is not made any more
    public record Change(Kind kind, Rung rung, Check check, @Nullable Verdict before, @Nullable Verdict after) {

        /// Whether it tells of trouble that came, changed or went, and not only of words or of what could be read.
        public boolean matters() {
            return kind == Kind.NEWLY_BROKEN || kind == Kind.OTHER_CAUSE || kind == Kind.MENDED;
        }
    }

    /// Compares two examinations; of which subjects is the caller's choice.
    public static Comparison of(Examination before, Examination after) {
        Map<String, Checked> then = checks(before);
        Map<String, Checked> now = checks(after);
        List<Change> changes = new ArrayList<>();
        int same = 0;
        for (Map.Entry<String, Checked> entry : now.entrySet()) {
            Checked old = then.get(entry.getKey());
            Kind kind = kind(old == null ? null : old.verdict(), entry.getValue().verdict());
            if (kind == null) {
                same++;
            } else {
                changes.add(new Change(kind, entry.getValue().check().rung(), entry.getValue().check(),
                        old == null ? null : old.verdict(), entry.getValue().verdict()));
            }
        }
        then.forEach((id, old) -> {
            if (!now.containsKey(id) && old.verdict().outcome() != Outcome.NOT_CHECKED) {
                changes.add(new Change(
                        Kind.NO_LONGER_CHECKED, old.check().rung(), old.check(), old.verdict(), null));
            }
        });
        changes.sort(Comparator.comparing(Change::kind).thenComparing(Change::rung));
        return new Comparison(changes, same);
    }

    private static Map<String, Checked> checks(Examination examination) {
        Map<String, Checked> checks = new LinkedHashMap<>();
        examination.rungs().forEach(rung -> rung.checks().forEach(it -> checks.put(it.check().id(), it)));
        return checks;
    }

    private static @Nullable Kind kind(@Nullable Verdict before, Verdict after) {
        Outcome then = before == null ? Outcome.NOT_CHECKED : before.outcome();
        Outcome now = after.outcome();
        if (now == Outcome.NOT_CHECKED) {
            return then == Outcome.NOT_CHECKED ? null : Kind.NO_LONGER_CHECKED;
        }
        if (then == Outcome.NOT_CHECKED) {
            return now == Outcome.HEALTHY ? before == null ? null : Kind.CHECKED_NOW : Kind.NEWLY_BROKEN;
        }
        if (rank(now) != rank(then)) {
            return rank(now) > rank(then) ? Kind.NEWLY_BROKEN : Kind.MENDED;
        }
        if (before != null && !causes(before).equals(causes(after))) {
            return Kind.OTHER_CAUSE;
        }
        return before != null && before.says().equals(after.says()) ? null : Kind.OTHER_ANSWER;
    }

    private static List<String> causes(Verdict verdict) {
        return verdict.findings().stream().map(Finding::id).sorted().toList();
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case NOT_CHECKED, HEALTHY -> 0;
            case WARNING -> 1;
            case BROKEN -> 2;
        };
    }

    /// The changes that tell of trouble that came, changed or went.
    public List<Change> thatMatter() {
        return changes.stream().filter(Change::matters).toList();
    }
}
