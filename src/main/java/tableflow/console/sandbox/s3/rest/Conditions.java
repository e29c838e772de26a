package tableflow.console.sandbox.s3.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.s3.StoredObject;

/// The conditions that a caller puts on an object: for reading it, and, with a prefix to the headers' names, on the
/// source of a copy. Source: "Conditional requests" in the S3 user guide.
final class Conditions {
    private Conditions() {}

    /// @return true when the caller has it already: the answer is 304
    /// @throws AwsFailure 412
    static boolean unchanged(S3Call call, String prefix, StoredObject object) throws AwsFailure {
        Optional<String> match = call.header(prefix + "If-Match");
        if (match.isPresent() && !matches(match.get(), object)) {
            throw S3Errors.preconditionFailed("If-Match");
        }
        Instant modified = object.lastModified().truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> unmodifiedSince = call.header(prefix + "If-Unmodified-Since")
                .flatMap(S3Xml::parseHttpDate);
        if (match.isEmpty() && unmodifiedSince.isPresent() && modified.isAfter(unmodifiedSince.get())) {
            throw S3Errors.preconditionFailed("If-Unmodified-Since");
        }
        Optional<String> none = call.header(prefix + "If-None-Match");
        if (none.isPresent()) {
            return matches(none.get(), object);
        }
        Optional<Instant> modifiedSince = call.header(prefix + "If-Modified-Since").flatMap(S3Xml::parseHttpDate);
        return modifiedSince.isPresent() && !modified.isAfter(modifiedSince.get());
    }

    /// Whether one of the tags, with or without quotes, is this object's.
    static boolean matches(String tags, StoredObject object) {
        for (String tag : tags.split(",", -1)) {
            String bare = tag.strip().replace("\"", "");
            if (bare.equals("*") || bare.equals(object.etag())) {
                return true;
            }
        }
        return false;
    }
}
