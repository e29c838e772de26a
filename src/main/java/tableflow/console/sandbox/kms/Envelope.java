package tableflow.console.sandbox.kms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What a key makes of bytes: the id of the key, then AES-256 in GCM, with the encryption context authenticated.
final class Envelope {
    private static final int ID_LENGTH = 36;
    private static final int IV_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Envelope() {}

    static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// @param context the encryption context in a fixed order
    static byte[] seal(KmsKey key, byte[] plain, String context) {
        byte[] iv = random(IV_LENGTH);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, context).doFinal(plain);
            return ByteBuffer.allocate(ID_LENGTH + IV_LENGTH + sealed.length)
                    .put(key.id().getBytes(StandardCharsets.US_ASCII)).put(iv).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES in GCM", e);
        }
    }

    /// The id of the key that sealed it; whatever stands there when none did.
    static String keyId(byte[] blob) {
        return new String(blob, 0, Math.min(ID_LENGTH, blob.length), StandardCharsets.US_ASCII);
    }

    /// @throws GeneralSecurityException when the bytes or the context are not those that were sealed
    static byte[] open(KmsKey key, byte[] blob, String context) throws GeneralSecurityException {
        if (blob.length < ID_LENGTH + IV_LENGTH) {
            throw new GeneralSecurityException("too short");
        }
        byte[] iv = Arrays.copyOfRange(blob, ID_LENGTH, ID_LENGTH + IV_LENGTH);
        int from = ID_LENGTH + IV_LENGTH;
        return cipher(Cipher.DECRYPT_MODE, key, iv, context).doFinal(blob, from, blob.length - from);
    }

    private static Cipher cipher(int mode, KmsKey key, byte[] iv, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(Base64.getDecoder().decode(key.material()), "AES"),
                new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
