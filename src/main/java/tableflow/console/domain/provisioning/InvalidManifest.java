package tableflow.console.domain.provisioning;

import java.util.List;
import java.util.stream.Collectors;

/// A manifest that cannot be used as it is: every problem at once. Wrong input, not a remote failure.
public final class InvalidManifest extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public InvalidManifest(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /// In the order of the file.
    public List<Problem> problems() {
        return problems;
    }
}
