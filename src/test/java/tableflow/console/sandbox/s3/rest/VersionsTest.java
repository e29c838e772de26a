package tableflow.console.sandbox.s3.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Versions, delete markers and deleting many, through the AWS SDK.
class VersionsTest {
    @TempDir
    private Path folder;

    private S3Probe probe;
    private S3Client s3;

    @BeforeEach
    void start() throws IOException {
        probe = new S3Probe(folder);
        s3 = probe.client();
        s3.createBucket(b -> b.bucket("box"));
    }

    @AfterEach
    void stop() throws IOException {
        s3.close();
        probe.close();
    }

    @Test
    void anEnabledBucketKeepsWhatIsReplacedAndHidesWhatIsDeleted() {
        s3.putObject(b -> b.bucket("box").key("k"), RequestBody.fromString("before"));
        keep(BucketVersioningStatus.ENABLED);
        String first = s3.putObject(b -> b.bucket("box").key("k"), RequestBody.fromString("one")).versionId();
        String second = s3.putObject(b -> b.bucket("box").key("k"), RequestBody.fromString("two")).versionId();
        DeleteObjectResponse deleted = s3.deleteObject(b -> b.bucket("box").key("k"));
        assertThat(deleted.deleteMarker()).isTrue();
        assertThatThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket("box").key("k")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThat(s3.listObjectsV2(b -> b.bucket("box")).contents()).isEmpty();
        ListObjectVersionsResponse all = s3.listObjectVersions(b -> b.bucket("box"));
        assertThat(all.versions()).extracting(ObjectVersion::versionId).containsExactly(second, first, "null");
        assertThat(all.versions()).noneMatch(ObjectVersion::isLatest);
        assertThat(all.deleteMarkers()).singleElement().satisfies(m -> {
            assertThat(m.isLatest()).isTrue();
            assertThat(m.versionId()).isEqualTo(deleted.versionId());
        });
        assertThat(read(first)).isEqualTo("one");
        assertThat(read("null")).isEqualTo("before");
        refused(405, "MethodNotAllowed", () -> read(deleted.versionId()));
        refused(404, "NoSuchVersion", () -> read("nosuchversion"));
        s3.deleteObject(b -> b.bucket("box").key("k").versionId(deleted.versionId()));
        assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key("k")).asUtf8String()).isEqualTo("two");
    }

    @Test
    void aSuspendedBucketReplacesOnlyTheVersionWithoutAnId() {
        keep(BucketVersioningStatus.ENABLED);
        String kept = s3.putObject(b -> b.bucket("box").key("k"), RequestBody.fromString("kept")).versionId();
        keep(BucketVersioningStatus.SUSPENDED);
        s3.putObject(b -> b.bucket("box").key("k"), RequestBody.fromString("null one"));
        s3.putObject(b -> b.bucket("box").key("k"), RequestBody.fromString("null two"));
        assertThat(s3.listObjectVersions(b -> b.bucket("box")).versions())
                .extracting(ObjectVersion::versionId).containsExactly("null", kept);
        s3.deleteObject(b -> b.bucket("box").key("k"));
        ListObjectVersionsResponse all = s3.listObjectVersions(b -> b.bucket("box"));
        assertThat(all.versions()).extracting(ObjectVersion::versionId).containsExactly(kept);
        assertThat(all.deleteMarkers()).singleElement().satisfies(m ->
                assertThat(m.versionId()).isEqualTo("null"));
        assertThat(read(kept)).isEqualTo("kept");
    }

    @Test
    void aBucketWithNothingButOldVersionsIsNotEmpty() {
        keep(BucketVersioningStatus.ENABLED);
        String id = s3.putObject(b -> b.bucket("box").key("k"), RequestBody.fromString("x")).versionId();
        String marker = s3.deleteObject(b -> b.bucket("box").key("k")).versionId();
        refused(409, "BucketNotEmpty", () -> s3.deleteBucket(b -> b.bucket("box")));
        s3.deleteObjects(b -> b.bucket("box").delete(d -> d.objects(
                ObjectIdentifier.builder().key("k").versionId(id).build(),
                ObjectIdentifier.builder().key("k").versionId(marker).build())));
        s3.deleteBucket(b -> b.bucket("box"));
        refused(404, "NoSuchBucket", () -> s3.listObjectsV2(b -> b.bucket("box")));
    }

    @Test
    void versionsComePageByPageEvenWithinAKey() {
        keep(BucketVersioningStatus.ENABLED);
        List<String> expected = new ArrayList<>();
        for (String key : List.of("a", "b/1", "b/2", "c")) {
            List<String> ids = new ArrayList<>();
            IntStream.range(0, 3).forEach(i -> ids.addFirst(key + " "
                    + s3.putObject(b -> b.bucket("box").key(key), RequestBody.fromString("x" + i)).versionId()));
            expected.addAll(ids);
        }
        for (int size : new int[] {1, 2, 3, 5, 1000}) {
            List<String> seen = new ArrayList<>();
            s3.listObjectVersionsPaginator(b -> b.bucket("box").maxKeys(size)).versions()
                    .forEach(v -> seen.add(v.key() + " " + v.versionId()));
            assertThat(seen).as("pages of %d", size).isEqualTo(expected);
        }
        List<String> prefixes = new ArrayList<>();
        s3.listObjectVersionsPaginator(b -> b.bucket("box").delimiter("/").maxKeys(2)).stream()
                .forEach(page -> page.commonPrefixes().forEach(p -> prefixes.add(p.prefix())));
        assertThat(prefixes).containsExactly("b/");
    }

    @Test
    void ofManyDeletedEachSucceedsOrFailsForItself() {
        s3.putObject(b -> b.bucket("box").key("a&<"), RequestBody.fromString("x"));
        var result = s3.deleteObjects(b -> b.bucket("box").delete(d -> d.objects(
                ObjectIdentifier.builder().key("a&<").build(), ObjectIdentifier.builder().key("missing").build())));
        assertThat(result.deleted()).hasSize(2);
        assertThat(s3.listObjectsV2(b -> b.bucket("box")).contents()).isEmpty();
        probe.denied.add("s3:DeleteObject");
        assertThat(s3.deleteObjects(b -> b.bucket("box").delete(d -> d.objects(
                ObjectIdentifier.builder().key("a").build()))).errors()).singleElement().satisfies(e -> {
                    assertThat(e.code()).isEqualTo("AccessDenied");
                    assertThat(e.key()).isEqualTo("a");
                });
    }

    private void keep(BucketVersioningStatus status) {
        s3.putBucketVersioning(b -> b.bucket("box").versioningConfiguration(v -> v.status(status)));
        assertThat(s3.getBucketVersioning(b -> b.bucket("box")).status()).isEqualTo(status);
    }

    private String read(String version) {
        return s3.getObjectAsBytes(b -> b.bucket("box").key("k").versionId(version)).asUtf8String();
    }

    private static void refused(int status, String code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).as(e.getMessage()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
        });
    }
}
