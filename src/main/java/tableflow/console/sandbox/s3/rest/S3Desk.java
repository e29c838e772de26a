package tableflow.console.sandbox.s3.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.EncryptionKeys;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;

/// What all calls go through: the bucket is found, it is in the region that was signed for, and the caller may.
record S3Desk(ObjectStore store, Permissions permissions, EncryptionKeys keys) {
    private static final String REQUEST_PAYMENT = "requestPayment";

    /// The bucket of a call, whose region is the one that was signed for.
    Bucket bucket(S3Call call) throws AwsFailure {
        Bucket bucket = anywhere(call);
        String signed = AwsEndpoint.signedRegion(call.request());
        if (!signed.isEmpty() && !signed.equals(bucket.settings().region())) {
            throw S3Errors.wrongRegion(call, signed, bucket.settings().region());
        }
        return bucket;
    }

    /// The bucket of a call, wherever it is.
    Bucket anywhere(S3Call call) throws AwsFailure {
        return store.bucket(call.bucket()).orElseThrow(() -> S3Errors.noSuchBucket(call.bucket()));
    }

    /// The caller may do this to the bucket.
    void allow(S3Call call, String action, Bucket bucket) throws AwsFailure {
        allow(call, action, bucket.arn(), Map.of());
    }

    /// The caller may do this to the call's object; who reads from a bucket of requester pays must have said so.
    void allowObject(S3Call call, String action, Bucket bucket) throws AwsFailure {
        allowKey(call, action, bucket, call.key());
    }

    void allowKey(S3Call call, String action, Bucket bucket, String key) throws AwsFailure {
        allow(call, action, bucket.arn() + "/" + key, Map.of());
        payer(call, bucket);
    }

    /// @param more condition keys of this call
    void allow(S3Call call, String action, String resource, Map<String, String> more) throws AwsFailure {
        Map<String, String> context = new HashMap<>(more);
        context.put("aws:securetransport", "false");
        context.put("aws:sourceip", "127.0.0.1");
        context.put("s3:signatureversion", "AWS4-HMAC-SHA256");
        context.put("s3:authtype", call.has("X-Amz-Signature") ? "REST-QUERY-STRING" : "REST-HEADER");
        call.header("User-Agent").ifPresent(agent -> context.put("aws:useragent", agent));
        for (String header : new String[] {"x-amz-server-side-encryption", "x-amz-storage-class", "x-amz-acl",
            "x-amz-copy-source", "x-amz-metadata-directive", "x-amz-server-side-encryption-aws-kms-key-id"}) {
            call.header(header).ifPresent(value -> context.put("s3:" + header, value));
        }
        call.query("versionId").ifPresent(version -> context.put("s3:versionid", version));
        permissions.require(call.caller(), new Access(action, resource, context));
    }

    /// True when the caller would be allowed to list the bucket: only then it may hear that a key is missing.
    void mayHearOfMissing(S3Call call, Bucket bucket) throws AwsFailure {
        allow(call, "s3:ListBucket", bucket.arn(), Map.of("s3:prefix", call.key()));
    }

    private static void payer(S3Call call, Bucket bucket) throws AwsFailure {
        Optional<String> payment = bucket.settings().document(REQUEST_PAYMENT);
        boolean requester = payment.isPresent() && payment.get().contains(">Requester<");
        if (requester && !call.caller().account().equals(bucket.settings().owner())
                && !call.header("x-amz-request-payer").orElse("").equals("requester")) {
            throw S3Errors.accessDenied();
        }
    }
}
