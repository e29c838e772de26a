package tableflow.console.service.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.RunResult.RunKey;
import tableflow.console.service.profile.SecretStore;

/// The keys at hand: the profile's own at first, and for each purpose the manifest's own key once it was found or made.
final class Keyring {

    private record Lock(KeyPurpose purpose, String resourceId) {}

    private final SecretStore vault;
    private final Profile profile;
    private final boolean cloudOnly;
    private final Map<Lock, ApiKey> own = new ConcurrentHashMap<>();

    Keyring(SecretStore vault, Profile profile) {
        this(vault, profile, false);
    }

    private Keyring(SecretStore vault, Profile profile, boolean cloudOnly) {
        this.vault = vault;
        this.profile = profile;
        this.cloudOnly = cloudOnly;
    }

    /// The same without any key but the Cloud API key: for a look while the others do not work yet.
    Keyring cloudOnly() {
        return new Keyring(vault, profile, true);
    }

    /// Whether the manifest has keys of its own, which may be too new to work.
    boolean hasOwn() {
        return !own.isEmpty();
    }

    /// Where the secret of the key `id` lies. The key's id alone leads to it, so that a key made just before a crash
    /// is found again without the journal.
    static String secretRef(String id) {
        return "api-key/" + id;
    }

    void add(KeyPurpose purpose, @Nullable String resourceId, ApiKey key) {
        own.put(new Lock(purpose, resourceId == null ? "" : resourceId), key);
    }

    /// The manifest's own key.
    Optional<ApiKey> own(KeyPurpose purpose, @Nullable String resourceId) {
        return Optional.ofNullable(own.get(new Lock(purpose, resourceId == null ? "" : resourceId)));
    }

    /// The manifest's own key, else the profile's.
    Optional<ApiKey> best(KeyPurpose purpose, @Nullable String resourceId) {
        if (cloudOnly && purpose != KeyPurpose.CLOUD) {
            return Optional.empty();
        }
        return own(purpose, resourceId).or(() -> ofProfile(purpose, resourceId));
    }

    /// The profile's key for a purpose, when it has one whose secret is at hand.
    Optional<ApiKey> ofProfile(KeyPurpose purpose, @Nullable String resourceId) {
        return Optional.ofNullable(refOfProfile(purpose, resourceId)).flatMap(this::reveal);
    }

    private @Nullable KeyRef refOfProfile(KeyPurpose purpose, @Nullable String resourceId) {
        Profile.Kafka kafka = profile.kafka();
        Profile.Registry registry = profile.schemaRegistry();
        return switch (purpose) {
            case CLOUD -> profile.confluent().cloudApiKey();
            case KAFKA -> kafka != null && kafka.clusterId().equals(resourceId) ? kafka.apiKey() : null;
            case SCHEMA_REGISTRY ->
                registry != null && registry.clusterId().equals(resourceId) ? registry.apiKey() : null;
            case TABLEFLOW -> profile.tableflow();
            case GLOBAL, OTHER -> null;
        };
    }

    /// The secret of the key `id`, from the store or from the profile itself.
    Optional<Secret> secretOf(KeyPurpose purpose, @Nullable String resourceId, String id) {
        return vault.get(secretRef(id))
                .or(() -> ofProfile(purpose, resourceId).filter(it -> it.id().equals(id)).map(ApiKey::secret));
    }

    private Optional<ApiKey> reveal(KeyRef ref) {
        Secret secret = ref.secret();
        if (secret != null) {
            return Optional.of(new ApiKey(ref.id(), secret));
        }
        String stored = ref.secretRef();
        return stored == null ? Optional.empty() : vault.get(stored).map(it -> new ApiKey(ref.id(), it));
    }

    /// The id of the profile's Cloud API key.
    Optional<String> cloudKeyId() {
        return Optional.ofNullable(profile.confluent().cloudApiKey()).map(KeyRef::id);
    }

    /// The manifest's own keys, by reference.
    List<RunKey> all() {
        return own.entrySet().stream()
                .map(it -> new RunKey(
                        it.getKey().purpose(),
                        it.getKey().resourceId().isEmpty() ? null : it.getKey().resourceId(),
                        KeyRef.stored(it.getValue().id(), secretRef(it.getValue().id()))))
                .sorted((a, b) -> a.purpose().compareTo(b.purpose()))
                .toList();
    }
}
