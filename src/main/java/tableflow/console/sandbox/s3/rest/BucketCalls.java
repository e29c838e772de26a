package tableflow.console.sandbox.s3.rest;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import tableflow.console.sandbox.aws.AwsEndpoint;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;

/// Making, finding and deleting buckets.
final class BucketCalls {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
    private static final String FIRST_REGION = "us-east-1";

    private final S3Desk desk;
    private final ObjectStore store;

    BucketCalls(S3Desk desk) {
        this.desk = desk;
        this.store = desk.store();
    }

    Reply list(S3Call call) throws AwsFailure {
        desk.allow(call, "s3:ListAllMyBuckets", "arn:aws:s3:::*", Map.of());
        String prefix = call.query("prefix").orElse("");
        Optional<String> region = call.query("bucket-region").filter(text -> !text.isEmpty());
        Xml xml = S3Xml.of("ListAllMyBucketsResult").start("Owner")
                .put("ID", Owner.id(call.caller().account())).end().start("Buckets");
        for (Bucket bucket : store.buckets()) {
            if (bucket.settings().owner().equals(call.caller().account()) && bucket.name().startsWith(prefix)
                    && region.orElse(bucket.settings().region()).equals(bucket.settings().region())) {
                xml.start("Bucket").put("Name", bucket.name())
                        .put("CreationDate", S3Xml.stamp(bucket.settings().created()))
                        .put("BucketRegion", bucket.settings().region()).end();
            }
        }
        xml.end();
        if (!prefix.isEmpty()) {
            xml.put("Prefix", prefix);
        }
        return S3Xml.reply(xml);
    }

    Reply create(S3Call call) throws AwsFailure, IOException {
        if (!NAME.matcher(call.bucket()).matches() || call.bucket().contains("..")
                || ADDRESS.matcher(call.bucket()).matches()) {
            throw new AwsFailure(400, "InvalidBucketName", "The specified bucket is not valid.",
                    Map.of("BucketName", call.bucket()));
        }
        String signed = AwsEndpoint.signedRegion(call.request());
        String region = region(call, signed.isEmpty() ? FIRST_REGION : signed);
        desk.allow(call, "s3:CreateBucket", "arn:aws:s3:::" + call.bucket(), Map.of());
        Optional<Bucket> there = store.bucket(call.bucket());
        if (there.isPresent() && !there.get().settings().owner().equals(call.caller().account())) {
            throw new AwsFailure(409, "BucketAlreadyExists", "The requested bucket name is not available. The bucket "
                    + "namespace is shared by all users of the system. Please select a different name and try again.",
                    Map.of("BucketName", call.bucket()));
        }
        if (there.isPresent() && !(region.equals(FIRST_REGION)
                && there.get().settings().region().equals(FIRST_REGION))) {
            throw new AwsFailure(409, "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket "
                    + "succeeded and you already own it.", Map.of("BucketName", call.bucket()));
        }
        store.create(call.bucket(), region, call.caller().account());
        return Reply.empty(200).withHeader("Location", "/" + call.bucket());
    }

    /// The region that the body names, which must be the one that the call was sent to.
    private static String region(S3Call call, String endpoint) throws AwsFailure, IOException {
        byte[] body = call.request().stream().readAllBytes();
        if (body.length == 0) {
            if (!endpoint.equals(FIRST_REGION)) {
                throw constraint("The unspecified location constraint is incompatible for the region specific "
                        + "endpoint this request was sent to.");
            }
            return FIRST_REGION;
        }
        Element root = S3Xml.parse(body);
        String wanted = S3Xml.text(root, "LocationConstraint").orElse(FIRST_REGION);
        if (!wanted.equals(endpoint) && !endpoint.equals(FIRST_REGION)) {
            throw constraint("The " + wanted + " location constraint is incompatible for the region specific "
                    + "endpoint this request was sent to.");
        }
        return wanted.isEmpty() ? FIRST_REGION : wanted.equals("EU") ? "eu-west-1" : wanted;
    }

    private static AwsFailure constraint(String message) {
        return new AwsFailure(400, "IllegalLocationConstraintException", message);
    }

    Reply head(S3Call call) throws AwsFailure {
        Bucket bucket = desk.bucket(call);
        desk.allow(call, "s3:ListBucket", bucket);
        return Reply.empty(200).withHeaders(Map.of(
                "x-amz-bucket-region", bucket.settings().region(),
                "x-amz-access-point-alias", "false",
                "Content-Type", "application/xml"));
    }

    Reply location(S3Call call) throws AwsFailure {
        Bucket bucket = AwsEndpoint.signedRegion(call.request()).equals(FIRST_REGION)
                ? desk.anywhere(call) : desk.bucket(call);
        desk.allow(call, "s3:GetBucketLocation", bucket);
        String region = bucket.settings().region();
        return S3Xml.reply(S3Xml.of("LocationConstraint").raw(region.equals(FIRST_REGION) ? "" : region));
    }

    Reply delete(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        desk.allow(call, "s3:DeleteBucket", bucket);
        if (!store.delete(bucket)) {
            throw new AwsFailure(409, "BucketNotEmpty", "The bucket you tried to delete is not empty"
                    + (bucket.objects().isEmpty() ? ". You must delete all versions in the bucket." : ""),
                    Map.of("BucketName", call.bucket()));
        }
        return Reply.empty(204);
    }
}
