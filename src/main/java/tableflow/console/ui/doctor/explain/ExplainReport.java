package tableflow.console.ui.doctor.explain;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.doctor.explain.Answer;
import tableflow.console.domain.doctor.explain.Answer.Why;
import tableflow.console.domain.doctor.explain.Explanation;

/// An explanation as text.
final class ExplainReport {

    private ExplainReport() {}

    static String of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(text(explanation.isSure() ? "doctor.explain.sure" : "doctor.explain.unsure"));
        explanation.answers().forEach(answer -> add(answer, lines));
        if (!explanation.possibilities().isEmpty()) {
            lines.add("");
            lines.add(text("doctor.explain.possible"));
            explanation.possibilities().forEach(answer -> add(answer, lines));
        }
        explanation.denial().ifPresent(denial -> {
            lines.add("");
            lines.add(denial.says() + (denial.caution().isEmpty() ? "" : " " + denial.caution()));
        });
        explanation.extracts().forEach(one ->
                lines.add(text("doctor.explain.kind." + one.kind().name()) + ": " + one.value()));
        lines.add("");
        lines.add(explanation.text().strip());
        return String.join("\n", lines) + "\n";
    }

    private static void add(Answer answer, List<String> lines) {
        lines.add("");
        lines.add(answer.mode().id() + " (" + certainty(answer) + "): " + answer.mode().cause());
        answer.why().forEach(why -> lines.add("  " + because(why)));
        int number = 1;
        for (String step : answer.mode().fix()) {
            lines.add("  " + number++ + ". " + step);
        }
        answer.contradicts().forEach(one -> lines.add("  " + text("doctor.explain.against", one)));
    }

    static String certainty(Answer answer) {
        return text("doctor.explain.certainty." + answer.certainty().name());
    }

    static String because(Why why) {
        return text("doctor.explain.because", why.says());
    }
}
