package tableflow.console.ui.doctor;

import static tableflow.console.ui.Messages.sentence;
import static tableflow.console.ui.Messages.text;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.ladder.Finding;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Subject;
import tableflow.console.domain.doctor.ladder.Verdict.Outcome;
import tableflow.console.service.doctor.keep.Kept;
import tableflow.console.ui.control.Severity;

/// The doctor's words and signs.
final class Words {

    private Words() {}

    static String rung(Rung rung) {
        return text("doctor.rung." + rung.name());
    }

    static String state(RungRow.State state) {
        return text("doctor.state." + state.name());
    }

    static Severity severity(RungRow.State state) {
        return switch (state) {
            case HEALTHY -> Severity.GOOD;
            case WARNING -> Severity.WARNING;
            case BROKEN -> Severity.BAD;
            case ASKING -> Severity.BUSY;
            case IDLE, WAITING, NOT_CHECKED, STOPPED -> Severity.NEUTRAL;
        };
    }

    static Feather icon(RungRow.State state) {
        return switch (state) {
            case HEALTHY -> Feather.CHECK_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case BROKEN -> Feather.X_CIRCLE;
            case ASKING -> Feather.LOADER;
            case WAITING -> Feather.CLOCK;
            case NOT_CHECKED -> Feather.HELP_CIRCLE;
            case IDLE, STOPPED -> Feather.CIRCLE;
        };
    }

    static String outcome(Outcome outcome) {
        return state(RungRow.of(outcome));
    }

    static Severity severity(Finding.Severity severity) {
        return severity == Finding.Severity.ERROR ? Severity.BAD : Severity.WARNING;
    }

    static String severityName(Finding.Severity severity) {
        return text("doctor.severity." + severity.name());
    }

    static String certainty(Certainty certainty) {
        return text("doctor.certainty." + certainty.name());
    }

    /// What a rung has to say in one line.
    static String line(RungRow row) {
        List<Finding> findings = row.checks().stream().flatMap(check -> check.findings().stream()).toList();
        return switch (row.state()) {
            case IDLE -> text("doctor.line.idle", row.checks().size());
            case WAITING -> text("doctor.line.waiting");
            case ASKING -> row.asksProperty().get().isEmpty()
                    ? text("doctor.line.waiting")
                    : text("doctor.line.asking", sentence(row.asksProperty().get()));
            case STOPPED -> text("doctor.line.stopped");
            case HEALTHY -> row.unchecked() == 0
                    ? text("doctor.line.healthy", row.checks().size())
                    : text("doctor.line.partly", row.checks().size() - row.unchecked(), row.unchecked());
            case NOT_CHECKED -> row.checks().stream()
                    .filter(check -> check.verdict() != null)
                    .map(check -> check.verdict().says())
                    .findFirst()
                    .orElse("");
            case WARNING, BROKEN -> findings.isEmpty() ? "" : findings.getFirst().says();
        };
    }

    /// What is examined.
    static String subject(Subject subject) {
        return subject.topic()
                .or(() -> subject.table().map(table ->
                        subject.database().map(database -> database + ".").orElse("") + table))
                .orElseGet(() -> text("doctor.environment"));
    }

    /// What was examined.
    static String subject(Kept.About about) {
        return about.topic()
                .or(() -> about.table().map(table ->
                        about.database().map(database -> database + ".").orElse("") + table))
                .orElseGet(() -> text("doctor.environment"));
    }

    /// At most `most` characters, the middle left out.
    static String shortened(String name, int most) {
        return name.length() <= most
                ? name
                : name.substring(0, most / 2) + "\u2026" + name.substring(name.length() - most / 2 + 1);
    }

    /// "1 error, 2 warnings".
    static String counts(List<Finding> findings) {
        long errors = findings.stream().filter(it -> it.severity() == Finding.Severity.ERROR).count();
        return counts(errors, findings.size() - errors);
    }

    static String counts(long errors, long warnings) {
        if (warnings == 0) {
            return text("doctor.counts.errors", errors);
        }
        return (errors == 0 ? "" : text("doctor.counts.errors", errors) + ", ")
                + text("doctor.counts.warnings", warnings);
    }
}
