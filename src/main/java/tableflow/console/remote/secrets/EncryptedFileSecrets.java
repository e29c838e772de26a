package tableflow.console.remote.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.profile.PassphraseSource;
import tableflow.console.service.profile.PassphraseSource.Purpose;
import tableflow.console.service.profile.SealedFile;
import tableflow.console.service.profile.SecretStore;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.FileGuard;

/// Keeps secrets in one file under a passphrase (AES-256-GCM, see [Sealing]). The passphrase is asked for when it is
/// first needed; the keys made from it stay in memory until [#lock()]. Every change reads the file anew under a lock
/// and replaces it as a whole, so that several running consoles can share it.
///
/// A damaged file is never written over: [#startOver] sets it aside.
public final class EncryptedFileSecrets implements SecretStore, SealedFile {

    private static final int MOST_ATTEMPTS = 3;

    private final Path file;
    private final PassphraseSource passphrases;
    private final int iterations;
    private final FileGuard guard;
    private volatile @Nullable Sealing unlocked;

    /// Kept in `file`, which is made with the first secret.
    public EncryptedFileSecrets(Path file, PassphraseSource passphrases) {
        this(file, passphrases, Sealing.ITERATIONS);
    }

    EncryptedFileSecrets(Path file, PassphraseSource passphrases, int iterations) {
        this.file = file;
        this.passphrases = passphrases;
        this.iterations = iterations;
        this.guard = new FileGuard(file.resolveSibling(file.getFileName() + ".lock"));
    }

    @Override
    public Optional<Secret> get(String reference) {
        return doing("read a secret", () -> {
            SecretFile content = read();
            return content == null
                    ? Optional.empty()
                    : Optional.ofNullable(open(content).get(reference)).map(Secret::new);
        });
    }

    @Override
    public void put(String reference, Secret secret) {
        doing("keep a secret", () -> {
            unlockAhead();
            return guard.locked(() -> {
                SecretFile before = read();
                Map<String, String> secrets = before == null ? new TreeMap<>() : open(before);
                secrets.put(reference, secret.reveal());
                return write(before == null ? choose() : keysOf(before), secrets);
            });
        });
    }

    @Override
    public void delete(String reference) {
        doing("forget a secret", () -> {
            if (read() == null) {
                return false;
            }
            unlockAhead();
            return guard.locked(() -> {
                SecretFile before = read();
                if (before == null) {
                    return false;
                }
                Map<String, String> secrets = open(before);
                return secrets.remove(reference) != null && write(keysOf(before), secrets);
            });
        });
    }

    @Override
    public String describe() {
        return "encrypted file " + file;
    }

    @Override
    public void changePassphrase(Secret old, Secret fresh) {
        doing("change the passphrase", () -> guard.locked(() -> {
            SecretFile before = read();
            if (before == null) {
                throw RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "change the passphrase", "no " + describe());
            }
            Sealing opened = Sealing.of(before, old).orElseThrow(this::wrongPassphrase);
            Sealing replacement = Sealing.fresh(fresh, iterations);
            write(replacement, opened.open(before).orElseThrow(this::tampered));
            unlocked = replacement;
            return true;
        }));
    }

    /// Forgets the keys: the passphrase is asked for again when it is next needed.
    public void lock() {
        unlocked = null;
    }

    /// Sets a file that cannot be opened aside, so that the next secret begins a new one.
    ///
    /// @return where the old file is now; empty when there was none
    public Optional<Path> startOver(Instant now) {
        return doing("set aside " + describe(), () -> guard.locked(() -> {
            unlocked = null;
            return Files.exists(file) ? Optional.of(AtomicFiles.setAside(file, now)) : Optional.empty();
        }));
    }

    /// A person may need minutes for the passphrase: ask before the lock is taken, which others wait for.
    private void unlockAhead() throws IOException {
        SecretFile content = read();
        if (content == null) {
            choose();
        } else {
            keysOf(content);
        }
    }

    private synchronized Sealing choose() {
        Sealing chosen = unlocked;
        if (chosen == null) {
            chosen = Sealing.fresh(ask(Purpose.CHOOSE), iterations);
            unlocked = chosen;
        }
        return chosen;
    }

    private synchronized Sealing keysOf(SecretFile content) {
        Sealing keys = unlocked;
        if (keys != null && keys.fits(content)) {
            return keys;
        }
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Optional<Sealing> opened = Sealing.of(content, ask(attempt == 1 ? Purpose.UNLOCK : Purpose.UNLOCK_AGAIN));
            if (opened.isPresent()) {
                unlocked = opened.get();
                return opened.get();
            }
        }
        throw wrongPassphrase();
    }

    private Secret ask(Purpose purpose) {
        return passphrases.ask(purpose, describe())
                .filter(passphrase -> !passphrase.isEmpty())
                .orElseThrow(() -> RemoteFailure.of(
                                RemoteFailure.Kind.UNAUTHORIZED, "open " + describe(), "no passphrase was given")
                        .withAdvice("Give the passphrase, or choose another place for secrets."));
    }

    private Map<String, String> open(SecretFile content) {
        return keysOf(content).open(content).orElseThrow(this::tampered);
    }

    private @Nullable SecretFile read() throws IOException {
        try {
            return SecretFile.read(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    private boolean write(Sealing keys, Map<String, String> secrets) throws IOException {
        AtomicFiles.write(file, keys.seal(secrets).write());
        return true;
    }

    private RemoteFailure wrongPassphrase() {
        return RemoteFailure.of(RemoteFailure.Kind.UNAUTHORIZED, "open " + describe(), "the passphrase is wrong")
                .withAdvice("Try again. A forgotten passphrase cannot be recovered: start over with a new file and "
                        + "enter the secrets again.");
    }

    private RemoteFailure tampered() {
        return damaged("its content is not what was sealed under this passphrase");
    }

    private RemoteFailure damaged(String why) {
        return RemoteFailure.of(RemoteFailure.Kind.INVALID, "open " + describe(), why)
                .withAdvice("Restore the file from a backup, or start over with a new one; the damaged file is kept "
                        + "under another name.");
    }

    private <T extends @Nullable Object> T doing(String what, FileGuard.Work<T> work) {
        try {
            return work.run();
        } catch (BadInput bad) {
            throw bad.reason() == BadInput.Reason.NEWER
                    ? RemoteFailure.of(RemoteFailure.Kind.INVALID, what, String.valueOf(bad.getMessage()))
                            .withAdvice("Update this console; the file is left as it is.")
                    : damaged(String.valueOf(bad.getMessage()));
        } catch (IOException failed) {
            throw LocalFailures.of(what, file, failed);
        }
    }
}
