package tableflow.console.ui.doctor.review;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.review.Group;
import tableflow.console.domain.review.Outcome;
import tableflow.console.domain.review.Outcome.Kind;
import tableflow.console.domain.review.Parameter;
import tableflow.console.domain.review.Rule;
import tableflow.console.domain.review.Scope;
import tableflow.console.domain.review.Score;
import tableflow.console.ui.control.Severity;
import tableflow.console.ui.doctor.review.RuleRow.State;

/// The words and signs of reviews.
final class ReviewWords {

    /// From so many points on a score is good, and from so many on it is not bad.
    private static final int GOOD = 90;
    private static final int FAIR = 60;

    private ReviewWords() {}

    static String state(State state) {
        return text("doctor.review.state." + state.name());
    }

    static Severity severity(State state) {
        return switch (state) {
            case BROKEN -> Severity.BAD;
            case FAILED -> Severity.WARNING;
            case PASSED -> Severity.GOOD;
            case NOT_CHECKED, WAIVED, NOT_APPLICABLE, IDLE, OFF -> Severity.NEUTRAL;
        };
    }

    static Feather icon(State state) {
        return switch (state) {
            case BROKEN -> Feather.X_CIRCLE;
            case FAILED -> Feather.ALERT_TRIANGLE;
            case PASSED -> Feather.CHECK_CIRCLE;
            case NOT_CHECKED -> Feather.HELP_CIRCLE;
            case WAIVED -> Feather.BOOKMARK;
            case NOT_APPLICABLE, IDLE -> Feather.CIRCLE;
            case OFF -> Feather.SLASH;
        };
    }

    static String kind(Kind kind) {
        return text("doctor.review.kind." + kind.name());
    }

    /// How bad it is that a thing ended so.
    static Severity severity(Kind kind, Rule rule) {
        return switch (kind) {
            case PASSED -> Severity.GOOD;
            case FAILED -> severity(rule);
            case WAIVED, NOT_CHECKED, NOT_APPLICABLE -> Severity.NEUTRAL;
        };
    }

    static Severity severity(Rule rule) {
        return switch (rule.severity()) {
            case ERROR -> Severity.BAD;
            case WARNING -> Severity.WARNING;
        };
    }

    static String group(Group group) {
        return text("doctor.review.group." + group.name());
    }

    static String scope(Scope scope) {
        return text("doctor.review.scope." + scope.name());
    }

    /// "Security, an error when something is against it. SEC-KEY-AGE, weight 6."
    static String about(Rule rule) {
        return text("doctor.review.about", group(rule.group()),
                text("doctor.severity." + rule.severity().name()), rule.id(), rule.weight());
    }

    /// What a rule has to say in one line.
    static String line(RuleRow row) {
        return switch (row.state()) {
            case BROKEN, FAILED -> text("doctor.review.line.failed", row.failed(), row.checked())
                    + (row.unchecked() == 0 ? "" : ", " + text("doctor.review.line.unchecked", row.unchecked()))
                    + (row.waived() == 0 ? "" : ", " + text("doctor.review.line.waived", row.waived()));
            case NOT_CHECKED -> row.passed() == 0
                    ? row.worst().map(Outcome::says).orElse("")
                    : text("doctor.review.line.partly", row.passed(), row.unchecked());
            case PASSED -> text("doctor.review.line.passed", row.passed())
                    + (row.waived() == 0 ? "" : ", " + text("doctor.review.line.waived", row.waived()));
            case WAIVED -> text("doctor.review.line.waived", row.waived());
            case NOT_APPLICABLE -> text("doctor.review.line.nothing");
            case IDLE -> row.rule().explanation().asks();
            case OFF -> row.offBecause().isEmpty()
                    ? state(State.OFF) : text("doctor.review.line.off", row.offBecause());
        };
    }

    static String unit(Parameter parameter) {
        return text("doctor.review.unit." + parameter.unit().name());
    }

    /// "12 passed, 3 failed, 2 not checked"; what there is none of is not told.
    static String counts(Score score) {
        List<String> parts = new ArrayList<>();
        parts.add(text("doctor.review.score.passed", score.passed()));
        if (score.failed() > 0) {
            parts.add(text("doctor.review.score.failed", score.failed()));
        }
        if (score.unchecked() > 0) {
            parts.add(text("doctor.review.line.unchecked", score.unchecked()));
        }
        if (score.waived() > 0) {
            parts.add(text("doctor.review.line.waived", score.waived()));
        }
        return String.join(", ", parts);
    }

    static Severity severity(Score score) {
        if (score.points().isEmpty()) {
            return Severity.NEUTRAL;
        }
        int points = score.points().getAsInt();
        return points >= GOOD ? Severity.GOOD : points >= FAIR ? Severity.WARNING : Severity.BAD;
    }

    /// Where on the ladder things of this kind are looked at.
    static Rung rung(Scope scope) {
        return switch (scope) {
            case TOPIC -> Rung.TABLEFLOW;
            case BUCKET -> Rung.BUCKET;
            case ROLE -> Rung.ROLE;
            case KEY -> Rung.CONFLUENT;
            case INTEGRATION -> Rung.INTEGRATION;
            case WORKGROUP -> Rung.ATHENA;
            case ENDPOINT -> Rung.WORKSTATION;
            case ACCOUNT -> Rung.IDENTITY;
        };
    }
}
