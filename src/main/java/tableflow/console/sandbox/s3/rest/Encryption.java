package tableflow.console.sandbox.s3.rest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3c.dom.Element;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;

/// What a bucket's default encryption means for its objects. Nothing is encrypted: what is kept is which key would
/// have been used, and that its user needs a right to it.
final class Encryption {
    static final String HEADER = "x-amz-server-side-encryption";
    private static final String KEY = "x-amz-server-side-encryption-aws-kms-key-id";

    private Encryption() {}

    /// The headers of an object that is put without any of its own.
    static Map<String, String> of(Bucket bucket) {
        Map<String, String> headers = new TreeMap<>();
        try {
            Optional<Element> rule = bucket.settings().document("encryption").isEmpty()
                    ? Optional.empty()
                    : S3Xml.children(S3Xml.parse(bucket.settings().document("encryption").get()
                            .getBytes(StandardCharsets.UTF_8)), "Rule").stream()
                            .flatMap(one -> S3Xml.children(one, "ApplyServerSideEncryptionByDefault").stream())
                            .findFirst();
            rule.flatMap(one -> S3Xml.text(one, "SSEAlgorithm")).filter(name -> !name.equals("AES256"))
                    .ifPresent(name -> headers.put(HEADER, name));
            rule.flatMap(one -> S3Xml.text(one, "KMSMasterKeyID")).ifPresent(id -> headers.put(KEY, id));
        } catch (AwsFailure e) {
            throw new IllegalStateException("a kept document is well formed", e);
        }
        return headers;
    }

    /// The caller may use the key of an object under a KMS key, and the key can be used. The key that AWS manages for
    /// S3 serves its own account only.
    ///
    /// @throws AwsFailure 403 `AccessDenied` with the sentence that names the action; 400 with the key's state, its
    ///     code after `KMS.`
    static void allow(S3Desk desk, S3Call call, Attributes attributes, String action) throws AwsFailure {
        if (!attributes.headers().getOrDefault(HEADER, "").startsWith("aws:kms")) {
            return;
        }
        String said = attributes.headers().getOrDefault(KEY, "");
        if (said.isEmpty() || said.endsWith("alias/aws/s3")) {
            managed(desk, call, action);
            return;
        }
        String key;
        try {
            key = desk.keys().arn(said);
        } catch (AwsFailure e) {
            throw ofKey(e);
        }
        try {
            desk.allow(call, action, key, Map.of("kms:viaservice", "s3.us-east-1.amazonaws.com"));
        } catch (AwsFailure e) {
            throw e.status() == 400 ? new AwsFailure(403, "AccessDenied", e.text()) : e;
        }
        try {
            desk.keys().usable(key);
        } catch (AwsFailure e) {
            throw ofKey(e);
        }
    }

    private static AwsFailure ofKey(AwsFailure failure) {
        return new AwsFailure(failure.status(), "KMS." + failure.code(), failure.text());
    }

    /// Its policy cannot be changed: whoever comes from another account is refused.
    private static void managed(S3Desk desk, S3Call call, String action) throws AwsFailure {
        String owner = desk.anywhere(call).settings().owner();
        if (!owner.equals(call.caller().account())) {
            throw new AwsFailure(403, "AccessDenied", "User: " + call.caller().arn() + " is not authorized to perform: "
                    + action + " on the resource associated with this ciphertext because the resource does not exist "
                    + "in this Region, no resource-based policies allow access, or a resource-based policy explicitly "
                    + "denies access");
        }
    }
}
