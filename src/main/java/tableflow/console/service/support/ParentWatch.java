package tableflow.console.service.support;

import java.util.Map;
import java.util.Optional;

/// Lets a child process end when the one that started it is gone, however that ended.
public final class ParentWatch {

    /// The environment variable with the parent's process id, set by whoever starts a child that must not outlive it.
    public static final String VARIABLE = "TABLEFLOW_CONSOLE_PARENT";

    private ParentWatch() {}

    /// Runs `gone` once the process that `environment` names has ended, at once when it already has. Without the
    /// variable, or with one that is no number, nothing is watched.
    public static void watch(Map<String, String> environment, Runnable gone) {
        String text = environment.getOrDefault(VARIABLE, "");
        if (!text.matches("[0-9]{1,18}")) {
            return;
        }
        Optional<ProcessHandle> parent = ProcessHandle.of(Long.parseLong(text));
        if (parent.isEmpty()) {
            gone.run();
            return;
        }
        // Nobody waits for this: the process ends with it.
        var _ = parent.get().onExit().thenRun(gone);
    }
}
