package tableflow.console.ui.query.trouble;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.doctor.FailureCatalogue.Match;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.service.query.QueryTrouble;
import tableflow.console.ui.query.QueryRun;

/// A failure and its likely causes, as text.
final class TroubleReport {

    private TroubleReport() {}

    static String of(QueryRun run, QueryTrouble trouble) {
        List<String> lines = new ArrayList<>();
        QueryExecution execution = run.executionProperty().get();
        if (execution != null) {
            lines.add(text("query.run.id") + ": " + execution.id());
        }
        lines.add(headline(trouble) + ": " + trouble.message());
        var failure = run.failureProperty().get();
        if (failure != null) {
            failure.requestId().ifPresent(id -> lines.add(text("error.report.request") + ": " + id));
        }
        for (Match match : trouble.causes()) {
            lines.add(match.mode().id() + ": " + match.mode().cause());
            match.mode().fix().forEach(step -> lines.add("  - " + step));
        }
        return String.join("\n", lines) + "\n";
    }

    /// Code, category and number, as far as they are told.
    static String headline(QueryTrouble trouble) {
        List<String> parts = new ArrayList<>();
        parts.add(trouble.code().isEmpty() ? text("query.trouble.failed") : trouble.code());
        if (trouble.category() >= 1 && trouble.category() <= 3) {
            parts.add(text("query.trouble.category." + trouble.category()));
        }
        trouble.type().ifPresent(type -> parts.add(text("query.trouble.type", Integer.toString(type))));
        return String.join(" \u00b7 ", parts);
    }
}
