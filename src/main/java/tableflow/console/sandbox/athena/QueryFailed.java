package tableflow.console.sandbox.athena;

/// Ends an execution as FAILED.
final class QueryFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    QueryFailed(Problem problem) {
        super(problem.reason());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
