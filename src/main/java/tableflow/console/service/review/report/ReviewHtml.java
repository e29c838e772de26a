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
import tableflow.console.domain.review.Score;
import tableflow.console.service.report.HtmlText;

/// A review as one page of HTML that loads nothing: styles and pictures are in it, scripts are not.
public final class ReviewHtml {

    private static final int ROW = 34;
    private static final int LEFT = 150;
    private static final int BAR = 400;
    private static final int GOOD = 90;
    private static final int FAIR = 60;

    private static final String STYLE = """
            .passed{color:#1a7f37}.failed{color:#cf222e}.not-checked,.off,.not-applicable,.waived{color:#777}
            .warning.failed{color:#9a6700}
            svg .good{fill:#2da44e}svg .fair{fill:#d4a72c}svg .poor{fill:#cf222e}svg .rest{fill:#8884}
            details{margin:.4rem 0}summary{cursor:pointer;font-weight:600}
            """;

    private final HtmlText html;

    /// @param redact takes secrets out of every text
    public ReviewHtml(UnaryOperator<String> redact) {
        this.html = new HtmlText(redact);
    }

    public String of(Review review) {
        StringBuilder out = new StringBuilder(32_768);
        out.append("<p>").append(text(ReviewWords.when(review))).append("</p>\n");
        bars(out, review);
        out.append("<p class=\"summary\">").append(text(ReviewWords.summary(review))).append("</p>\n");
        for (Group group : Group.values()) {
            out.append("<h2>").append(ReviewWords.name(group)).append("</h2>\n<table><tr><th>Rule</th><th></th>"
                    + "<th>Asks</th><th>Things</th><th>Weight</th></tr>\n");
            review.of(group).forEach(report -> row(out, report));
            out.append("</table>\n");
            ReviewWords.worstFirst(review.of(group)).stream().filter(it -> !ReviewWords.notable(it).isEmpty())
                    .forEach(report -> rule(out, report));
        }
        return html.page(ReviewWords.title(review), STYLE, out);
    }

    /// A bar for the whole and for each group: points in colour, and below how much was checked.
    private void bars(StringBuilder out, Review review) {
        out.append("<svg role=\"img\" aria-label=\"Scores\" width=\"100%\" viewBox=\"0 0 820 ")
                .append((Group.values().length + 1) * ROW + 8).append("\">\n");
        int row = 0;
        bar(out, row++, "All", review.score());
        for (Group group : Group.values()) {
            bar(out, row++, ReviewWords.name(group), review.score(group));
        }
        out.append("</svg>\n");
    }

    private void bar(StringBuilder out, int row, String name, Score score) {
        int y = row * ROW + 4;
        int points = score.points().orElse(0);
        String style = points >= GOOD ? "good" : points >= FAIR ? "fair" : "poor";
        out.append("<text x=\"0\" y=\"").append(y + 17).append("\">").append(text(name)).append("</text>");
        rect(out, "rest", y, BAR, 16);
        rect(out, style, y, BAR * points / 100, 16);
        rect(out, "rest", y + 18, BAR * score.coverage() / 100, 4);
        out.append("<text x=\"").append(LEFT + BAR + 10).append("\" y=\"").append(y + 17).append("\">")
                .append(text(ReviewWords.score(score))).append("</text>\n");
    }

    private static void rect(StringBuilder out, String style, int y, int width, int height) {
        out.append("<rect class=\"").append(style).append("\" x=\"").append(LEFT).append("\" y=\"").append(y + 4)
                .append("\" height=\"").append(height).append("\" width=\"").append(width).append("\" rx=\"2\"/>");
    }

    private void row(StringBuilder out, RuleReport report) {
        out.append("<tr><td>").append(text(report.rule().id())).append("</td><td class=\"").append(style(report))
                .append("\">").append(ReviewWords.standing(report.standing())).append("</td><td>")
                .append(text(report.rule().title())).append("</td><td>").append(text(ReviewWords.counts(report)))
                .append("</td><td>").append(report.rule().weight()).append("</td></tr>\n");
    }

    private static String style(RuleReport report) {
        String standing = ReviewWords.standing(report.standing()).replace(' ', '-');
        return report.standing() == Standing.FAILED && !report.isError() ? "warning " + standing : standing;
    }

    private void rule(StringBuilder out, RuleReport report) {
        boolean failed = report.standing() == Standing.FAILED;
        out.append(failed ? "<details open>" : "<details>").append("<summary><span class=\"").append(style(report))
                .append("\">").append(text(report.rule().id())).append("</span> ").append(text(report.rule().title()))
                .append("</summary>\n<p>").append(text(report.rule().explanation().why())).append(' ')
                .append(text(report.rule().explanation().asks())).append("</p>\n");
        if (failed) {
            out.append("<ol>\n");
            report.rule().explanation().mend().forEach(step ->
                    out.append("<li>").append(text(step)).append("</li>\n"));
            out.append("</ol>\n");
        }
        List<Outcome> notable = ReviewWords.notable(report);
        out.append("<ul>\n");
        notable.stream().limit(ReviewMarkdown.MOST).forEach(outcome -> outcome(out, outcome));
        if (notable.size() > ReviewMarkdown.MOST) {
            out.append("<li>and ").append(notable.size() - ReviewMarkdown.MOST).append(" more</li>\n");
        }
        out.append("</ul></details>\n");
    }

    private void outcome(StringBuilder out, Outcome outcome) {
        out.append("<li><span class=\"").append(ReviewWords.kind(outcome.kind()).replace(' ', '-')).append("\">")
                .append(ReviewWords.kind(outcome.kind())).append("</span>: ").append(text(ReviewWords.waived(outcome)))
                .append(text(outcome.says()));
        if (outcome.is(Kind.FAILED)) {
            out.append("\n<ul>");
            outcome.remedy().steps().forEach(step -> out.append("<li>").append(text(step)).append("</li>"));
            out.append("</ul>");
            for (PolicyChange change : outcome.remedy().policies()) {
                out.append("<p>").append(text(ReviewWords.where(change))).append(":</p>\n<pre>")
                        .append(text(change.json())).append("</pre>\n");
            }
        }
        out.append("</li>\n");
    }

    private String text(String raw) {
        return html.text(raw);
    }
}
