package tableflow.console.remote.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import tableflow.console.domain.Secret;

/// The keys that one passphrase gives for one salt, and what they open and seal.
///
/// PBKDF2-HMAC-SHA-512 yields 64 bytes: the first half is the AES-256 key, the second half is stored and tells a wrong
/// passphrase. One block of SHA-512 gives both, so that the check is no cheaper to attack than the content.
final class Sealing {

    /// OWASP's Password Storage Cheat Sheet asks for 210,000 at least with HMAC-SHA-512.
    static final int ITERATIONS = 250_000;

    private static final int SALT_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HALF = 32;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SecureRandom random = new SecureRandom();
    private final int iterations;
    private final String salt;
    private final SecretKeySpec key;
    private final String check;

    private Sealing(Secret passphrase, int iterations, String salt) {
        byte[] derived = derive(passphrase, iterations, bytes(salt));
        this.iterations = iterations;
        this.salt = salt;
        this.key = new SecretKeySpec(derived, 0, HALF, "AES");
        this.check = text(Arrays.copyOfRange(derived, HALF, derived.length));
        Arrays.fill(derived, (byte) 0);
    }

    /// The keys of a new file, with a new salt.
    ///
    /// @param iterations how hard guessing is made; [#ITERATIONS], fewer in tests
    static Sealing fresh(Secret passphrase, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new Sealing(passphrase, iterations, text(salt));
    }

    /// The keys of `file`, empty when `passphrase` is not the one it was sealed under.
    static Optional<Sealing> of(SecretFile file, Secret passphrase) {
        Sealing sealing = new Sealing(passphrase, file.iterations(), file.salt());
        return sealing.fits(file) ? Optional.of(sealing) : Optional.empty();
    }

    /// Whether these keys are the ones of `file`; another passphrase brings another salt.
    boolean fits(SecretFile file) {
        return file.iterations() == iterations
                && file.salt().equals(salt)
                && MessageDigest.isEqual(bytes(file.check()), bytes(check));
    }

    SecretFile seal(Map<String, String> secrets) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        SecretFile header = new SecretFile(iterations, salt, check, text(nonce), "");
        try {
            byte[] content = MAPPER.writeValueAsBytes(secrets);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, header).doFinal(content);
            return new SecretFile(iterations, salt, check, text(nonce), text(sealed));
        } catch (GeneralSecurityException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The secrets in `file` by reference; empty when its content is not what was sealed.
    Optional<Map<String, String>> open(SecretFile file) {
        try {
            byte[] content = cipher(Cipher.DECRYPT_MODE, file).doFinal(bytes(file.sealed()));
            return Optional.of(new TreeMap<>(MAPPER.readValue(content, new TypeReference<Map<String, String>>() {})));
        } catch (GeneralSecurityException | IOException tampered) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, SecretFile file) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, bytes(file.nonce())));
        cipher.updateAAD(file.header());
        return cipher;
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }

    private static byte[] derive(Secret passphrase, int iterations, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(passphrase.reveal().toCharArray(), salt, iterations, 2 * HALF * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(SecretFile.KDF).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            spec.clearPassword();
        }
    }
}
