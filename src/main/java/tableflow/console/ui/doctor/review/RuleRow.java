package tableflow.console.ui.doctor.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Outcome.Kind;
import tableflow.console.domain.review.Review;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.RuleReport;

/// A rule as the list shows it, with its counts: they are of thousands of things and shown again and again.
///
/// @param number its place in the book of rules
/// @param outcomes the worst first
record RuleRow(
        Rule rule, int number, State state, String offBecause, long failed, long passed, long unchecked, long waived,
        List<Outcome> outcomes) {

    /// How it stands, in the order in which rules are listed.
    enum State {
        /// Something is against it, and that is an error.
        BROKEN,
        /// Something is against it.
        FAILED,
        NOT_CHECKED,
        WAIVED,
        PASSED,
        NOT_APPLICABLE,
        /// No review was made yet.
        IDLE,
        OFF
    }

    private static final Comparator<RuleRow> ORDER = Comparator.<RuleRow, State>comparing(row -> row.state)
            .thenComparingInt(row -> -row.rule.weight())
            .thenComparingInt(row -> row.number);
    private static final List<Kind> WORST_FIRST =
            List.of(Kind.FAILED, Kind.NOT_CHECKED, Kind.WAIVED, Kind.PASSED, Kind.NOT_APPLICABLE);

    /// The rules of a review, the worst first.
    static List<RuleRow> of(Review review) {
        List<RuleReport> reports = review.rules();
        return IntStream.range(0, reports.size()).mapToObj(i -> of(reports.get(i), i)).sorted(ORDER).toList();
    }

    /// The rules before a review.
    static List<RuleRow> of(List<Rule> rules, ReviewSettings settings) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> {
                    var choice = settings.choice(rules.get(i).id());
                    return new RuleRow(rules.get(i), i, choice.on() ? State.IDLE : State.OFF, choice.reason(),
                            0, 0, 0, 0, List.of());
                })
                .sorted(ORDER)
                .toList();
    }

    private static RuleRow of(RuleReport report, int number) {
        List<Outcome> outcomes = report.outcomes().stream()
                .sorted(Comparator.comparingInt(it -> WORST_FIRST.indexOf(it.kind())))
                .toList();
        return new RuleRow(report.rule(), number, standing(report), report.off().orElse(""),
                report.count(Kind.FAILED), report.count(Kind.PASSED), report.count(Kind.NOT_CHECKED),
                report.count(Kind.WAIVED), outcomes);
    }

    private static State standing(RuleReport report) {
        return switch (report.standing()) {
            case OFF -> State.OFF;
            case FAILED -> report.rule().severity() == Severity.ERROR ? State.BROKEN : State.FAILED;
            case NOT_CHECKED -> State.NOT_CHECKED;
            case PASSED -> State.PASSED;
            case WAIVED -> State.WAIVED;
            case NOT_APPLICABLE -> State.NOT_APPLICABLE;
        };
    }

    String id() {
        return rule.id();
    }

    boolean isOff() {
        return state == State.OFF;
    }

    /// Things that it was checked for.
    long checked() {
        return failed + passed;
    }

    /// What it says of the thing that it is worst for.
    Optional<Outcome> worst() {
        return outcomes.stream().findFirst();
    }
}
