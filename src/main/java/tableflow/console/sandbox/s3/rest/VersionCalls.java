package tableflow.console.sandbox.s3.rest;

import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.StoredObject;
import tableflow.console.sandbox.s3.VersionListing;

/// `ListObjectVersions`.
final class VersionCalls {
    private final S3Desk desk;

    VersionCalls(S3Desk desk) {
        this.desk = desk;
    }

    Reply list(S3Call call) throws AwsFailure {
        Bucket bucket = desk.bucket(call);
        ListCalls.allow(desk, call, "s3:ListBucketVersions", bucket);
        String keyMarker = call.query("key-marker").orElse("");
        String idMarker = call.query("version-id-marker").orElse("");
        if (keyMarker.isEmpty() && !idMarker.isEmpty()) {
            throw S3Errors.invalidArgument("A version-id marker cannot be specified without a key marker.",
                    "version-id-marker", idMarker);
        }
        int max = Math.min(ListCalls.MOST, call.number("max-keys", ListCalls.MOST, 0));
        VersionListing page = bucket.listVersions(new VersionListing.Query(
                call.query("prefix").orElse(""), call.query("delimiter").orElse(""),
                keyMarker.isEmpty() ? Optional.empty() : Optional.of(new VersionListing.Marker(keyMarker, idMarker)),
                max));
        ListCalls.Names names = new ListCalls.Names(ListCalls.encoded(call));
        Xml xml = S3Xml.of("ListVersionsResult").put("Name", bucket.name());
        names.put(xml, "Prefix", call.query("prefix").orElse(""));
        names.put(xml, "KeyMarker", keyMarker);
        xml.put("VersionIdMarker", idMarker);
        page.next().ifPresent(next -> {
            names.put(xml, "NextKeyMarker", next.key());
            if (!next.versionId().isEmpty()) {
                xml.put("NextVersionIdMarker", next.versionId());
            }
        });
        ListCalls.frame(xml, names, call, max, page.next().isPresent());
        String owner = Owner.id(bucket.settings().owner());
        for (VersionListing.Entry entry : page.versions()) {
            write(xml, names, entry, owner);
        }
        for (String prefix : page.prefixes()) {
            xml.start("CommonPrefixes");
            names.put(xml, "Prefix", prefix);
            xml.end();
        }
        return S3Xml.reply(xml);
    }

    private static void write(Xml xml, ListCalls.Names names, VersionListing.Entry entry, String owner) {
        StoredObject version = entry.version();
        xml.start(version.isDeleteMarker() ? "DeleteMarker" : "Version");
        names.put(xml, "Key", entry.key());
        xml.put("VersionId", version.versionId()).put("IsLatest", entry.latest())
                .put("LastModified", S3Xml.stamp(version.lastModified()));
        if (!version.isDeleteMarker()) {
            xml.put("ETag", '"' + version.etag() + '"').put("Size", version.size())
                    .put("StorageClass", version.attributes().storageClass());
        }
        xml.start("Owner").put("ID", owner).end().end();
    }
}
