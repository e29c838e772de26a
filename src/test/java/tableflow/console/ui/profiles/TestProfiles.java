package tableflow.console.ui.profiles;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.Secret;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.secrets.EncryptedFileSecrets;
import tableflow.console.remote.secrets.MemorySecrets;
import tableflow.console.service.profile.PassphraseSource;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.profile.Profiles;
import tableflow.console.service.profile.SecretPlaces;
import tableflow.console.service.profile.SecretVault;
import tableflow.console.service.profile.Settings;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.service.support.Redactor;

/// Stored profiles in a folder of the test's own, their secrets in memory or in an encrypted file.
public final class TestProfiles {

    public final Profiles profiles;
    public final SecretVault vault;
    public final ProfileServices services;
    public final Path folder;

    /// @param passphrases asked for the encrypted file
    public TestProfiles(Path folder, SecretVault.Kind kind, PassphraseSource passphrases) {
        this.folder = folder;
        Settings settings = new Settings(folder.resolve("settings.json"), Clock.systemUTC());
        EncryptedFileSecrets file = new EncryptedFileSecrets(folder.resolve("secrets.json"), passphrases);
        vault = new SecretVault(
                settings,
                Map.of(SecretVault.Kind.MEMORY, new MemorySecrets(), SecretVault.Kind.FILE, file),
                kind);
        profiles = new Profiles(folder.resolve("profiles"), settings, vault, new Redactor(), Clock.systemUTC());
        services = new ProfileServices(
                profiles, new SecretPlaces(vault, file, profiles::secretReferences), new Changes());
    }

    private final class Changes implements ProfileServices.Changes {
        @Override
        public StoredProfile update(StoredProfile before, Profile after) {
            return profiles.update(before, after);
        }

        @Override
        public void delete(StoredProfile profile) {
            profiles.delete(profile);
        }

        @Override
        public List<ProfileFolders.Kept> kept(StoredProfile profile) {
            return new ProfileFolders(folder.resolve("data"), Clock.systemUTC()).kept(profile.name());
        }
    }

    /// With secrets in memory.
    public TestProfiles(Path folder) {
        this(folder, SecretVault.Kind.MEMORY, (purpose, store) -> {
            throw new AssertionError("no passphrase is needed");
        });
    }

    /// Stores a profile of the cluster `lkc-abc123` with two keys.
    public StoredProfile add(String name, String tag, boolean readOnly) {
        return profiles.create(profile(name, tag, readOnly));
    }

    /// A profile that brings its secrets.
    public static Profile profile(String name, String tag, boolean readOnly) {
        return profile(name, tag, readOnly, KeyRef.inline("KAFKA", new Secret("kafka-secret")));
    }

    /// A profile that brings its secrets, with this key to its cluster.
    public static Profile profile(String name, String tag, boolean readOnly, @Nullable KeyRef kafkaKey) {
        return new Profile(
                name,
                Open.of(name.equals("sandbox") ? Profile.Kind.SANDBOX : Profile.Kind.CLOUD),
                tag,
                readOnly,
                new Profile.Confluent(
                        URI.create("http://127.0.0.1:1"),
                        null,
                        "env-abc123",
                        KeyRef.inline("CLOUD", new Secret("cloud-secret")),
                        null),
                new Profile.Kafka("lkc-abc123", "127.0.0.1:1", null, "SASL_PLAINTEXT", kafkaKey),
                null,
                null,
                null);
    }
}
