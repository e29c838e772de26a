package tableflow.console.service.profile;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.SecretVault.Kind;

/// The user's choice where secrets lie, with everything that has to move along. All methods block and throw
/// [RemoteFailure].
public final class SecretPlaces {

    private final SecretVault vault;
    private final SealedFile file;
    private final Supplier<? extends Collection<String>> references;

    /// @param file the vault's encrypted file
    /// @param references of all secrets that are kept now
    public SecretPlaces(SecretVault vault, SealedFile file, Supplier<? extends Collection<String>> references) {
        this.vault = vault;
        this.file = file;
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
    /// @return the references whose secrets could not be brought along: they must be entered again
    public List<String> use(Kind kind) {
        try {
            if (kind == vault.current()) {
                vault.check(kind);
                return List.of();
            }
            return vault.use(kind, references.get());
        } catch (RemoteFailure failure) {
            throw failure.withAdvice(advice(failure, kind));
        }
    }

    /// Seals the encrypted file under another passphrase.
    ///
    /// @throws RemoteFailure UNAUTHORIZED when `old` is wrong, NOT_FOUND when no secret was kept in the file yet
    public void changePassphrase(Secret old, Secret fresh) {
        file.changePassphrase(old, fresh);
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
