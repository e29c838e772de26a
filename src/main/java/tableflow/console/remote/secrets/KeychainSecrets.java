package tableflow.console.remote.secrets;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.SecretStore;

/// Keeps secrets in the keychain of the operating system. Each call gets five seconds: a keychain may wait for a
/// dialog that nobody sees, or for a message bus that is not there. While a call hangs, further calls fail at once, so
/// that stuck threads do not pile up; when it comes back, the keychain is used again.
public final class KeychainSecrets implements SecretStore {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Keychain keychain;
    private final Executor threads;
    private final Duration limit;
    /// One call at a time: the library's clients are not made for more.
    private final Semaphore turn = new Semaphore(1);
    private volatile boolean hanging;

    /// The keychain of this machine.
    ///
    /// @param threads runs each call on a thread of its own; daemon platform threads, as native code may block in them
    public KeychainSecrets(Executor threads) {
        this(new SystemKeychain(), threads, LIMIT);
    }

    KeychainSecrets(Keychain keychain, Executor threads, Duration limit) {
        this.keychain = keychain;
        this.threads = threads;
        this.limit = limit;
    }

    @Override
    public Optional<Secret> get(String reference) {
        return Optional.ofNullable(within("read a secret", () -> keychain.get(reference))).map(Secret::new);
    }

    @Override
    public void put(String reference, Secret secret) {
        within("keep a secret", () -> {
            keychain.set(reference, secret.reveal());
            return null;
        });
    }

    @Override
    public void delete(String reference) {
        within("forget a secret", () -> {
            keychain.delete(reference);
            return null;
        });
    }

    @Override
    public String describe() {
        try {
            return String.valueOf(within("name the keychain", keychain::name));
        } catch (RemoteFailure unknown) {
            return "system keychain";
        }
    }

    private <T> @Nullable T within(String what, Callable<@Nullable T> call) {
        FutureTask<@Nullable T> task = new FutureTask<>(call);
        try {
            boolean stuck = hanging && turn.availablePermits() == 0;
            if (stuck || !turn.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw hung(what, "an earlier question still waits for its answer");
            }
            hanging = false;
            threads.execute(() -> {
                try {
                    task.run();
                } finally {
                    turn.release();
                }
            });
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException timeout) {
            giveUp(task);
            throw hung(what, "it did not answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw failure(what, String.valueOf(cause.getMessage()))
                    .withAdvice("Choose the encrypted file for secrets, or set up a keychain on this machine.")
                    .withCause(cause);
        } catch (InterruptedException interrupted) {
            giveUp(task);
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(what).withCause(interrupted);
        }
    }

    private void giveUp(FutureTask<?> task) {
        hanging = true;
        task.cancel(true);
    }

    private static RemoteFailure hung(String what, String why) {
        return failure(what, why)
                .withAdvice("Unlock the keychain (a dialog may be waiting behind this window) and try again, or "
                        + "choose the encrypted file for secrets.");
    }

    private static RemoteFailure failure(String what, String why) {
        return RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, what + " in the system keychain", why);
    }
}
