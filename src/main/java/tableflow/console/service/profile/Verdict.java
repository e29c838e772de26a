package tableflow.console.service.profile;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// How one component of a profile answered.
///
/// @param component as [Probe#component()]
/// @param took from the start of the test to the answer
/// @param text what was found, or what is wrong
/// @param advice what the user can do; null when all is well
/// @param requestId the remote system's, for its support; null when there was none
public record Verdict(
        String component,
        Outcome outcome,
        Duration took,
        String text,
        @Nullable String advice,
        @Nullable String requestId) {

    /// The five ways a test can end.
    public enum Outcome {
        OK,
        /// It answered, and does not accept the key or does not allow the call.
        REFUSED,
        /// No answer: wrong address, network, time-out.
        UNREACHABLE,
        /// The profile does not have this component.
        NOT_CONFIGURED,
        /// It answered with anything else: named thing missing, throttled, its own error.
        FAILED
    }

    static Verdict of(String component, Duration took, Probe.Answer answer) {
        Outcome outcome = answer.configured() ? Outcome.OK : Outcome.NOT_CONFIGURED;
        return new Verdict(component, outcome, took, answer.text(), null, null);
    }

    static Verdict of(String component, Duration took, RemoteFailure failure) {
        Outcome outcome = switch (failure.kind()) {
            case UNAUTHORIZED, FORBIDDEN -> Outcome.REFUSED;
            case UNREACHABLE -> Outcome.UNREACHABLE;
            case NOT_FOUND, CONFLICT, QUOTA, THROTTLED, INVALID, CANCELLED, UNEXPECTED -> Outcome.FAILED;
        };
        return new Verdict(
                component,
                outcome,
                took,
                String.valueOf(failure.getMessage()),
                failure.advice().orElse(null),
                failure.requestId().orElse(null));
    }

    /// Whether nothing is wrong; a component that the profile does not have is not wrong.
    public boolean fine() {
        return outcome == Outcome.OK || outcome == Outcome.NOT_CONFIGURED;
    }
}
