package tableflow.console.service.profile;

import java.util.Optional;
import tableflow.console.domain.Secret;

/// Where secrets lie, under references that say nothing secret ("kafka/ABCDEFGHIJ/5f3a9c2e"). Safe for use by many
/// threads. Calls may block for seconds: the machine may ask its user to unlock the store.
///
/// All methods throw [tableflow.console.domain.RemoteFailure]: UNREACHABLE when the store does not work on this
/// machine or does not answer, UNAUTHORIZED when it is locked or its passphrase is wrong, INVALID when what it holds
/// is damaged.
public interface SecretStore {

    /// The secret under `reference`, empty when there is none.
    Optional<Secret> get(String reference);

    /// Keeps `secret` under `reference`, replacing an earlier one. On return it is where it will be found again.
    void put(String reference, Secret secret);

    /// Forgets the secret under `reference`; succeeds when there is none.
    void delete(String reference);

    /// What and where this store is, for people: "GNOME keyring", "encrypted file /home/me/…".
    String describe();
}
