package tableflow.console.service.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;

/// The secret store that the user chose among those of this machine. The choice stands in the settings and holds for
/// all profiles; without one it is the usual one of this machine.
///
/// When the chosen store fails, its failure says so and nothing falls back silently: a secret in a weaker place than
/// the user believes is worse than a question. [#alternatives()] are what to offer then, and [#use] makes the change.
public final class SecretVault implements SecretStore {

    /// The kinds of stores, the preferred first.
    public enum Kind {
        /// The keychain of the operating system.
        KEYCHAIN,
        /// A file encrypted under a passphrase.
        FILE,
        /// Memory: nothing is left when the program ends.
        MEMORY;

        /// The text in the settings: `keychain`, `file`, `memory`.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The kind whose text this is.
        public static Optional<Kind> of(String text) {
            return Stream.of(values()).filter(kind -> kind.text().equals(text)).findFirst();
        }
    }

    private final Settings settings;
    private final Map<Kind, SecretStore> stores;
    private final Kind usual;

    /// Chooses among `stores` as `settings` say.
    ///
    /// @param usual the store in use while the user has chosen none
    public SecretVault(Settings settings, Map<Kind, SecretStore> stores, Kind usual) {
        this.settings = settings;
        this.stores = Map.copyOf(stores);
        this.usual = usual;
    }

    /// As the other one, with the system keychain as the usual store.
    public SecretVault(Settings settings, Map<Kind, SecretStore> stores) {
        this(settings, stores, Kind.KEYCHAIN);
    }

    /// The store in use; empty while the user has chosen none.
    public Optional<Kind> chosen() {
        return settings.get(Settings.SECRET_STORE).flatMap(Kind::of).filter(stores::containsKey);
    }

    /// The other stores, the preferred first.
    public List<Kind> alternatives() {
        return Stream.of(Kind.values())
                .filter(stores::containsKey)
                .filter(kind -> kind != current())
                .toList();
    }

    /// Tries `kind` with a secret of no worth: it must be kept, found again and forgotten.
    ///
    /// @throws RemoteFailure when the store does not work here
    public void check(Kind kind) {
        SecretStore store = store(kind);
        String reference = "check/" + UUID.randomUUID();
        Secret secret = new Secret(UUID.randomUUID().toString());
        store.put(reference, secret);
        boolean kept = store.get(reference).filter(secret::equals).isPresent();
        store.delete(reference);
        if (!kept || store.get(reference).isPresent()) {
            throw RemoteFailure.of(
                            RemoteFailure.Kind.UNREACHABLE,
                            "check " + store.describe(),
                            kept ? "it does not forget a secret" : "it does not give back what it was given")
                    .withAdvice("Choose another place for secrets.");
        }
    }

    /// Uses `kind` from now on, after checking it, and moves the secrets under `references` there. Should the new
    /// store fail, the one in use stays in use and still holds all its secrets. The old store may fail: that is why
    /// people change. Nothing is taken out of it when the new one is memory: that would end with the program.
    ///
    /// @return the references whose secrets could not be brought along: they must be entered again
    public List<String> use(Kind kind, Collection<String> references) {
        check(kind);
        Optional<Kind> before = Optional.of(current()).filter(old -> old != kind);
        List<String> lost = before.map(old -> copy(store(old), store(kind), references)).orElse(List.of());
        settings.put(Settings.SECRET_STORE, kind.text());
        if (lost.isEmpty() && kind != Kind.MEMORY) {
            before.ifPresent(old -> forget(store(old), references));
        }
        return lost;
    }

    private static List<String> copy(SecretStore source, SecretStore target, Collection<String> references) {
        List<String> left = new ArrayList<>(references);
        while (!left.isEmpty()) {
            Optional<Secret> secret;
            try {
                secret = source.get(left.getFirst());
            } catch (RemoteFailure silent) {
                // It will not answer for the others either, and each question may take its full time.
                log().warn("Not all secrets could be taken out of {}: {}", source.describe(), silent.getMessage());
                break;
            }
            String reference = left.removeFirst();
            secret.ifPresent(found -> target.put(reference, found));
        }
        return List.copyOf(left);
    }

    private static void forget(SecretStore source, Collection<String> references) {
        try {
            references.forEach(source::delete);
        } catch (RemoteFailure kept) {
            log().warn("Secrets stay in {} although they are not used: {}", source.describe(), kept.getMessage());
        }
    }

    /// The store in use: the chosen one, else the usual one.
    public Kind current() {
        return chosen().orElse(usual);
    }

    private SecretStore store(Kind kind) {
        return Objects.requireNonNull(stores.get(kind), () -> "no store of kind " + kind);
    }

    @Override
    public Optional<Secret> get(String reference) {
        return store(current()).get(reference);
    }

    @Override
    public void put(String reference, Secret secret) {
        store(current()).put(reference, secret);
    }

    @Override
    public void delete(String reference) {
        store(current()).delete(reference);
    }

    @Override
    public String describe() {
        return store(current()).describe();
    }

    /// Made when there is something to say: the start of the log takes longer than reading a profile.
    private static Logger log() {
        return LoggerFactory.getLogger(SecretVault.class);
    }
}
