package tableflow.console.remote.secrets;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.SecretStore;

/// Keeps secrets for this run only.
public final class MemorySecrets implements SecretStore {

    private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

    @Override
    public Optional<Secret> get(String reference) {
        return Optional.ofNullable(secrets.get(reference));
    }

    @Override
    public void put(String reference, Secret secret) {
        secrets.put(reference, secret);
    }

    @Override
    public void delete(String reference) {
        secrets.remove(reference);
    }

    @Override
    public String describe() {
        return "memory (this run only)";
    }
}
