package tableflow.console.sandbox.s3.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.UriCode;
import tableflow.console.sandbox.aws.Xml;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.Listing;
import tableflow.console.sandbox.s3.StoredObject;

/// Listing objects: `ListObjectsV2` and the older `ListObjects`.
final class ListCalls {
    static final int MOST = 1000;

    private final S3Desk desk;

    ListCalls(S3Desk desk) {
        this.desk = desk;
    }

    Reply list(S3Call call) throws AwsFailure {
        Bucket bucket = desk.bucket(call);
        allow(desk, call, "s3:ListBucket", bucket);
        encoded(call);
        return call.query("list-type").orElse("").equals("2") ? second(call, bucket) : first(call, bucket);
    }

    /// Whether names are percent-encoded in the answer.
    static boolean encoded(S3Call call) throws AwsFailure {
        String type = call.query("encoding-type").orElse("");
        if (!type.isEmpty() && !type.equals("url")) {
            throw S3Errors.invalidArgument("Invalid Encoding Method specified in Request", "encoding-type", type);
        }
        return !type.isEmpty();
    }

    static void allow(S3Desk desk, S3Call call, String action, Bucket bucket) throws AwsFailure {
        Map<String, String> context = new HashMap<>();
        for (String name : new String[] {"prefix", "delimiter", "max-keys"}) {
            call.query(name).ifPresent(value -> context.put("s3:" + name, value));
        }
        desk.allow(call, action, bucket.arn(), context);
    }

    private Reply second(S3Call call, Bucket bucket) throws AwsFailure {
        int max = Math.min(MOST, call.number("max-keys", MOST, 0));
        Optional<String> token = call.query("continuation-token");
        if (token.isPresent() && token.get().isEmpty()) {
            throw S3Errors.invalidArgument("The continuation token provided is incorrect", "continuation-token", "");
        }
        Listing.Start start = token.isPresent()
                ? start(token.get())
                : Listing.Start.after(call.query("start-after").orElse(""));
        Listing page = bucket.list(new Listing.Query(
                call.query("prefix").orElse(""), call.query("delimiter").orElse(""), start, max));
        Names names = new Names(encoded(call));
        Xml xml = S3Xml.of("ListBucketResult").put("Name", bucket.name());
        names.put(xml, "Prefix", call.query("prefix").orElse(""));
        token.ifPresent(text -> xml.put("ContinuationToken", text));
        page.next().ifPresent(next -> xml.put("NextContinuationToken", token(next)));
        call.query("start-after").filter(text -> !text.isEmpty())
                .ifPresent(text -> names.put(xml, "StartAfter", text));
        xml.put("KeyCount", page.objects().size() + page.prefixes().size());
        frame(xml, names, call, max, page.next().isPresent());
        contents(xml, names, page, call.request().flag("fetch-owner") ? bucket.settings().owner() : "");
        return S3Xml.reply(xml);
    }

    private Reply first(S3Call call, Bucket bucket) throws AwsFailure {
        int max = Math.min(MOST, call.number("max-keys", MOST, 0));
        String marker = call.query("marker").orElse("");
        Listing.Query query = new Listing.Query(call.query("prefix").orElse(""),
                call.query("delimiter").orElse(""), Listing.Start.BEGIN, max);
        // A marker that is itself a rolled-up prefix was the end of the page before.
        boolean prefix = Listing.rolledUp(marker, query);
        Listing page = bucket.list(query.from(new Listing.Start(marker, prefix)));
        Names names = new Names(encoded(call));
        Xml xml = S3Xml.of("ListBucketResult").put("Name", bucket.name());
        names.put(xml, "Prefix", query.prefix());
        names.put(xml, "Marker", marker);
        page.next().filter(next -> !query.delimiter().isEmpty())
                .ifPresent(next -> names.put(xml, "NextMarker", next.after()));
        frame(xml, names, call, max, page.next().isPresent());
        contents(xml, names, page, bucket.settings().owner());
        return S3Xml.reply(xml);
    }

    static void frame(Xml xml, Names names, S3Call call, int max, boolean more) {
        xml.put("MaxKeys", max);
        call.query("delimiter").filter(text -> !text.isEmpty())
                .ifPresent(text -> names.put(xml, "Delimiter", text));
        if (names.encoded()) {
            xml.put("EncodingType", "url");
        }
        xml.put("IsTruncated", more);
    }

    /// @param owner account to name with each object; empty to name none
    private static void contents(Xml xml, Names names, Listing page, String owner) {
        String ownerId = owner.isEmpty() ? "" : Owner.id(owner);
        if (!page.objects().isEmpty()) {
            S3Xml.expect(xml, page.objects().size(), page.objects().getLast().key().length());
        }
        for (Listing.Entry entry : page.objects()) {
            StoredObject object = entry.object();
            xml.start("Contents");
            names.put(xml, "Key", entry.key());
            xml.put("LastModified", S3Xml.stamp(object.lastModified())).put("ETag", '"' + object.etag() + '"');
            object.checksum().ifPresent(sum ->
                    xml.put("ChecksumAlgorithm", sum.algorithm()).put("ChecksumType", sum.type()));
            xml.put("Size", object.size()).put("StorageClass", object.attributes().storageClass());
            if (!ownerId.isEmpty()) {
                xml.start("Owner").put("ID", ownerId).end();
            }
            xml.end();
        }
        for (String prefix : page.prefixes()) {
            xml.start("CommonPrefixes");
            names.put(xml, "Prefix", prefix);
            xml.end();
        }
    }

    private static String token(Listing.Start start) {
        String text = (start.wholePrefix() ? "p" : "k") + start.after();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Listing.Start start(String token) throws AwsFailure {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith("p") || text.startsWith("k")) {
                return new Listing.Start(text.substring(1), text.startsWith("p"));
            }
        } catch (IllegalArgumentException e) {
            throw S3Errors.invalidArgument("The continuation token provided is incorrect", "continuation-token", token);
        }
        throw S3Errors.invalidArgument("The continuation token provided is incorrect", "continuation-token", token);
    }

    /// Writes names as the client asked for them.
    record Names(boolean encoded) {
        void put(Xml xml, String element, String name) {
            xml.put(element, encoded ? UriCode.encodePath(name) : name);
        }
    }
}
