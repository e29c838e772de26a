package tableflow.console.service.profile;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;

/// Moves secrets between profiles and the secret store, so that a failure half way leaves neither a profile without
/// its secrets nor secrets that nobody refers to.
final class SecretMoves {

    /// Enough to recognise a key; a reference must stay short, some keychains limit it.
    private static final int MOST_OF_ID = 40;

    private final SecretStore secrets;

    SecretMoves(SecretStore secrets) {
        this.secrets = secrets;
    }

    /// Writes a profile that holds references only.
    @FunctionalInterface
    interface Write {
        StoredProfile write(Profile profile) throws IOException;
    }

    /// Puts the secrets that `profile` carries into the store, then writes it. When writing fails they are taken out
    /// again.
    StoredProfile storing(Profile profile, Write write) throws IOException {
        List<String> put = new ArrayList<>();
        boolean written = false;
        try {
            Profile stored = ProfileKeys.map(profile, profile.name(), (component, key) -> store(component, key, put));
            StoredProfile result = write.write(stored);
            written = true;
            return result;
        } finally {
            if (!written) {
                forget(put);
            }
        }
    }

    private KeyRef store(String component, KeyRef key, List<String> put) {
        if (key.secret() == null) {
            return key;
        }
        // The random part keeps two profiles with the same key apart: deleting one must not take the other's secret.
        String id = key.id().substring(0, Math.min(key.id().length(), MOST_OF_ID));
        String reference = component + "/" + id + "/" + HexFormat.of().toHexDigits(new SecureRandom().nextInt());
        secrets.put(reference, Objects.requireNonNull(key.secret()));
        put.add(reference);
        return KeyRef.stored(key.id(), reference);
    }

    /// Forgets secrets; one that cannot be forgotten is no reason to fail what made it needless.
    void forget(Collection<String> references) {
        for (String reference : references) {
            try {
                secrets.delete(reference);
            } catch (RemoteFailure failure) {
                log().warn("The unused secret {} stays in {}: {}", reference, secrets.describe(), failure.getMessage());
            }
        }
    }

    /// Made when there is something to say: the start of the log takes longer than reading a profile.
    private static Logger log() {
        return LoggerFactory.getLogger(SecretMoves.class);
    }
}
