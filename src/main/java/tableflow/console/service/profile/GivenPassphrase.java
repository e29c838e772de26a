package tableflow.console.service.profile;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;

/// A passphrase that somebody typed into a form, in memory until the program ends. While there is one it answers, and
/// nobody else is asked; one that did not open the file is forgotten at once.
public final class GivenPassphrase implements PassphraseSource {

    private final AtomicReference<@Nullable Secret> given = new AtomicReference<>();

    /// Answers with `passphrase` from now on.
    public void give(Secret passphrase) {
        given.set(passphrase);
    }

    /// Leaves the answer to others again.
    public void forget() {
        given.set(null);
    }

    /// @throws RemoteFailure UNAUTHORIZED when the one given did not open the store: whoever typed it into a form
    ///     should not be asked at a terminal
    @Override
    public Optional<Secret> ask(Purpose purpose, String store) {
        if (purpose != Purpose.UNLOCK_AGAIN) {
            return Optional.ofNullable(given.get());
        }
        if (given.getAndSet(null) != null) {
            throw RemoteFailure.of(RemoteFailure.Kind.UNAUTHORIZED, "open " + store, "the passphrase is wrong")
                    .withAdvice("Enter the passphrase of the file again. A forgotten one cannot be recovered.");
        }
        return Optional.empty();
    }
}
