package tableflow.console.remote.secrets;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.PassphraseSource;

/// Passphrases without a person.
public final class Passphrases {

    /// The environment variable that holds the passphrase of the encrypted file, for unattended runs.
    public static final String VARIABLE = "TABLEFLOW_CONSOLE_PASSPHRASE";

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
}
