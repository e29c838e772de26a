package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.ui.doctor.part.CallList;
import tableflow.console.ui.doctor.part.PolicyBox;

/// A finding as text. Its parts hold no secret.
final class FindingText {

    private FindingText() {}

    static String of(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add((finding.id().isEmpty() ? "" : finding.id() + ": ") + finding.says());
        lines.add(Words.severityName(finding.severity()) + ", " + Words.certainty(finding.certainty()));
        heading(lines, text("doctor.finding.fix"));
        int number = 1;
        for (String step : finding.remedy().steps()) {
            lines.add(number++ + ". " + step);
        }
        finding.remedy().policies().forEach(change -> {
            lines.add("");
            lines.add(PolicyBox.where(change) + " (" + change.why() + ")");
            lines.add(change.json());
        });
        heading(lines, text("doctor.finding.for"));
        finding.supports().forEach(call -> lines.add(CallList.plain(call).strip()));
        if (!finding.contradicts().isEmpty()) {
            heading(lines, text("doctor.finding.against"));
            lines.addAll(finding.contradicts());
        }
        if (!finding.unchecked().isEmpty()) {
            heading(lines, text("doctor.finding.unchecked"));
            lines.addAll(finding.unchecked());
        }
        return String.join("\n", lines) + "\n";
    }

    private static void heading(List<String> lines, String words) {
        lines.add("");
        lines.add(words);
    }
}
