package tableflow.console.service.review.report;

import java.util.List;
import java.util.function.UnaryOperator;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.review.Group;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Outcome.Kind;
import tableflow.console.domain.review.Review;
import tableflow.console.domain.review.RuleReport;
import tableflow.console.domain.review.RuleReport.Standing;
import tableflow.console.service.report.MarkdownText;

/// A review as Markdown, for tickets and chats.
public final class ReviewMarkdown {

    /// The most outcomes of a rule that are written one by one.
    static final int MOST = 200;

    private final MarkdownText markdown;

    /// @param redact takes secrets out of every text
    public ReviewMarkdown(UnaryOperator<String> redact) {
        this.markdown = new MarkdownText(redact);
    }

    public String of(Review review) {
        StringBuilder out = new StringBuilder(8_192);
        out.append("# ").append(text(ReviewWords.title(review))).append("\n\n").append(text(ReviewWords.when(review)))
                .append("\n\n**").append(text(ReviewWords.score(review.score()))).append("**\n\n");
        for (Group group : Group.values()) {
            out.append("- ").append(ReviewWords.name(group)).append(": ")
                    .append(text(ReviewWords.score(review.score(group)))).append('\n');
        }
        out.append('\n').append(text(ReviewWords.summary(review))).append('\n');
        for (Group group : Group.values()) {
            out.append("\n## ").append(ReviewWords.name(group))
                    .append("\n\n| Rule | | Asks | Things |\n|---|---|---|---|\n");
            review.of(group).forEach(report -> out.append("| ").append(report.rule().id()).append(" | ")
                    .append(ReviewWords.standing(report.standing())).append(" | ").append(text(report.rule().title()))
                    .append(" | ").append(text(ReviewWords.counts(report))).append(" |\n"));
            ReviewWords.worstFirst(review.of(group)).stream().filter(it -> !ReviewWords.notable(it).isEmpty())
                    .forEach(report -> rule(out, report));
        }
        return out.toString();
    }

    private void rule(StringBuilder out, RuleReport report) {
        out.append("\n### ").append(report.rule().id()).append(": ").append(text(report.rule().title())).append("\n\n")
                .append(text(report.rule().explanation().why())).append(' ')
                .append(text(report.rule().explanation().asks())).append("\n\n");
        List<Outcome> notable = ReviewWords.notable(report);
        notable.stream().limit(MOST).forEach(outcome -> outcome(out, outcome));
        if (notable.size() > MOST) {
            out.append("- and ").append(notable.size() - MOST).append(" more\n");
        }
        if (report.standing() == Standing.FAILED) {
            out.append('\n');
            int step = 1;
            for (String one : report.rule().explanation().mend()) {
                out.append(step++).append(". ").append(text(one)).append('\n');
            }
        }
    }

    private void outcome(StringBuilder out, Outcome outcome) {
        out.append("- ").append(ReviewWords.kind(outcome.kind())).append(": ").append(text(ReviewWords.waived(outcome)))
                .append(text(outcome.says())).append('\n');
        if (outcome.is(Kind.FAILED)) {
            outcome.remedy().steps().forEach(step -> out.append("  - ").append(text(step)).append('\n'));
            for (PolicyChange change : outcome.remedy().policies()) {
                out.append('\n').append(text(ReviewWords.where(change))).append(":\n\n")
                        .append(markdown.block("json", change.json())).append('\n');
            }
        }
    }

    private String text(String raw) {
        return markdown.text(raw);
    }
}
