package tableflow.console.service.profile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.SecretVault.Kind;

/// The user's choice where secrets lie, with everything that has to move along. All methods block and throw
/// [RemoteFailure].
public final class SecretPlaces {

    private final SecretVault vault;
    private final GivenPassphrase given;
    private final Supplier<? extends Collection<String>> references;

    /// @param given answers for the vault's encrypted file before anybody else
    /// @param references of all secrets that are kept now
    public SecretPlaces(
            SecretVault vault, GivenPassphrase given, Supplier<? extends Collection<String>> references) {
        this.vault = vault;
        this.given = given;
        this.references = references;
    }

    /// The place in use.
    public Kind current() {
        return vault.current();
    }

    /// The other places, the preferred first.
    public List<Kind> alternatives() {
        return vault.alternatives();
    }

    /// What and where the place in use is, for people.
    public String describe() {
        return vault.describe();
    }

    /// Keeps secrets in `kind` from now on and moves those there are; the place in use already is only tried out.
    /// When `kind` does not work here, everything stays as it is, and the failure's advice names the other places.
    ///
    /// @param passphrase of the encrypted file; without it the environment or the terminal is asked
    /// @return the references whose secrets could not be brought along: they must be entered again
    public List<String> use(Kind kind, Optional<Secret> passphrase) {
        passphrase.ifPresent(given::give);
        try {
            if (kind == vault.current()) {
                vault.check(kind);
                return List.of();
            }
            return vault.use(kind, references.get());
        } catch (RemoteFailure failure) {
            passphrase.ifPresent(wrong -> given.forget());
            throw failure.withAdvice(advice(failure, kind));
        }
    }

    private static String advice(RemoteFailure failure, Kind failed) {
        String others = List.of(Kind.values()).stream()
                .filter(kind -> kind != failed)
                .map(SecretPlaces::words)
                .collect(Collectors.joining(", or "));
        return failure.advice().map(advice -> advice + " ").orElse("") + "Secrets can also be kept in " + others + ".";
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case KEYCHAIN -> "the system keychain";
            case FILE -> "an encrypted file";
            case MEMORY -> "memory for this run only";
        };
    }
}
