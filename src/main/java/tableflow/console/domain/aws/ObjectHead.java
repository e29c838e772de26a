package tableflow.console.domain.aws;

import org.jspecify.annotations.Nullable;

/// The answer to HEAD on an object, which has no body. Without the right to list, 403 is said of a key that is not
/// there, too.
///
/// @param status 200; 301 elsewhere, 403 not allowed or not there, 404 not there
/// @param about absent unless the status is 200
public record ObjectHead(int status, @Nullable About about) {

    /// What is known of an object that is there. It says nothing about whether it can be decrypted.
    ///
    /// @param size bytes
    /// @param storageClass open: `STANDARD`, `GLACIER` ...
    /// @param encryption `AES256`, `aws:kms` ...; absent where not told
    /// @param kmsKey ARN of the key that it is encrypted with; absent unless one of KMS's
    public record About(
            long size, String storageClass, @Nullable String encryption, @Nullable String kmsKey) {}
}
