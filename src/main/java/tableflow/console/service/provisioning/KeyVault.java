package tableflow.console.service.provisioning;

import java.util.Optional;
import tableflow.console.domain.Secret;

/// Where the secrets of made keys are kept, under a reference.
public interface KeyVault {

    /// Keeps `secret` under `ref`; it is safe when this returns.
    void put(String ref, Secret secret);

    Optional<Secret> get(String ref);

    void remove(String ref);
}
