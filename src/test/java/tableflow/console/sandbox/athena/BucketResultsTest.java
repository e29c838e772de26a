package tableflow.console.sandbox.athena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;

/// Results in real buckets.
class BucketResultsTest {
    @TempDir
    Path folder;

    private ObjectStore objects;
    private Bucket bucket;
    private BucketResults results;

    @BeforeEach
    void open() throws Exception {
        objects = ObjectStore.open(folder.resolve("s3"), Clock.systemUTC());
        bucket = objects.create("results", "us-east-1", "123456789012");
        results = new BucketResults(objects, folder.resolve("scratch"));
    }

    @AfterEach
    void close() throws Exception {
        objects.close();
    }

    @Test
    void anObjectIsThereWithItsBytesAndType() throws Exception {
        S3Uri at = new S3Uri("results", "a/b.csv");
        byte[] bytes = "\"ä\"\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);

        results.put(at, "application/octet-stream", to -> to.write(bytes));

        assertThat(results.exists(at)).isTrue();
        var object = bucket.get("a/b.csv").orElseThrow();
        assertThat(bucket.bytes(object)).isEqualTo(bytes);
        assertThat(object.attributes().headers()).containsEntry("content-type", "application/octet-stream");
        assertThat(scratch()).isZero();
    }

    @Test
    void whatBreaksOffLeavesNothing() throws Exception {
        S3Uri at = new S3Uri("results", "a.csv");
        assertThatThrownBy(() -> results.put(at, "x/y", to -> {
            to.write(new byte[200_000]);
            throw new IOException("cut");
        })).hasMessage("cut");
        assertThat(results.exists(at)).isFalse();
        assertThat(scratch()).isZero();
        assertThatThrownBy(() -> results.put(new S3Uri("none", "a"), "x/y", to -> { }))
                .hasMessageContaining("none");
    }

    @Test
    void aBucketHasItsRegion() {
        assertThat(results.region("results")).contains("us-east-1");
        assertThat(results.region("none")).isEmpty();
    }

    private long scratch() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("scratch"))) {
            return files.count();
        }
    }
}
