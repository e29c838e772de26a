package tableflow.console;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.secrets.EncryptedFileSecrets;
import tableflow.console.remote.secrets.KeychainSecrets;
import tableflow.console.remote.secrets.MemorySecrets;
import tableflow.console.remote.secrets.Passphrases;
import tableflow.console.service.profile.PassphraseSource;
import tableflow.console.service.profile.SecretPlaces;
import tableflow.console.service.profile.SecretStore;
import tableflow.console.service.profile.SecretVault;
import tableflow.console.service.profile.Settings;
import tableflow.console.service.support.AppDirs;
import tableflow.console.service.support.Redactor;

/// Part of [Wiring]: the stores for secrets, and which of them holds those of a profile.
final class SecretStores {

    private final AppDirs dirs;
    private final Redactor redactor;
    private final EncryptedFileSecrets file;
    private final SecretVault vault;
    private final Map<Path, SecretStore> profileStores = new ConcurrentHashMap<>();

    /// @param redactor told of every secret that passes through [#of(Profile)]
    /// @param person asked for the passphrase of the encrypted file where the environment has none
    SecretStores(AppDirs dirs, Settings settings, Redactor redactor, PassphraseSource person) {
        this.dirs = dirs;
        this.redactor = redactor;
        this.file = new EncryptedFileSecrets(
                dirs.data().resolve("secrets.json"),
                Passphrases.firstOf(List.of(Passphrases.fromEnvironment(System.getenv()), person)));
        // Platform threads: native code that hangs would hold on to a carrier of the virtual ones.
        ThreadFactory keychain = Thread.ofPlatform().daemon().name("keychain-", 1).factory();
        Executor keychainThreads = task -> keychain.newThread(task).start();
        this.vault = new SecretVault(settings, Map.of(
                SecretVault.Kind.KEYCHAIN, new KeychainSecrets(keychainThreads),
                SecretVault.Kind.FILE, file,
                SecretVault.Kind.MEMORY, new MemorySecrets()),
                Passphrases.isSet(System.getenv()) ? SecretVault.Kind.FILE : SecretVault.Kind.KEYCHAIN);
    }

    /// The store that the user chose, for the secrets of stored profiles.
    SecretVault vault() {
        return vault;
    }

    /// @param references of all secrets that are kept now
    SecretPlaces places(Supplier<? extends Collection<String>> references) {
        return new SecretPlaces(vault, file, references);
    }

    /// Where secrets of made keys go. A profile that brings its own secrets has no part in the user's secret store:
    /// what is made with it is sealed under its Cloud secret, so that whoever has the profile file, and nobody else,
    /// finds it again.
    SecretStore of(Profile profile) {
        KeyRef cloudKey = profile.confluent().cloudApiKey();
        Secret own = cloudKey.secret();
        if (own == null) {
            return learning(vault);
        }
        Path sealed = dirs.data().resolve("profile-files").resolve(cloudKey.id() + ".secrets.json");
        return learning(profileStores.computeIfAbsent(
                sealed, it -> new EncryptedFileSecrets(it, (purpose, store) -> Optional.of(own))));
    }

    /// A key whose secret is kept for a profile.
    ///
    /// @throws RemoteFailure UNAUTHORIZED when it is not there
    ApiKey key(Profile profile, String id, String reference) {
        Secret secret = of(profile).get(reference).orElseThrow(() -> RemoteFailure.of(
                        RemoteFailure.Kind.UNAUTHORIZED, "use key " + id, "its secret is not in the secret store")
                .withAdvice("Remove the key and make a new one: a secret cannot be read back."));
        return new ApiKey(id, secret);
    }

    /// Opens the store of a stored profile's secrets, which may ask for a passphrase or wait for a keychain; does
    /// nothing for a profile that brings its secrets.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when it stays closed
    void open(Profile profile) {
        String reference = profile.confluent().cloudApiKey().secretRef();
        if (reference != null) {
            of(profile).get(reference);
        }
    }

    /// `store`, with the redactor told of every secret that passes through.
    private SecretStore learning(SecretStore store) {
        return new SecretStore() {
            @Override
            public Optional<Secret> get(String reference) {
                Optional<Secret> secret = store.get(reference);
                secret.ifPresent(redactor::learn);
                return secret;
            }

            @Override
            public void put(String reference, Secret secret) {
                redactor.learn(secret);
                store.put(reference, secret);
            }

            @Override
            public void delete(String reference) {
                store.delete(reference);
            }

            @Override
            public String describe() {
                return store.describe();
            }
        };
    }
}
