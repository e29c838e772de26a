package tableflow.console.sandbox.athena;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the object store.
///
/// @param key of an object, or a prefix; may be empty
public record S3Uri(String bucket, String key) {
    private static final Pattern FORM = Pattern.compile("s3[an]?://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?",
            Pattern.DOTALL);

    /// @return empty when it is none
    public static Optional<S3Uri> parse(String text) {
        Matcher match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new S3Uri(match.group(1), Optional.ofNullable(match.group(2)).orElse("")))
                : Optional.empty();
    }

    /// A place below this prefix, whether or not it ends with a slash.
    public S3Uri child(String name) {
        return new S3Uri(bucket, key.isEmpty() || key.endsWith("/") ? key + name : key + "/" + name);
    }

    /// The ARN of this object or, with `*` at the end, of objects.
    public String arn() {
        return "arn:aws:s3:::" + bucket + "/" + key;
    }

    String bucketArn() {
        return "arn:aws:s3:::" + bucket;
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
