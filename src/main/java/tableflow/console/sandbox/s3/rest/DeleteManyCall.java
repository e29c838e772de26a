package tableflow.console.sandbox.s3.rest;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.s3.Bucket;

/// `DeleteObjects`: up to a thousand at once, each of which succeeds or fails for itself.
final class DeleteManyCall {
    private static final int MOST = 1000;

    private final S3Desk desk;

    DeleteManyCall(S3Desk desk) {
        this.desk = desk;
    }

    Reply delete(S3Call call) throws AwsFailure, IOException {
        Bucket bucket = desk.bucket(call);
        Element root = S3Xml.parse(call);
        List<Element> objects = S3Xml.children(root, "Object");
        if (objects.isEmpty() || objects.size() > MOST) {
            throw S3Errors.malformedXml();
        }
        boolean quiet = S3Xml.text(root, "Quiet").orElse("").equalsIgnoreCase("true");
        Xml xml = S3Xml.of("DeleteResult");
        for (Element object : objects) {
            String key = S3Xml.text(object, "Key").orElseThrow(S3Errors::malformedXml);
            Optional<String> version = S3Xml.text(object, "VersionId").filter(id -> !id.isEmpty());
            try {
                desk.allowKey(call, version.isEmpty() ? "s3:DeleteObject" : "s3:DeleteObjectVersion", bucket, key);
                Bucket.Deleted deleted = bucket.delete(key, version);
                if (!quiet) {
                    write(xml, key, version, deleted);
                }
            } catch (AwsFailure e) {
                xml.start("Error").put("Key", key);
                version.ifPresent(id -> xml.put("VersionId", id));
                xml.put("Code", e.code()).put("Message", e.text()).end();
            }
        }
        return S3Xml.reply(xml);
    }

    private static void write(Xml xml, String key, Optional<String> version, Bucket.Deleted deleted) {
        xml.start("Deleted").put("Key", key);
        version.ifPresent(id -> xml.put("VersionId", id));
        if (deleted.marker()) {
            xml.put("DeleteMarker", true).put("DeleteMarkerVersionId", deleted.version().orElse(""));
        }
        xml.end();
    }
}
