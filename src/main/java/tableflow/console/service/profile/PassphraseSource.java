package tableflow.console.service.profile;

import java.util.Optional;
import tableflow.console.domain.Secret;

/// Where the passphrase of an encrypted file comes from: a dialog, a terminal, the environment. May block for as long
/// as a person needs.
@FunctionalInterface
public interface PassphraseSource {

    /// Why a passphrase is wanted.
    enum Purpose {
        /// The file does not exist yet: the passphrase is chosen now, and should be asked for twice.
        CHOOSE,
        /// The file is there and locked.
        UNLOCK,
        /// The file is there, and the passphrase given before did not open it.
        UNLOCK_AGAIN
    }

    /// The passphrase for `store`; empty when there is nobody to ask, or who was asked gave up.
    ///
    /// @param store what it opens, for people
    Optional<Secret> ask(Purpose purpose, String store);
}
