package tableflow.console.sandbox.athena;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// The object store as far as results need it.
public interface ResultStore {
    /// What writes an object's bytes.
    @FunctionalInterface
    interface Body {
        void write(OutputStream to) throws IOException;
    }

    /// The region of a bucket, when there is such a bucket.
    Optional<String> region(String bucket);

    boolean exists(S3Uri object);

    /// Whether any object lies below this prefix.
    boolean holds(S3Uri folder);

    /// Makes an object; it is there whole or not at all.
    void put(S3Uri at, String contentType, Body body) throws IOException;
}
