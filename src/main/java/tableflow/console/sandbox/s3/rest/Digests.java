package tableflow.console.sandbox.s3.rest;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/// Digests of what lies in memory.
final class Digests {
    private Digests() {}

    static byte[] md5(byte[] bytes) {
        return of("MD5", bytes);
    }

    static byte[] of(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
