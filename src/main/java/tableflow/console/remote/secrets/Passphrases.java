package tableflow.console.remote.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.profile.PassphraseSource;
import tableflow.console.service.support.AtomicFiles;

/// Passphrases without a person.
public final class Passphrases {

    /// The environment variable that holds the passphrase of the encrypted file, for unattended runs.
    public static final String VARIABLE = "TABLEFLOW_CONSOLE_PASSPHRASE";

    private static final int RANDOM_BYTES = 32;

    private Passphrases() {}

    /// Whether [#VARIABLE] holds a passphrase: whoever sets it means the encrypted file.
    public static boolean isSet(Map<String, String> environment) {
        return !environment.getOrDefault(VARIABLE, "").isEmpty();
    }

    /// The first of `sources` that has one.
    public static PassphraseSource firstOf(List<PassphraseSource> sources) {
        List<PassphraseSource> all = List.copyOf(sources);
        return (purpose, store) ->
                all.stream().flatMap(source -> source.ask(purpose, store).stream()).findFirst();
    }

    /// From [#VARIABLE]. It is offered once per question: the same wrong answer again would help nobody.
    public static PassphraseSource fromEnvironment(Map<String, String> environment) {
        return (purpose, store) -> purpose == PassphraseSource.Purpose.UNLOCK_AGAIN
                ? Optional.empty()
                : Optional.ofNullable(environment.get(VARIABLE)).filter(text -> !text.isEmpty()).map(Secret::new);
    }

    /// From a file for its owner alone, made with a random passphrase when it does not exist. Whoever reads both files
    /// has the secrets: this is for the throw-away keys of a sandbox, never for those of an account.
    public static PassphraseSource fromFile(Path file) {
        return (purpose, store) -> {
            try {
                return Optional.of(new Secret(Files.readString(file).strip()));
            } catch (NoSuchFileException first) {
                return Optional.of(make(file));
            } catch (IOException failed) {
                throw LocalFailures.of("read the passphrase", file, failed);
            }
        };
    }

    private static Secret make(Path file) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String passphrase = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            AtomicFiles.write(file, passphrase + "\n");
        } catch (IOException failed) {
            throw LocalFailures.of("write the passphrase", file, failed);
        }
        return new Secret(passphrase);
    }
}
