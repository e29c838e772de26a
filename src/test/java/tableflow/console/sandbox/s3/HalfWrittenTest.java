package tableflow.console.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store opens on what a kill left of files that were being replaced.
class HalfWrittenTest {
    @TempDir
    private Path folder;

    /// A kill while a file is being replaced leaves the new one beside it, empty, in part or whole.
    @Test
    void whatAKillLeftHalfWrittenIsNoUploadAndGoes() throws IOException {
        String upload;
        try (ObjectStore store = ObjectStore.open(folder, Clock.systemUTC())) {
            Bucket bucket = store.create("box", "us-east-1", "123456789012");
            upload = bucket.uploads().begin("u", Attributes.PLAIN, "", new Uploads.Upload.Origin("me", Instant.EPOCH))
                    .id();
        }
        Path box = folder.resolve("buckets/box");
        Files.createFile(box.resolve(".fresh1.tmp"));
        Files.createFile(box.resolve("uploads/.fresh2.json"));
        Files.copy(box.resolve("uploads").resolve(upload + ".json"), box.resolve("uploads/.fresh3.tmp"));
        try (ObjectStore store = ObjectStore.open(folder, Clock.systemUTC())) {
            assertThat(store.bucket("box").orElseThrow().uploads().all()).extracting(Uploads.Upload::id)
                    .containsExactly(upload);
        }
        try (Stream<Path> all = Files.walk(box)) {
            assertThat(all).noneMatch(file -> file.getFileName().toString().startsWith("."));
        }
    }
}
