package tableflow.console.service.doctor.report;

import java.util.List;
import java.util.function.UnaryOperator;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Remedy.PolicyChange;
import tableflow.console.domain.doctor.ladder.RungReport;
import tableflow.console.domain.doctor.ladder.RungReport.Checked;
import tableflow.console.service.report.MarkdownText;

/// An examination as Markdown, for tickets and chats.
public final class MarkdownReport {

    private final MarkdownText markdown;

    /// @param redact takes secrets out of every text
    public MarkdownReport(UnaryOperator<String> redact) {
        this.markdown = new MarkdownText(redact);
    }

    public String of(Examination examination) {
        StringBuilder out = new StringBuilder(4_096);
        out.append("# ").append(text(ReportWords.title(examination))).append("\n\n");
        out.append(text(ReportWords.when(examination))).append("\n\n");
        FirstLines.of(examination.evidence()).forEach(line ->
                out.append("- **").append(line.question()).append("**: ").append(text(line.answer())).append('\n'));
        out.append("\n**").append(text(ReportWords.summary(examination))).append("**\n\n");
        out.append("| Rung | | Says |\n|---|---|---|\n");
        examination.rungs().forEach(report -> out.append("| ").append(ReportWords.name(report.rung())).append(" | ")
                .append(ReportWords.outcome(report.outcome())).append(" | ")
                .append(text(ReportWords.says(report))).append(" |\n"));
        List<Finding> findings = examination.findings();
        for (int i = 0; i < findings.size(); i++) {
            finding(out, i + 1, findings.get(i), examination);
        }
        out.append("\n## Every check\n");
        examination.rungs().forEach(report -> checks(out, report));
        out.append("\n## Calls\n\n| Time | Asked | About | Answer | Request id | ms |\n|---|---|---|---|---|---|\n");
        ReportWords.calls(examination).forEach(call -> call(out, call));
        return out.toString();
    }

    private void finding(StringBuilder out, int number, Finding finding, Examination examination) {
        out.append("\n## ").append(number).append(". ").append(finding.severity()).append(' ').append(finding.id())
                .append("\n\n").append(text(finding.says())).append("\n\n");
        finding.mode().ifPresent(mode -> out.append("- Cause (").append(ReportWords.certainty(finding.certainty()))
                .append("): ").append(text(mode.cause())).append('\n'));
        ReportWords.cause(finding, examination).ifPresent(cause ->
                out.append("- Follows from: ").append(text(cause.says())).append('\n'));
        finding.contradicts().forEach(it -> out.append("- Against it: ").append(text(it)).append('\n'));
        finding.unchecked().forEach(it -> out.append("- Not checked: ").append(text(it)).append('\n'));
        finding.supports().forEach(call -> out.append("- Shown by: ").append(text(ReportWords.call(call)))
                .append('\n'));
        out.append('\n');
        int step = 1;
        for (String one : finding.remedy().steps()) {
            out.append(step++).append(". ").append(text(one)).append('\n');
        }
        for (PolicyChange change : finding.remedy().policies()) {
            out.append('\n').append(text(ReportWords.where(change))).append(":\n\n")
                    .append(markdown.block("json", change.json()));
        }
    }

    private void checks(StringBuilder out, RungReport report) {
        out.append("\n### ").append(ReportWords.name(report.rung())).append("\n\n");
        for (Checked one : report.checks()) {
            out.append("- ").append(ReportWords.outcome(one.verdict().outcome())).append(": ")
                    .append(text(one.check().title())).append(". ").append(text(one.verdict().says())).append('\n');
        }
    }

    private void call(StringBuilder out, Call call) {
        out.append("| ").append(call.at()).append(" | ").append(text(call.operation())).append(" | ")
                .append(text(call.target())).append(" | ").append(text(call.answer())).append(" | ")
                .append(text(call.requestId() == null ? "" : call.requestId())).append(" | ")
                .append(call.took().toMillis()).append(" |\n");
    }

    private String text(String raw) {
        return markdown.text(raw);
    }
}
