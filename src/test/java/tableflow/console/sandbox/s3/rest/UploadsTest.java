package tableflow.console.sandbox.s3.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Multipart uploads, through the AWS SDK.
class UploadsTest {
    private static final int PART = 5 << 20;

    @TempDir
    private static Path folder;

    private static S3Probe probe;
    private static S3Client s3;

    @BeforeAll
    static void start() throws IOException {
        probe = new S3Probe(folder);
        s3 = probe.client();
        s3.createBucket(b -> b.bucket("box"));
    }

    @AfterAll
    static void stop() throws IOException {
        s3.close();
        probe.close();
    }

    @Test
    void partsBecomeOneObjectWhoseTagIsMadeOfTheirs() {
        byte[] first = filled('a');
        byte[] second = "tail".getBytes(StandardCharsets.UTF_8);
        String id = begin("whole");
        CompletedPart two = send("whole", id, 2, second);
        CompletedPart one = send("whole", id, 1, first);
        assertThat(s3.listParts(b -> b.bucket("box").key("whole").uploadId(id)).parts())
                .extracting(Part::partNumber).containsExactly(1, 2);
        assertThat(s3.listMultipartUploads(b -> b.bucket("box")).uploads())
                .extracting(MultipartUpload::uploadId).contains(id);
        CompleteMultipartUploadResponse done = complete("whole", id, List.of(one, two));
        byte[] tags = new byte[32];
        System.arraycopy(Digests.md5(first), 0, tags, 0, 16);
        System.arraycopy(Digests.md5(second), 0, tags, 16, 16);
        String expected = HexFormat.of().formatHex(Digests.md5(tags)) + "-2";
        assertThat(done.eTag()).isEqualTo('"' + expected + '"');
        byte[] got = s3.getObjectAsBytes(b -> b.bucket("box").key("whole")).asByteArray();
        assertThat(got).hasSize(PART + 4);
        assertThat(Arrays.copyOfRange(got, PART - 1, PART + 4)).isEqualTo("atail".getBytes(StandardCharsets.UTF_8));
        assertThat(s3.listMultipartUploads(b -> b.bucket("box").prefix("whole")).uploads()).isEmpty();
    }

