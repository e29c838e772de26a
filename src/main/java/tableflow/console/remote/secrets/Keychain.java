package tableflow.console.remote.secrets;

import org.jspecify.annotations.Nullable;

/// The operating system's keychain as `java-keyring` speaks to it. Calls block without limit and may hang in native
/// code; [KeychainSecrets] sees to that. A second implementation stands in the tests, for everything that goes wrong.
interface Keychain {

    /// The password of `account`, null when there is none or it cannot be read.
    @Nullable String get(String account) throws KeychainException;

    void set(String account, String password) throws KeychainException;

    /// Forgets the password of `account`; nothing happens when there is none.
    void delete(String account) throws KeychainException;

    /// "GNOME keyring", "macOS Keychain" ...
    String name() throws KeychainException;

    /// The keychain is not there, locked, or refused.
    final class KeychainException extends Exception {
        private static final long serialVersionUID = 1;

        KeychainException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
