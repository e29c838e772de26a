package tableflow.console.remote.kafka;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import tableflow.console.domain.RemoteFailure;

/// Waits for the admin client's answers on the calling thread, which an interrupt ends at once.
///
/// @param patience a little more than the client's own limit, in case it forgets
record Answers(KafkaFailures failures, Duration patience) {

    <T> T await(String what, KafkaFuture<T> future) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(what);
        } catch (ExecutionException e) {
            throw failures.of(what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw failures.timedOut(what);
        } catch (CancellationException e) {
            throw RemoteFailure.cancelled(what);
        }
    }
}
