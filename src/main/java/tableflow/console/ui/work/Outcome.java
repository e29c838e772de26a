package tableflow.console.ui.work;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;

/// How a job ended.
record Outcome<T>(Job.State state, @Nullable T result, @Nullable RemoteFailure failure) {

    private static final Logger LOG = LoggerFactory.getLogger(Outcome.class);

    static <T> Outcome<T> done(T value) {
        return new Outcome<>(Job.State.DONE, value, null);
    }

    static <T> Outcome<T> failed(RemoteFailure failure) {
        return new Outcome<>(Job.State.FAILED, null, failure);
    }

    static <T> Outcome<T> cancelled() {
        return new Outcome<>(Job.State.CANCELLED, null, null);
    }

    /// The value of a job that is DONE. Tasks of type `Void` give null, which no handler of theirs looks at.
    @SuppressWarnings("NullAway")
    T value() {
        return result;
    }

    /// Records what nobody waits for any more: an answer of a job that was given up or replaced.
    void logLate(String name) {
        if (failure != null) {
            LOG.warn("{} failed after it was given up: {}", name, failure.getMessage(), failure);
        } else if (state == Job.State.DONE) {
            LOG.debug("{} ended after it was given up", name);
        }
    }
}
