package tableflow.console.cli;

import java.time.Duration;
import java.util.Locale;
import tableflow.console.domain.provisioning.RunEvent;
import tableflow.console.domain.provisioning.StepState;
import tableflow.console.service.provisioning.RunListener;

/// Tells a run on standard error as it happens: a line for each step that begins to wait or ends, and each warning.
final class RunNarrator implements RunListener {

    private final Terminal terminal;

    RunNarrator(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void happened(RunEvent event) {
        switch (event) {
            case RunEvent.Started started ->
                terminal.note((started.resumed() ? "Continuing run " : "Run ") + started.runId());
            case RunEvent.StepChanged step when step.state().ended() || step.state() == StepState.WAITING ->
                terminal.note(String.format(
                        Locale.ROOT,
                        "  %-9s %-40s %8s  %s",
                        step.state().name().toLowerCase(Locale.ROOT),
                        step.stepId(),
                        seconds(step.elapsed()),
                        step.note()).stripTrailing());
            case RunEvent.Logged logged when logged.level() != RunEvent.Level.INFO ->
                terminal.note("  " + logged.level().name().toLowerCase(Locale.ROOT) + ": " + logged.text());
            case RunEvent.StepChanged ignored -> {}
            case RunEvent.Logged ignored -> {}
            case RunEvent.Called ignored -> {}
            case RunEvent.Ended ended -> terminal.note("Run " + ended.result().runId() + " ended: "
                    + ended.result().outcome().name().toLowerCase(Locale.ROOT));
        }
    }

    /// Seconds with one decimal.
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%d.%d s", duration.toSeconds(), duration.toMillisPart() / 100);
    }
}
