package tableflow.console.sandbox.s3.rest;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tableflow.console.domain.storage.KeyOrder;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.Listing;
import tableflow.console.sandbox.s3.Uploads;

/// Listing multipart uploads that are under way, and the parts of one.
final class UploadLists {
    private final S3Desk desk;

    UploadLists(S3Desk desk) {
        this.desk = desk;
    }

    Reply uploads(S3Call call) throws AwsFailure {
        Bucket bucket = desk.bucket(call);
        ListCalls.allow(desk, call, "s3:ListBucketMultipartUploads", bucket);
        int max = Math.min(ListCalls.MOST, call.number("max-uploads", ListCalls.MOST, 1));
        String prefix = call.query("prefix").orElse("");
        String delimiter = call.query("delimiter").orElse("");
        String keyMarker = call.query("key-marker").orElse("");
        String idMarker = call.query("upload-id-marker").orElse("");
        Listing.Query query = new Listing.Query(prefix, delimiter, Listing.Start.BEGIN, max);
        ListCalls.Names names = new ListCalls.Names(ListCalls.encoded(call));
        Xml found = Xml.fragment();
        TreeSet<String> prefixes = new TreeSet<>(KeyOrder.KEYS);
        int count = 0;
        boolean more = false;
        String lastKey = "";
        String lastId = "";
        for (Uploads.Upload upload : rest(bucket, prefix, keyMarker, idMarker)) {
            String common = Listing.rolled(upload.key(), query).orElse("");
            if (!common.isEmpty() && (prefixes.contains(common) || common.equals(keyMarker))) {
                continue;
            }
            if (count++ == max) {
                more = true;
                break;
            }
            if (common.isEmpty()) {
                write(found, names, upload, bucket);
            } else {
                prefixes.add(common);
            }
            lastKey = common.isEmpty() ? upload.key() : common;
            lastId = common.isEmpty() ? upload.id() : "";
        }
        Xml xml = S3Xml.of("ListMultipartUploadsResult").put("Bucket", bucket.name());
        names.put(xml, "KeyMarker", keyMarker);
        xml.put("UploadIdMarker", idMarker);
        if (more) {
            names.put(xml, "NextKeyMarker", lastKey);
            xml.put("NextUploadIdMarker", lastId);
        }
        names.put(xml, "Prefix", prefix);
        if (!delimiter.isEmpty()) {
            names.put(xml, "Delimiter", delimiter);
        }
        if (names.encoded()) {
            xml.put("EncodingType", "url");
        }
        xml.put("MaxUploads", max).put("IsTruncated", more).raw(found.text());
        for (String one : prefixes) {
            xml.start("CommonPrefixes");
            names.put(xml, "Prefix", one);
            xml.end();
        }
        return S3Xml.reply(xml);
    }

    /// What comes behind the markers: with both, later uploads of the same key too.
    private static List<Uploads.Upload> rest(Bucket bucket, String prefix, String keyMarker, String idMarker) {
        List<Uploads.Upload> all = bucket.uploads().all().stream()
                .filter(one -> one.key().startsWith(prefix)).toList();
        if (keyMarker.isEmpty()) {
            return all;
        }
        int begin = 0;
        for (int i = 0; i < all.size(); i++) {
            int order = KeyOrder.KEYS.compare(all.get(i).key(), keyMarker);
            boolean passed = idMarker.isEmpty() ? order <= 0 : order < 0 || all.get(i).id().equals(idMarker);
            if (passed) {
                begin = i + 1;
            }
        }
        return all.subList(begin, all.size());
    }

    private static void write(Xml xml, ListCalls.Names names, Uploads.Upload upload, Bucket bucket) {
        xml.start("Upload");
        names.put(xml, "Key", upload.key());
        xml.put("UploadId", upload.id())
                .start("Initiator").put("ID", upload.origin().initiator())
                .put("DisplayName", upload.origin().initiator()).end();
        Owner.write(xml, "Owner", bucket.settings().owner());
        xml.put("StorageClass", upload.attributes().storageClass())
                .put("Initiated", S3Xml.stamp(upload.origin().initiated()));
        if (!upload.sum().isEmpty()) {
            String[] sum = upload.sum().split(" ", 2);
            xml.put("ChecksumAlgorithm", sum[0]).put("ChecksumType", sum[1]);
        }
        xml.end();
    }

    Reply parts(S3Call call) throws AwsFailure {
        Bucket bucket = desk.bucket(call);
        desk.allowObject(call, "s3:ListMultipartUploadParts", bucket);
        Uploads.Upload upload = UploadCalls.upload(call, bucket);
        int max = Math.min(ListCalls.MOST, call.number("max-parts", ListCalls.MOST, 1));
        int marker = call.number("part-number-marker", 0, 0);
        List<Uploads.Part> rest = upload.parts().entrySet().stream()
                .filter(one -> one.getKey() > marker).sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue).toList();
        List<Uploads.Part> page = rest.subList(0, Math.min(max, rest.size()));
        Xml xml = S3Xml.of("ListPartsResult").put("Bucket", bucket.name()).put("Key", upload.key())
                .put("UploadId", upload.id())
                .start("Initiator").put("ID", upload.origin().initiator()).end();
        Owner.write(xml, "Owner", bucket.settings().owner());
        xml.put("StorageClass", upload.attributes().storageClass()).put("PartNumberMarker", marker);
        if (page.size() < rest.size()) {
            xml.put("NextPartNumberMarker", page.getLast().number());
        }
        xml.put("MaxParts", max).put("IsTruncated", page.size() < rest.size());
        for (Uploads.Part part : page) {
            xml.start("Part").put("PartNumber", part.number())
                    .put("LastModified", S3Xml.stamp(part.modified()))
                    .put("ETag", '"' + part.md5() + '"').put("Size", part.size());
            part.checksum().ifPresent(sum -> xml.put("Checksum" + sum.algorithm(), sum.value()));
            xml.end();
        }
        return S3Xml.reply(xml);
    }
}
