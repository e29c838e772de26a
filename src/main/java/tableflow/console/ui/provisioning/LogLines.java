package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.time.Duration;
import java.util.Optional;
import tableflow.console.domain.provisioning.RunEvent;
import tableflow.console.domain.provisioning.StepState;
import tableflow.console.ui.control.Durations;
import tableflow.console.ui.provisioning.LogLine.Kind;

/// The events of a run as lines of its log.
final class LogLines {

    private LogLines() {}

    /// The line for `event`; none for what only repeats that a step waits.
    static Optional<LogLine> of(RunEvent event) {
        return switch (event) {
            case RunEvent.Started it -> Optional.of(new LogLine(it.at(), Kind.INFO, "", it.resumed()
                    ? text("provisioning.log.resumed", it.runId())
                    : text("provisioning.log.started", it.runId())));
            case RunEvent.StepChanged it -> step(it);
            case RunEvent.Logged it -> Optional.of(new LogLine(
                    it.at(), Kind.valueOf(it.level().name()), it.stepId() == null ? "" : it.stepId(), it.text()));
            case RunEvent.Called it -> Optional.of(call(it));
            case RunEvent.Ended it -> Optional.of(new LogLine(it.at(), Kind.INFO, "",
                    text("provisioning.log.ended", Words.outcome(it.result().outcome()))));
        };
    }

    private static Optional<LogLine> step(RunEvent.StepChanged it) {
        if (it.state() == StepState.WAITING) {
            return Optional.empty();
        }
        Kind kind = it.state() == StepState.FAILED ? Kind.ERROR : Kind.INFO;
        String words = it.note().isEmpty()
                ? Words.state(it.state())
                : text("provisioning.log.step", Words.state(it.state()), it.note());
        return Optional.of(new LogLine(it.at(), kind, it.stepId(), words));
    }

    private static LogLine call(RunEvent.Called it) {
        Duration took = it.took();
        String outcome = it.problem() != null ? it.problem() : Integer.toString(it.status());
        boolean refused = it.problem() != null || it.status() >= 400;
        return new LogLine(it.at(), refused ? Kind.REFUSED : Kind.CALL, it.stepId(),
                it.method() + " " + it.url() + "  " + outcome + "  "
                        + (took.toMillis() < 1000 ? took.toMillis() + "\u00a0ms" : Durations.text(took)));
    }
}
