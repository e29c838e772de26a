package tableflow.console.service.review.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.review.Group;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Outcome.Kind;
import tableflow.console.domain.review.Review;
import tableflow.console.domain.review.RuleReport;
import tableflow.console.domain.review.RuleReport.Standing;
import tableflow.console.domain.review.Score;
import tableflow.console.service.doctor.report.ReportWords;

/// The words that all kinds of reports of reviews share.
public final class ReviewWords {

    private ReviewWords() {}

    static String title(Review review) {
        return "Review: " + review.subject().profile().name();
    }

    static String when(Review review) {
        return "Reviewed on " + review.startedAt().truncatedTo(ChronoUnit.SECONDS) + ", in "
                + review.took().toMillis() + " ms. Nothing was changed.";
    }

    /// "Best practice", "Security".
    public static String name(Group group) {
        return switch (group) {
            case BEST_PRACTICE -> "Best practice";
            case SECURITY -> "Security";
        };
    }

    /// "87 of 100 points, 96% checked (212 of 220)".
    public static String score(Score score) {
        String checked = score.coverage() + "% checked (" + score.checked() + " of "
                + (score.checked() + score.unchecked()) + ")";
        return score.points().isEmpty()
                ? "no points, nothing could be checked"
                : score.points().getAsInt() + " of 100 points, " + checked;
    }

    /// "3 errors, 5 warnings, 2 rules could not be checked".
    public static String summary(Review review) {
        long errors = review.rules().stream().filter(RuleReport::isError).count();
        long warnings = review.rules().stream()
                .filter(it -> it.standing() == Standing.FAILED && it.rule().severity() == Severity.WARNING).count();
        long unchecked = review.rules().stream().filter(it -> it.standing() == Standing.NOT_CHECKED).count();
        long off = review.rules().stream().filter(it -> it.standing() == Standing.OFF).count();
        return count(errors, "rule") + " of severity error failed, " + count(warnings, "rule")
                + " of severity warning failed, " + count(unchecked, "rule") + " could not be checked, "
                + count(off, "rule") + " off.";
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /// "not checked".
    public static String standing(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String kind(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// "2 of 9 failed, 1 not checked, 1 waived"; "off: the reason".
    public static String counts(RuleReport report) {
        if (report.off().isPresent()) {
            return "off" + (report.off().get().isEmpty() ? "" : ": " + report.off().get());
        }
        long checked = report.count(Kind.PASSED) + report.count(Kind.FAILED);
        List<String> parts = new ArrayList<>();
        parts.add(report.count(Kind.FAILED) + " of " + checked + " failed");
        for (Kind kind : List.of(Kind.NOT_CHECKED, Kind.WAIVED, Kind.NOT_APPLICABLE)) {
            if (report.count(kind) > 0) {
                parts.add(report.count(kind) + " " + kind(kind));
            }
        }
        return String.join(", ", parts);
    }

    /// The rules in the order in which they are to be looked at: failed ones first, of them errors, the heaviest first.
    public static List<RuleReport> worstFirst(List<RuleReport> rules) {
        return rules.stream().sorted(Comparator
                        .comparing((RuleReport it) -> it.standing() != Standing.FAILED)
                        .thenComparing(it -> it.rule().severity())
                        .thenComparingInt(it -> -it.rule().weight()))
                .toList();
    }

    /// What is against a rule, what could not be checked, and what may be; what is in order is left out.
    static List<Outcome> notable(RuleReport report) {
        return report.outcomes().stream()
                .filter(it -> it.is(Kind.FAILED) || it.is(Kind.NOT_CHECKED) || it.is(Kind.WAIVED))
                .sorted(Comparator.comparing((Outcome it) -> it.kind())).toList();
    }

    static String waived(Outcome outcome) {
        return outcome.waiver().map(it -> "Waived" + it.until().map(day -> " until " + day).orElse("")
                + (it.reason().isEmpty() ? "" : ": " + it.reason()) + ". ").orElse("");
    }

    static String where(tableflow.console.domain.doctor.ladder.Remedy.PolicyChange change) {
        return ReportWords.where(change);
    }
}
