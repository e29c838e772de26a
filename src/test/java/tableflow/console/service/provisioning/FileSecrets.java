package tableflow.console.service.provisioning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tableflow.console.domain.Secret;
import tableflow.console.service.profile.SecretStore;
import tableflow.console.service.support.AtomicFiles;

/// Secrets in files, so that they outlive a process of a test.
record FileSecrets(Path folder) implements SecretStore {

    private Path file(String reference) {
        return folder.resolve(reference.replace('/', '_'));
    }

    @Override
    public Optional<Secret> get(String reference) {
        try {
            return Files.exists(file(reference))
                    ? Optional.of(new Secret(Files.readString(file(reference))))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void put(String reference, Secret secret) {
        try {
            AtomicFiles.write(file(reference), secret.reveal());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void delete(String reference) {
        try {
            Files.deleteIfExists(file(reference));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public String describe() {
        return folder.toString();
    }
}