    @Test
    void completingAgainRepeatsTheAnswerAndChangesNothing() {
        String id = begin("twice");
        CompletedPart one = send("twice", id, 1, "body".getBytes(StandardCharsets.UTF_8));
        CompletedPart two = send("twice", id, 2, "left out".getBytes(StandardCharsets.UTF_8));
        CompleteMultipartUploadResponse first = s3.completeMultipartUpload(b -> b.bucket("box").key("twice")
                .uploadId(id).ifNoneMatch("*").multipartUpload(m -> m.parts(one)));
        CompleteMultipartUploadResponse again = s3.completeMultipartUpload(b -> b.bucket("box").key("twice")
                .uploadId(id).ifNoneMatch("*").multipartUpload(m -> m.parts(one)));
        assertThat(again.eTag()).isEqualTo(first.eTag());
        assertThat(again.location()).isEqualTo(first.location());
        s3.putObject(b -> b.bucket("box").key("twice"), RequestBody.fromString("newer"));
        assertThat(complete("twice", id, List.of(one)).eTag()).isEqualTo(first.eTag());
        assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key("twice")).asUtf8String()).isEqualTo("newer");
        refused("NoSuchUpload", () -> complete("twice", id, List.of(two)));
        refused("InvalidPart", () -> complete("twice", id, List.of(one.toBuilder().eTag("\"00\"").build())));
        refused("NoSuchUpload", () -> complete("other", id, List.of(one)));
        refused("NoSuchUpload", () -> send("twice", id, 1, "late".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whoCompletesAtTheSameTimeHearsTheSame() {
        String id = begin("race");
        CompletedPart part = send("race", id, 1, "body".getBytes(StandardCharsets.UTF_8));
        List<String> tags = IntStream.range(0, 8).parallel()
                .mapToObj(one -> complete("race", id, List.of(part)).eTag()).toList();
        assertThat(tags).hasSize(8).containsOnly(tags.getFirst());
        assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key("race")).asUtf8String()).isEqualTo("body");
    }

    @Test
    void aPartSentTwiceCountsOnceAndTheLastOneCounts() {
        String id = begin("again");
        send("again", id, 1, "old".getBytes(StandardCharsets.UTF_8));
        CompletedPart last = send("again", id, 1, "new".getBytes(StandardCharsets.UTF_8));
        complete("again", id, List.of(last));
        assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key("again")).asUtf8String()).isEqualTo("new");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        String id = begin("bad");
        CompletedPart one = send("bad", id, 1, "small".getBytes(StandardCharsets.UTF_8));
        CompletedPart two = send("bad", id, 2, "small".getBytes(StandardCharsets.UTF_8));
        refused("EntityTooSmall", () -> complete("bad", id, List.of(one, two)));
        refused("InvalidPartOrder", () -> complete("bad", id, List.of(two, one)));
        refused("InvalidPart", () -> complete("bad", id, List.of(one.toBuilder().eTag("\"00\"").build())));
        refused("InvalidPart", () -> complete("bad", id, List.of(one.toBuilder().partNumber(9).build())));
        refused("NoSuchUpload", () -> complete("bad", "unknown", List.of(one)));
        refused("NoSuchUpload", () -> complete("other", id, List.of(one)));
        s3.abortMultipartUpload(b -> b.bucket("box").key("bad").uploadId(id));
        refused("NoSuchUpload", () -> complete("bad", id, List.of(one)));
        refused("NoSuchUpload", () -> s3.abortMultipartUpload(b -> b.bucket("box").key("bad").uploadId(id)));
    }

    @Test
    void onePartOfAnObjectIsReadByItsNumber() {
        String id = begin("by-part");
        complete("by-part", id, List.of(send("by-part", id, 3, filled('a')),
                send("by-part", id, 7, "tail".getBytes(StandardCharsets.UTF_8))));

        var second = s3.getObjectAsBytes(b -> b.bucket("box").key("by-part").partNumber(2));
        assertThat(second.asUtf8String()).isEqualTo("tail");
        assertThat(second.response().partsCount()).isEqualTo(2);
        assertThat(second.response().contentRange()).isEqualTo("bytes %d-%d/%d".formatted(PART, PART + 3, PART + 4));
        var first = s3.headObject(b -> b.bucket("box").key("by-part").partNumber(1));
        assertThat(first.contentLength()).isEqualTo(PART);
        assertThat(first.partsCount()).isEqualTo(2);
        assertThatThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket("box").key("by-part").partNumber(3)))
                .isInstanceOfSatisfying(S3Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(416);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidPartNumber");
                });
        assertThatThrownBy(() ->
                s3.getObjectAsBytes(b -> b.bucket("box").key("by-part").partNumber(1).range("bytes=0-1")))
                .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(400));

        s3.putObject(b -> b.bucket("box").key("plain"), RequestBody.fromString("all"));
        assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key("plain").partNumber(1)).asUtf8String())
                .isEqualTo("all");
    }

    @Test
    void checksumsOfPartsMakeACompositeOne() {
        String id = s3.createMultipartUpload(b -> b.bucket("box").key("sums")
                .checksumAlgorithm(ChecksumAlgorithm.CRC32)).uploadId();
        var sent = s3.uploadPart(b -> b.bucket("box").key("sums").uploadId(id).partNumber(1)
                .checksumAlgorithm(ChecksumAlgorithm.CRC32), RequestBody.fromString("123456789"));
        assertThat(sent.checksumCRC32()).isEqualTo("y/Q5Jg==");
        refused("InvalidPart", () -> complete("sums", id, List.of(CompletedPart.builder().partNumber(1)
                .eTag(sent.eTag()).checksumCRC32("AAAAAA==").build())));
        CompleteMultipartUploadResponse done = complete("sums", id, List.of(CompletedPart.builder().partNumber(1)
                .eTag(sent.eTag()).checksumCRC32(sent.checksumCRC32()).build()));
        assertThat(done.checksumCRC32()).endsWith("-1");
        assertThat(s3.headObject(b -> b.bucket("box").key("sums").checksumMode(ChecksumMode.ENABLED)).checksumCRC32())
                .isEqualTo(done.checksumCRC32());
    }

    @Test
    void aPartMayBeCutOutOfAnObject() {
        s3.putObject(b -> b.bucket("box").key("source"), RequestBody.fromString("0123456789"));
        String id = begin("copied");
        String tag = s3.uploadPartCopy(b -> b.sourceBucket("box").sourceKey("source").copySourceRange("bytes=2-5")
                .destinationBucket("box").destinationKey("copied").uploadId(id).partNumber(1))
                .copyPartResult().eTag();
        complete("copied", id, List.of(CompletedPart.builder().partNumber(1).eTag(tag).build()));
        assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key("copied")).asUtf8String()).isEqualTo("2345");
    }

    @Test
    void uploadsAreListedPageByPageAndRolledUp() {
        List<String> ids = new ArrayList<>();
        for (String key : List.of("list/a", "list/b/1", "list/b/2", "list/c", "list/c")) {
            ids.add(begin(key));
        }
        var all = new ArrayList<String>();
        String keyMarker = null;
        String idMarker = null;
        do {
            String key = keyMarker;
            String upload = idMarker;
            var page = s3.listMultipartUploads(b -> b.bucket("box").prefix("list/").maxUploads(2)
                    .keyMarker(key).uploadIdMarker(upload));
            page.uploads().forEach(one -> all.add(one.uploadId()));
            keyMarker = page.isTruncated() ? page.nextKeyMarker() : null;
            idMarker = page.isTruncated() ? page.nextUploadIdMarker() : null;
        } while (keyMarker != null);
        assertThat(all).containsExactlyInAnyOrderElementsOf(ids).doesNotHaveDuplicates();
        var rolled = s3.listMultipartUploads(b -> b.bucket("box").prefix("list/").delimiter("/"));
        assertThat(rolled.uploads()).hasSize(3);
        assertThat(rolled.commonPrefixes()).singleElement().satisfies(p ->
                assertThat(p.prefix()).isEqualTo("list/b/"));
    }

    private static String begin(String key) {
        return s3.createMultipartUpload(b -> b.bucket("box").key(key)).uploadId();
    }

    private static CompletedPart send(String key, String id, int number, byte[] bytes) {
        String tag = s3.uploadPart(b -> b.bucket("box").key(key).uploadId(id).partNumber(number),
                RequestBody.fromBytes(bytes)).eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    private static CompleteMultipartUploadResponse complete(String key, String id, List<CompletedPart> parts) {
        return s3.completeMultipartUpload(b -> b.bucket("box").key(key).uploadId(id)
                .multipartUpload(m -> m.parts(parts)));
    }

    private static void refused(String code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(S3Exception.class, e ->
                assertThat(e.awsErrorDetails().errorCode()).as(e.getMessage()).isEqualTo(code));
    }

    private static byte[] filled(char c) {
        byte[] bytes = new byte[PART];
        Arrays.fill(bytes, (byte) c);
        return bytes;
    }
}
