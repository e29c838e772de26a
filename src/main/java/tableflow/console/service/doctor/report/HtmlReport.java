package tableflow.console.service.doctor.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.RungReport.Checked;
import tableflow.console.service.report.HtmlText;

/// An examination as one page of HTML that loads nothing: styles and pictures are in it, scripts are not.
public final class HtmlReport {

    private static final int ROW = 26;
    private static final int BAR = 460;
    private static final int LEFT = 190;

    private static final String STYLE = """
            .healthy{color:#1a7f37}.warning{color:#9a6700}.broken{color:#cf222e}.not-checked{color:#777}
            svg .healthy{fill:#2da44e}svg .warning{fill:#d4a72c}svg .broken{fill:#cf222e}svg .not-checked{fill:#999}
            """;

    private final HtmlText html;

    /// @param redact takes secrets out of every text
    public HtmlReport(UnaryOperator<String> redact) {
        this.html = new HtmlText(redact);
    }

    public String of(Examination examination) {
        StringBuilder out = new StringBuilder(16_384);
        out.append("<p>").append(text(ReportWords.when(examination))).append("</p>\n<dl>\n");
        FirstLines.of(examination.evidence()).forEach(line -> out.append("<dt>").append(text(line.question()))
                .append("</dt><dd>").append(text(line.answer())).append("</dd>\n"));
        out.append("</dl>\n<p class=\"summary\">").append(text(ReportWords.summary(examination))).append("</p>\n");
        ladder(out, examination);
        List<Finding> findings = examination.findings();
        for (int i = 0; i < findings.size(); i++) {
            finding(out, i + 1, findings.get(i), examination);
        }
        out.append("<h2>Every check</h2>\n<table><tr><th>Rung</th><th>Check</th><th></th><th>Says</th></tr>\n");
        examination.rungs().forEach(report -> report.checks().forEach(one -> check(out, report, one)));
        out.append("</table>\n<h2>Calls</h2>\n<table><tr><th>Time</th><th>Asked</th><th>About</th><th>Answer</th>"
                + "<th>Request id</th><th>ms</th></tr>\n");
        ReportWords.calls(examination).forEach(call -> call(out, call));
        return html.page(ReportWords.title(examination), STYLE, out.append("</table>\n"));
    }

    /// The rungs with their outcomes, and how long each took.
    private void ladder(StringBuilder out, Examination examination) {
        List<RungReport> rungs = examination.rungs();
        long longest = Math.max(1, rungs.stream().map(RungReport::took).mapToLong(Duration::toMillis).max().orElse(1));
        out.append("<svg role=\"img\" aria-label=\"The ladder\" width=\"100%\" viewBox=\"0 0 760 ")
                .append(rungs.size() * ROW + 8).append("\">\n");
        int y = 4;
        for (RungReport report : rungs) {
            long width = 4 + BAR * report.took().toMillis() / longest;
            out.append("<circle class=\"").append(style(report.outcome().name())).append("\" cx=\"10\" cy=\"")
                    .append(y + 12).append("\" r=\"7\"><title>").append(text(ReportWords.says(report)))
                    .append("</title></circle><text x=\"28\" y=\"").append(y + 17).append("\">")
                    .append(text(ReportWords.name(report.rung()))).append("</text><rect class=\"")
                    .append(style(report.outcome().name())).append("\" opacity=\"0.35\" x=\"").append(LEFT)
                    .append("\" y=\"").append(y + 5).append("\" height=\"14\" width=\"").append(width)
                    .append("\" rx=\"3\"/><text x=\"").append(LEFT + width + 8).append("\" y=\"").append(y + 17)
                    .append("\">").append(report.took().toMillis()).append(" ms</text>\n");
            y += ROW;
        }
        out.append("</svg>\n");
    }

    private static String style(String outcome) {
        return outcome.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void finding(StringBuilder out, int number, Finding finding, Examination examination) {
        boolean error = finding.severity() == Finding.Severity.ERROR;
        out.append("<h2><span class=\"").append(error ? "broken" : "warning").append("\">").append(number).append(". ")
                .append(error ? "Error" : "Warning").append("</span> ").append(text(finding.id())).append("</h2>\n<p>")
                .append(text(finding.says())).append("</p>\n<dl>\n");
        finding.mode().ifPresent(mode -> row(out, "Cause, " + ReportWords.certainty(finding.certainty()),
                mode.cause()));
        ReportWords.cause(finding, examination).ifPresent(cause -> row(out, "Follows from", cause.says()));
        finding.supports().forEach(call -> row(out, "Shown by", ReportWords.call(call)));
        finding.contradicts().forEach(it -> row(out, "Against it", it));
        finding.unchecked().forEach(it -> row(out, "Not checked", it));
        out.append("</dl>\n<ol>\n");
        finding.remedy().steps().forEach(step -> out.append("<li>").append(text(step)).append("</li>\n"));
        out.append("</ol>\n");
        for (PolicyChange change : finding.remedy().policies()) {
            out.append("<p>").append(text(ReportWords.where(change))).append(":</p>\n<pre>")
                    .append(text(change.json())).append("</pre>\n");
        }
    }

    private void row(StringBuilder out, String name, String value) {
        out.append("<dt>").append(text(name)).append("</dt><dd>").append(text(value)).append("</dd>\n");
    }

    private void check(StringBuilder out, RungReport report, Checked one) {
        String outcome = one.verdict().outcome().name();
        out.append("<tr><td>").append(text(ReportWords.name(report.rung()))).append("</td><td>")
                .append(text(one.check().title())).append("</td><td class=\"").append(style(outcome)).append("\">")
                .append(ReportWords.outcome(one.verdict().outcome())).append("</td><td>")
                .append(text(one.verdict().says())).append("</td></tr>\n");
    }

    private void call(StringBuilder out, Call call) {
        out.append("<tr><td>").append(call.at()).append("</td><td>").append(text(call.operation())).append("</td><td>")
                .append(text(call.target())).append("</td><td>").append(text(call.answer())).append("</td><td>")
                .append(text(call.requestId() == null ? "" : call.requestId())).append("</td><td>")
                .append(call.took().toMillis()).append("</td></tr>\n");
    }

    private String text(String raw) {
        return html.text(raw);
    }
}
