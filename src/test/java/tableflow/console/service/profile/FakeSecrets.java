package tableflow.console.service.profile;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;

/// A secret store in memory that can be told to fail.
final class FakeSecrets implements SecretStore {

    final Map<String, Secret> kept = new TreeMap<>();
    private final String name;
    boolean broken;
    boolean forgetful;

    FakeSecrets(String name) {
        this.name = name;
    }

    @Override
    public Optional<Secret> get(String reference) {
        answer();
        return Optional.ofNullable(kept.get(reference));
    }

    @Override
    public void put(String reference, Secret secret) {
        answer();
        if (!forgetful) {
            kept.put(reference, secret);
        }
    }

    @Override
    public void delete(String reference) {
        answer();
        kept.remove(reference);
    }

    @Override
    public String describe() {
        return name;
    }

    private void answer() {
        if (broken) {
            throw RemoteFailure.of(RemoteFailure.Kind.UNREACHABLE, "ask " + name, "broken");
        }
    }
}
