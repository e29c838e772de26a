package tableflow.console.sandbox.s3.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A disk that takes nothing more.
class DiskTest {
    @TempDir
    private Path folder;

    @Test
    void whatCannotBeWrittenIsOneClearErrorAndNoObject() throws IOException {
        try (S3Probe probe = new S3Probe(folder); S3Client s3 = probe.client()) {
            s3.createBucket(b -> b.bucket("box"));
            Path contents = folder.resolve("contents");
            Files.delete(contents);
            Files.createFile(contents);
            assertThatThrownBy(() -> s3.putObject(b -> b.bucket("box").key("k"), RequestBody.fromString("x")))
                    .isInstanceOfSatisfying(S3Exception.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(500);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InternalError");
                        assertThat(e.awsErrorDetails().errorMessage())
                                .startsWith("The sandbox could not read or write its data: ");
                    });
            assertThat(s3.listObjectsV2(b -> b.bucket("box")).contents()).isEmpty();
            Files.delete(contents);
            s3.putObject(b -> b.bucket("box").key("k"), RequestBody.fromString("x"));
            assertThat(s3.getObjectAsBytes(b -> b.bucket("box").key("k")).asUtf8String()).isEqualTo("x");
        }
    }
}
