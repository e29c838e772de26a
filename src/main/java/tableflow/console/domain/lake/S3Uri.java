package tableflow.console.domain.lake;

/// A place in S3.
///
/// @param bucket its name
/// @param key an object's key or a prefix, exactly as S3 has it: a double slash is part of it; may be empty
public record S3Uri(String bucket, String key) {

    private static final String SCHEME = "s3://";

    /// Reads `s3://bucket/key`; `s3a` and `s3n`, Hadoop's names for the same, too.
    ///
    /// @throws IllegalArgumentException for anything else
    public static S3Uri parse(String text) {
        String rest = text.startsWith("s3a://") || text.startsWith("s3n://") ? "s3://" + text.substring(6) : text;
        int slash = rest.indexOf('/', SCHEME.length());
        int end = slash < 0 ? rest.length() : slash;
        String bucket = rest.startsWith(SCHEME) ? rest.substring(SCHEME.length(), end) : "";
        if (bucket.isEmpty()) {
            throw new IllegalArgumentException("not a place in S3 (s3://bucket/key): " + text);
        }
        return new S3Uri(bucket, slash < 0 ? "" : rest.substring(slash + 1));
    }

    /// The same place as a prefix of everything under it.
    public S3Uri asFolder() {
        return key.isEmpty() || key.endsWith("/") ? this : new S3Uri(bucket, key + "/");
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
