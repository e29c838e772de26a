package tableflow.console.service.profile;

import tableflow.console.domain.Secret;

/// What can be done with an encrypted file beyond keeping secrets in it. All methods block and throw
/// [tableflow.console.domain.RemoteFailure].
public interface SealedFile {

    /// Seals the secrets under another passphrase. The old one has to be right even when the file is unlocked.
    ///
    /// @throws tableflow.console.domain.RemoteFailure UNAUTHORIZED when `old` is wrong, NOT_FOUND when there is no file
    ///     yet; nothing is changed then
    void changePassphrase(Secret old, Secret fresh);
}
