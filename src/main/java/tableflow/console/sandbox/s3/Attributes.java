package tableflow.console.sandbox.s3;

import java.util.Map;
import java.util.TreeMap;

/// What is said about an object besides its content. Equal ones are shared.
///
/// @param storageClass such as `STANDARD` or `GLACIER`
/// @param headers in lower case: `content-type` and its like, and the user's `x-amz-meta-*`
/// @param tags in their order by name
public record Attributes(String storageClass, Map<String, String> headers, Map<String, String> tags) {
    public static final String STANDARD = "STANDARD";
    /// Nothing special.
    public static final Attributes PLAIN = new Attributes(STANDARD, Map.of(), Map.of());

    public Attributes {
        headers = headers.isEmpty() ? Map.of() : new TreeMap<>(headers);
        tags = tags.isEmpty() ? Map.of() : new TreeMap<>(tags);
    }

    /// Standard storage and this `Content-Type`.
    public static Attributes ofType(String contentType) {
        return new Attributes(STANDARD, Map.of("content-type", contentType), Map.of());
    }

    public Attributes withTags(Map<String, String> others) {
        return new Attributes(storageClass, headers, others);
    }

    public Attributes withStorageClass(String other) {
        return new Attributes(other, headers, tags);
    }
}
