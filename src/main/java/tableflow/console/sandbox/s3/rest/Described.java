package tableflow.console.sandbox.s3.rest;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.UriCode;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;

/// What the headers of a put, a copy or an upload say about the object to be.
final class Described {
    private static final Set<String> KEPT = Set.of("content-type", "cache-control", "content-disposition",
            "content-encoding", "content-language", "expires", "x-amz-website-redirect-location",
            "x-amz-server-side-encryption", "x-amz-server-side-encryption-aws-kms-key-id");
    private static final Set<String> CLASSES = Set.of("STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA",
            "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "GLACIER_IR", "EXPRESS_ONEZONE");
    private static final int LARGEST_METADATA = 2048;

    private Described() {}

    static Attributes attributes(S3Call call, Bucket bucket) throws AwsFailure {
        return new Attributes(storageClass(call), headers(call, bucket), tags(call));
    }

    static String storageClass(S3Call call) throws AwsFailure {
        String name = call.header("x-amz-storage-class").orElse(Attributes.STANDARD);
        if (!CLASSES.contains(name)) {
            throw new AwsFailure(400, "InvalidStorageClass", "The storage class you specified is not valid",
                    Map.of("StorageClassRequested", name));
        }
        return name;
    }

    /// What is kept of the headers; encryption is the bucket's where the caller says nothing of it.
    static Map<String, String> headers(S3Call call, Bucket bucket) throws AwsFailure {
        Map<String, String> kept = new TreeMap<>();
        int metadata = 0;
        for (Map.Entry<String, String> one : call.request().headers().entrySet()) {
            String name = one.getKey();
            if (name.startsWith("x-amz-meta-")) {
                metadata += name.length() - "x-amz-meta-".length() + one.getValue().length();
                kept.put(name, one.getValue());
            } else if (KEPT.contains(name)) {
                kept.put(name, one.getValue());
            }
        }
        if (metadata > LARGEST_METADATA) {
            throw new AwsFailure(400, "MetadataTooLarge",
                    "Your metadata headers exceed the maximum allowed metadata size",
                    S3Errors.ordered("Size", Integer.toString(metadata), "MaxSizeAllowed",
                            Integer.toString(LARGEST_METADATA)));
        }
        String encoding = withoutChunks(kept.getOrDefault("content-encoding", ""));
        kept.remove("content-encoding");
        if (!encoding.isEmpty()) {
            kept.put("content-encoding", encoding);
        }
        if (!kept.containsKey(Encryption.HEADER)) {
            kept.putAll(Encryption.of(bucket));
        }
        return kept;
    }

    /// The framing of the upload is no property of the object.
    private static String withoutChunks(String encodings) {
        StringBuilder rest = new StringBuilder();
        for (String one : encodings.split(",", -1)) {
            if (!one.isBlank() && !one.strip().equals("aws-chunked")) {
                rest.append(rest.isEmpty() ? "" : ",").append(one.strip());
            }
        }
        return rest.toString();
    }

    /// The header's tags, written like a query.
    static Map<String, String> tags(S3Call call) throws AwsFailure {
        Map<String, String> tags = new TreeMap<>();
        for (String pair : call.header("x-amz-tagging").orElse("").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                tags.put(UriCode.decodeQuery(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : UriCode.decodeQuery(pair.substring(equals + 1)));
            }
        }
        return checked(tags, 10);
    }

    static Map<String, String> checked(Map<String, String> tags, int most) throws AwsFailure {
        if (tags.size() > most) {
            throw new AwsFailure(400, "BadRequest", "Object tags cannot be greater than " + most);
        }
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (tag.getKey().isEmpty() || tag.getKey().length() > 128 || tag.getValue().length() > 256) {
                throw new AwsFailure(400, "InvalidTag", "The TagKey you have provided is invalid");
            }
        }
        return tags;
    }
}
