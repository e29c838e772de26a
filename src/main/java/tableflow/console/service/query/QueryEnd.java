package tableflow.console.service.query;

import java.util.Locale;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryState;

/// How a query ended that was not ended here. Athena calls three of these CANCELLED or FAILED; the reason tells them
/// apart.
public enum QueryEnd {
    SUCCEEDED,
    FAILED,
    /// The workgroup's limit of bytes for a query; what was read until then is paid.
    CUT_OFF,
    /// By somebody else: in another program, or in Athena's console.
    CANCELLED_ELSEWHERE;

    /// The end of `ended`, which is final, and which nobody ended through this program.
    public static QueryEnd of(QueryExecution ended) {
        if (ended.state().is(QueryState.SUCCEEDED)) {
            return SUCCEEDED;
        }
        if (ended.state().is(QueryState.CANCELLED)) {
            return isCutOff(ended) ? CUT_OFF : CANCELLED_ELSEWHERE;
        }
        return FAILED;
    }

    /// Why it did not succeed, in the engine's words, with what to do.
    public static RemoteFailure failure(QueryExecution ended) {
        QueryExecution.Failure failure = ended.failure();
        String what = "run the query " + ended.id();
        String why = failure == null || failure.reason().isBlank()
                ? ended.state().text().toLowerCase(Locale.ROOT)
                : failure.reason();
        return switch (of(ended)) {
            case CUT_OFF -> RemoteFailure.of(Kind.QUOTA, what, why)
                    .withAdvice("The workgroup ends queries that read more than its limit; what was read is paid. "
                            + "Filter more, name fewer columns, or have the limit raised.");
            case CANCELLED_ELSEWHERE -> RemoteFailure.of(Kind.CONFLICT, what, why)
                    .withAdvice("Somebody else ended it: in another program, or in Athena's console. Ask who shares "
                            + "the workgroup, or run it again.");
            default -> RemoteFailure.of(Kind.INVALID, what, why)
                    .withAdvice(failure != null && failure.retryable()
                            ? "Athena says that trying again may help."
                            : "Correct the statement, or the rights of who runs it.");
        };
    }

    /// Athena has no state and no code for it, only words.
    private static boolean isCutOff(QueryExecution ended) {
        QueryExecution.Failure failure = ended.failure();
        return failure != null && failure.reason().toLowerCase(Locale.ROOT).contains("bytes scanned limit");
    }
}
