package tableflow.console.sandbox.s3.rest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tableflow.console.sandbox.aws.AwsFailure;

/// The failures of the S3 API with their sentences.
final class S3Errors {
    private S3Errors() {}

    static AwsFailure noSuchBucket(String bucket) {
        return new AwsFailure(404, "NoSuchBucket", "The specified bucket does not exist", Map.of("BucketName", bucket));
    }

    static AwsFailure noSuchKey(String key) {
        return new AwsFailure(404, "NoSuchKey", "The specified key does not exist.", Map.of("Key", key));
    }

    static AwsFailure noSuchVersion(String key, String version) {
        return new AwsFailure(404, "NoSuchVersion", "The specified version does not exist.",
                ordered("Key", key, "VersionId", version));
    }

    static AwsFailure noSuchUpload(String id) {
        return new AwsFailure(404, "NoSuchUpload", "The specified multipart upload does not exist. The upload ID may "
                + "be invalid, or the upload may have been aborted or completed.", Map.of("UploadId", id));
    }

    static AwsFailure accessDenied() {
        return new AwsFailure(403, "AccessDenied", "Access Denied");
    }

    static AwsFailure invalidArgument(String message, String name, String value) {
        return new AwsFailure(400, "InvalidArgument", message, ordered("ArgumentName", name, "ArgumentValue", value));
    }

    static AwsFailure invalidRequest(String message) {
        return new AwsFailure(400, "InvalidRequest", message);
    }

    static AwsFailure preconditionFailed(String condition) {
        return new AwsFailure(412, "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold", Map.of("Condition", condition));
    }

    static AwsFailure invalidRange(String range, long size) {
        return new AwsFailure(416, "InvalidRange", "The requested range is not satisfiable",
                ordered("RangeRequested", range, "ActualObjectSize", Long.toString(size)));
    }

    static AwsFailure archived(String storageClass) {
        return new AwsFailure(403, "InvalidObjectState",
                "The operation is not valid for the object's storage class", Map.of("StorageClass", storageClass));
    }

    static AwsFailure malformedXml() {
        return new AwsFailure(400, "MalformedXML", "The XML you provided was not well-formed or did not validate "
                + "against our published schema");
    }

    static AwsFailure badDigest(String header) {
        return new AwsFailure(400, "BadDigest", header.equalsIgnoreCase("content-md5")
                ? "The Content-MD5 you specified did not match what we received."
                : "The " + header.substring("x-amz-checksum-".length()).toUpperCase(Locale.ROOT)
                        + " you specified did not match the calculated checksum.");
    }

    static AwsFailure invalidDigest() {
        return new AwsFailure(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
    }

    static AwsFailure tooLarge(long size, long most) {
        return new AwsFailure(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size",
                ordered("ProposedSize", Long.toString(size), "MaxSizeAllowed", Long.toString(most)));
    }

    static AwsFailure methodNotAllowed(String method) {
        return new AwsFailure(405, "MethodNotAllowed",
                "The specified method is not allowed against this resource.", Map.of("Method", method));
    }

    static AwsFailure notImplemented(String what) {
        return new AwsFailure(501, "NotImplemented",
                "A header or query you provided implies functionality that is not implemented", Map.of("Header", what));
    }

    /// What every setting that was never made answers.
    static AwsFailure missing(String code, String message, String bucket) {
        return new AwsFailure(404, code, message, Map.of("BucketName", bucket));
    }

    /// The bucket is elsewhere. Found through the host's name, the region of the signature is what is wrong; found in
    /// the path, the address is.
    static AwsFailure wrongRegion(S3Call call, String signed, String actual) {
        if (call.hosted()) {
            return new AwsFailure(400, "AuthorizationHeaderMalformed", "The authorization header is malformed; the "
                    + "region '" + signed + "' is wrong; expecting '" + actual + "'", Map.of("Region", actual));
        }
        Map<String, String> details = ordered("Endpoint", call.bucket() + ".s3." + actual + ".amazonaws.com",
                "Bucket", call.bucket());
        details.put("Region", actual);
        return new AwsFailure(301, "PermanentRedirect", "The bucket you are attempting to access must be addressed "
                + "using the specified endpoint. Please send all future requests to this endpoint.", details);
    }

    static Map<String, String> ordered(String name, String value, String other, String otherValue) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put(name, value);
        details.put(other, otherValue);
        return details;
    }
}
