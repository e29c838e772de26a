package tableflow.console.sandbox.s3.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Single objects, through the AWS SDK.
class ObjectsTest {
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
    void whatIsPutIsGotWithItsMetadata() {
        PutObjectResponse put = s3.putObject(b -> b.bucket("box").key("a/b c+d&é😀.txt").contentType("text/plain")
                .metadata(Map.of("who", "me")).cacheControl("no-store"), RequestBody.fromString("hello"));
        assertThat(put.eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        var got = s3.getObjectAsBytes(b -> b.bucket("box").key("a/b c+d&é😀.txt"));
        assertThat(got.asUtf8String()).isEqualTo("hello");
        GetObjectResponse said = got.response();
        assertThat(said.contentType()).isEqualTo("text/plain");
        assertThat(said.cacheControl()).isEqualTo("no-store");
        assertThat(said.metadata()).containsEntry("who", "me");
        assertThat(said.eTag()).isEqualTo(put.eTag());
        assertThat(s3.listObjectsV2(b -> b.bucket("box").prefix("a/")).contents()).extracting(S3Object::key)
                .containsExactly("a/b c+d&é😀.txt");
        s3.deleteObject(b -> b.bucket("box").key("a/b c+d&é😀.txt"));
        assertThatThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket("box").key("a/b c+d&é😀.txt")))
                .isInstanceOf(NoSuchKeyException.class)
                .hasMessageContaining("The specified key does not exist.");
    }

    @Test
    void everyChecksumIsCheckedAndReturned() {
        for (ChecksumAlgorithm algorithm : List.of(ChecksumAlgorithm.CRC32, ChecksumAlgorithm.SHA1,
                ChecksumAlgorithm.SHA256, ChecksumAlgorithm.CRC32_C)) {
            String key = "sums/" + algorithm;
            s3.putObject(b -> b.bucket("box").key(key).checksumAlgorithm(algorithm),
                    RequestBody.fromString("123456789"));
            HeadObjectResponse head = s3.headObject(b -> b.bucket("box").key(key).checksumMode(ChecksumMode.ENABLED));
            String sum = switch (algorithm) {
                case CRC32 -> head.checksumCRC32();
                case CRC32_C -> head.checksumCRC32C();
                case SHA1 -> head.checksumSHA1();
                default -> head.checksumSHA256();
            };
            assertThat(sum).as(algorithm.toString()).isEqualTo(Map.of(
                    ChecksumAlgorithm.CRC32, "y/Q5Jg==",
                    ChecksumAlgorithm.CRC32_C, "4waSgw==",
                    ChecksumAlgorithm.SHA1, "98O8HYCOBHMq32eZZczDTKeuNEE=",
                    ChecksumAlgorithm.SHA256, "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=").get(algorithm));
            assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key(key).checksumMode(ChecksumMode.ENABLED))
                    .asUtf8String()).isEqualTo("123456789");
        }
    }

    @Test
    void aWrongChecksumIsRefusedAndLeavesNothing() {
        assertThatThrownBy(() -> s3.putObject(
                b -> b.bucket("box").key("bad").checksumSHA256("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
                RequestBody.fromString("x")))
                .isInstanceOfSatisfying(S3Exception.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BadDigest");
                    assertThat(e.statusCode()).isEqualTo(400);
                });
        assertThatThrownBy(() -> s3.headObject(b -> b.bucket("box").key("bad")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void aRangeIsCutOutAndOneOutsideIsRefused() {
        s3.putObject(b -> b.bucket("box").key("r"), RequestBody.fromString("0123456789"));
        assertThat(range("bytes=2-4")).isEqualTo("234");
        assertThat(range("bytes=7-")).isEqualTo("789");
        assertThat(range("bytes=-3")).isEqualTo("789");
        assertThat(range("bytes=-30")).isEqualTo("0123456789");
        assertThat(range("bytes=8-99")).isEqualTo("89");
        assertThat(range("bytes=1-2,4-5")).isEqualTo("0123456789");
        assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key("r").range("bytes=2-4")).response().contentRange())
                .isEqualTo("bytes 2-4/10");
        assertThatThrownBy(() -> range("bytes=10-")).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(416);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidRange");
        });
    }

    private static String range(String range) {
        return s3.getObjectAsBytes(b -> b.bucket("box").key("r").range(range)).asString(StandardCharsets.UTF_8);
    }

    @Test
    void aMissingBucketAndAMissingKeyDiffer() {
        assertThatThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket("nobox").key("x")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.headBucket(b -> b.bucket("nobox")))
                .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
    }

    @Test
    void withoutListBucketAMissingKeyIsForbidden() {
        probe.denied.add("s3:ListBucket");
        try {
            assertThatThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket("box").key("missing")))
                    .isInstanceOfSatisfying(S3Exception.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(403);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                        assertThat(e.getMessage()).contains("s3:ListBucket");
                        assertThat(e.requestId()).hasSize(16);
                    });
        } finally {
            probe.denied.clear();
        }
    }
}
