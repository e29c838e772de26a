package tableflow.console.remote.secrets;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import org.jspecify.annotations.Nullable;

/// The keychain of this machine, by `java-keyring`: Keychain on macOS, Credential Manager on Windows, Secret Service
/// or KWallet on Linux. Opened when first used.
final class SystemKeychain implements Keychain {

    private static final String SERVICE = "Tableflow Console";

    private @Nullable Keyring keyring;

    private synchronized Keyring open() throws KeychainException {
        Keyring opened = keyring;
        if (opened == null) {
            try {
                opened = Keyring.create();
            } catch (BackendNotSupportedException | RuntimeException | LinkageError none) {
                // Missing native parts show as errors, a missing message bus as an exception of its client.
                throw new KeychainException("this machine has no keychain that can be used", none);
            }
            keyring = opened;
        }
        return opened;
    }

    @Override
    public @Nullable String get(String account) throws KeychainException {
        Keyring opened = open();
        try {
            return opened.getPassword(SERVICE, account);
        } catch (PasswordAccessException absent) {
            // The library tells "there is none" in no other way.
            return null;
        } catch (RuntimeException refused) {
            throw new KeychainException("the keychain refused to give a secret", refused);
        }
    }

    @Override
    public void set(String account, String password) throws KeychainException {
        Keyring opened = open();
        try {
            opened.setPassword(SERVICE, account, password);
        } catch (PasswordAccessException | RuntimeException refused) {
            throw new KeychainException("the keychain refused to keep a secret", refused);
        }
    }

    @Override
    public void delete(String account) throws KeychainException {
        Keyring opened = open();
        try {
            opened.deletePassword(SERVICE, account);
        } catch (PasswordAccessException | RuntimeException refused) {
            if (get(account) != null) {
                throw new KeychainException("the keychain refused to forget a secret", refused);
            }
        }
    }

    @Override
    public String name() throws KeychainException {
        return switch (open().getKeyringStorageType()) {
            case OSX_KEYCHAIN, LEGACY_OSX_KEYCHAIN -> "macOS Keychain";
            case WINDOWS_CREDENTIAL_STORE -> "Windows Credential Manager";
            case GNOME_KEYRING -> "system keyring (Secret Service)";
            case KWALLET -> "KWallet";
        };
    }
}
