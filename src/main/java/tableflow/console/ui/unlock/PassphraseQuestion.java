package tableflow.console.ui.unlock;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.PassphraseSource.Purpose;

/// A question for a passphrase that a job waits on. It is answered once, from the window; what comes later is ignored.
public final class PassphraseQuestion {

    private final Purpose purpose;
    private final String store;
    private final CompletableFuture<Optional<Secret>> answer = new CompletableFuture<>();

    PassphraseQuestion(Purpose purpose, String store) {
        this.purpose = purpose;
        this.store = store;
    }

    /// Why it is asked.
    public Purpose purpose() {
        return purpose;
    }

    /// What it opens, for people: "encrypted file /home/…/secrets.json".
    public String store() {
        return store;
    }

    /// The passphrase as the user typed it.
    void answer(Secret passphrase) {
        answer.complete(Optional.of(passphrase));
    }

    /// The user gives up.
    public void decline() {
        answer.complete(Optional.empty());
    }

    /// Whether nobody waits any more: it was answered, or the job that asked was cancelled.
    boolean isOver() {
        return answer.isDone();
    }

    /// Runs `action` once nobody waits any more, on any thread.
    public void whenOver(Runnable action) {
        var _ = answer.thenRun(action);
    }

    /// Waits for the answer; empty when the user gave up.
    ///
    /// @throws RemoteFailure CANCELLED on an interrupt; the question is over then
    Optional<Secret> await() {
        try {
            return answer.get();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            decline();
            throw RemoteFailure.cancelled("open " + store).withCause(cancelled);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
