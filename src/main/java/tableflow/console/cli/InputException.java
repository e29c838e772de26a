package tableflow.console.cli;

import java.util.List;

/// Input that a command cannot work with: one line for each problem, with its place where it has one.
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    public InputException(List<String> lines) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
    }

    public InputException(String line) {
        this(List.of(line));
    }

    /// What is wrong, a line each.
    public List<String> lines() {
        return lines;
    }
}
