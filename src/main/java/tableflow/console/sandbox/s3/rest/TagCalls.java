package tableflow.console.sandbox.s3.rest;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Element;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.StoredObject;

/// Tags of objects.
final class TagCalls {
    private static final int MOST = 10;

    private final S3Desk desk;

    TagCalls(S3Desk desk) {
        this.desk = desk;
    }

    Reply tagging(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        switch (call.method()) {
            case "GET" -> {
                StoredObject object = ReadCalls.find(desk, call, bucket, "s3:GetObjectTagging");
                Xml xml = S3Xml.of("Tagging").start("TagSet");
                object.attributes().tags().forEach((name, value) ->
                        xml.start("Tag").put("Key", name).put("Value", value).end());
                return S3Xml.reply(xml);
            }
            case "PUT" -> {
                StoredObject object = ReadCalls.find(desk, call, bucket, "s3:PutObjectTagging");
                return set(call, bucket, object, tags(call), 200);
            }
            case "DELETE" -> {
                StoredObject object = ReadCalls.find(desk, call, bucket, "s3:DeleteObjectTagging");
                return set(call, bucket, object, Map.of(), 204);
            }
            default -> throw S3Errors.methodNotAllowed(call.method());
        }
    }

    private static Reply set(S3Call call, Bucket bucket, StoredObject object, Map<String, String> tags, int status)
            throws AwsFailure, IOException {
        if (!bucket.describe(call.key(), object, object.attributes().withTags(tags))) {
            throw S3Errors.noSuchKey(call.key());
        }
        return Reply.empty(status);
    }

    private static Map<String, String> tags(S3Call call) throws AwsFailure, IOException {
        Element root = S3Xml.parse(call);
        Map<String, String> tags = new TreeMap<>();
        for (Element set : S3Xml.children(root, "TagSet")) {
            for (Element tag : S3Xml.children(set, "Tag")) {
                String before = tags.put(S3Xml.text(tag, "Key").orElse(""), S3Xml.text(tag, "Value").orElse(""));
                if (before != null) {
                    throw new AwsFailure(400, "InvalidTag", "Cannot provide multiple Tags with the same key");
                }
            }
        }
        return Described.checked(tags, MOST);
    }
}
