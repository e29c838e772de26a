package tableflow.console.sandbox.tableflow.iceberg;

/// An object's bucket and key, from `s3://bucket/key`.
public record S3Place(String bucket, String key) {
    private static final String SCHEME = "s3://";

    public static S3Place of(String location) {
        int slash = location.indexOf('/', SCHEME.length());
        if (!location.startsWith(SCHEME) || slash < 0) {
            throw new IllegalArgumentException("no object of S3: " + location);
        }
        return new S3Place(location.substring(SCHEME.length(), slash), location.substring(slash + 1));
    }
}
