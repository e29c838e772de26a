package tableflow.console.sandbox.athena;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tableflow.console.sandbox.s3.Attributes;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;

/// Results in the sandbox's buckets. A result's bytes are made in a file first, so that a large one is never in memory
/// and one that breaks off leaves no object.
///
/// @param scratch a folder for files that live as long as a write
public record BucketResults(ObjectStore objects, Path scratch) implements ResultStore {
    @Override
    public Optional<String> region(String bucket) {
        return objects.bucket(bucket).map(one -> one.settings().region());
    }

    @Override
    public boolean exists(S3Uri object) {
        return objects.bucket(object.bucket()).flatMap(bucket -> bucket.get(object.key())).isPresent();
    }

    @Override
    public boolean holds(S3Uri folder) {
        String prefix = folder.child("").key();
        return objects.bucket(folder.bucket())
                .map(bucket -> bucket.objects().ceilingKey(prefix))
                .filter(key -> key.startsWith(prefix))
                .isPresent();
    }

    @Override
    public void put(S3Uri at, String contentType, Body body) throws IOException {
        Bucket bucket = objects.bucket(at.bucket()).orElseThrow(() -> new IOException("The specified bucket does not "
                + "exist: " + at.bucket()));
        Files.createDirectories(scratch);
        Path file = Files.createTempFile(scratch, "result", "");
        try {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                body.write(to);
            }
            try (InputStream from = Files.newInputStream(file)) {
                bucket.put(at.key(), bucket.receive(from),
                        new Bucket.Given(Attributes.ofType(contentType), Optional.empty(), Optional.empty()),
                        there -> true);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
