package tableflow.console.service.support;

import java.util.Map;
import java.util.Optional;

/// How a child process learns whom it must not outlive, however that one ends.
public final class ParentWatch {

    /// The environment variable with the parent's process id, set by whoever starts a child that must not outlive it.
    public static final String VARIABLE = "TABLEFLOW_CONSOLE_PARENT";

    private ParentWatch() {}

    /// The process id that `environment` names; empty without the variable, or with one that is no number.
    public static Optional<Long> parent(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "");
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
