package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.StepState;
import tableflow.console.ui.control.Severity;

/// Names of steps, states and outcomes, and how good or bad they are.
final class Words {

    private static final int LONGEST = 56;

    private Words() {}

    static String kind(Step.@Nullable Kind kind) {
        return kind == null ? "" : text("provisioning.kind." + key(kind));
    }

    static String state(StepState state) {
        return text("provisioning.state." + key(state));
    }

    static Severity severity(StepState state) {
        return switch (state) {
            case PENDING, SKIPPED -> Severity.NEUTRAL;
            case RUNNING, WAITING -> Severity.BUSY;
            case DONE -> Severity.GOOD;
            case FAILED -> Severity.BAD;
            case CANCELLED -> Severity.WARNING;
        };
    }

    static String action(Step.Action action) {
        return text("provisioning.action." + key(action));
    }

    static Severity severity(Step.Action action) {
        return switch (action) {
            case CREATE, CREATE_IF_ABSENT -> Severity.BUSY;
            case CHANGE -> Severity.WARNING;
            case REUSE -> Severity.GOOD;
            case NONE -> Severity.NEUTRAL;
            case BLOCKED -> Severity.BAD;
        };
    }

    /// What an action looks like, beside its colour.
    static Feather icon(Step.Action action) {
        return switch (action) {
            case CREATE, CREATE_IF_ABSENT -> Feather.PLUS_CIRCLE;
            case CHANGE -> Feather.EDIT_2;
            case REUSE -> Feather.CHECK_CIRCLE;
            case NONE -> Feather.EYE;
            case BLOCKED -> Feather.X_CIRCLE;
        };
    }

    /// A name for a headline: of a long one the middle is left out.
    static String brief(String name) {
        return name.length() <= LONGEST
                ? name
                : name.substring(0, LONGEST / 2) + "\u2026" + name.substring(name.length() - LONGEST / 2);
    }

    static String outcome(RunResult.@Nullable Outcome outcome) {
        return outcome == null ? text("provisioning.outcome.open") : text("provisioning.outcome." + key(outcome));
    }

    static Severity severity(RunResult.@Nullable Outcome outcome) {
        return switch (outcome) {
            case DONE -> Severity.GOOD;
            case FAILED -> Severity.BAD;
            case CANCELLED -> Severity.WARNING;
            case null -> Severity.WARNING;
        };
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
