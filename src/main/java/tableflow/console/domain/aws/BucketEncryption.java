package tableflow.console.domain.aws;

import org.jspecify.annotations.Nullable;

/// How a bucket encrypts what is written without a word about encryption.
///
/// @param algorithm `AES256`, `aws:kms`, `aws:kms:dsse`
/// @param kmsKey id, ARN or alias as the bucket has it; absent with `aws:kms` means AWS's own key for S3
public record BucketEncryption(String algorithm, @Nullable String kmsKey) {

    /// The alias of the key that AWS keeps for S3 in each account.
    public static final String AWS_KEY = "alias/aws/s3";

    /// Whether a key of KMS is used.
    public boolean byKms() {
        return algorithm.startsWith("aws:kms");
    }

    /// Whether that is AWS's own key, which no other account can use.
    public boolean byAwsKey() {
        return byKms() && (kmsKey == null || kmsKey.endsWith(AWS_KEY));
    }
}
