package tableflow.console.service.port;

import java.io.InputStream;
import java.time.Instant;
import tableflow.console.domain.lake.S3Uri;

/// S3 with the rights of one identity; reads only.
public interface ObjectStorage extends AutoCloseable {

    /// An object as a listing names it.
    ///
    /// @param size bytes
    /// @param storageClass open: `STANDARD`, `GLACIER` ...
    record Listed(String key, long size, Instant modified, String storageClass) {}

    /// Takes what a listing finds, in the order of keys.
    @FunctionalInterface
    interface Listing {
        void object(Listed found);
    }

    /// Lists everything under a prefix, a page of 1,000 at a time. An interrupt ends it.
    void list(S3Uri prefix, Listing listing);

    /// An object's size in bytes, and the mark that changes with its content.
    record Stat(long size, String etag) {}

    /// What lies there now.
    Stat stat(S3Uri object);

    /// Opens an object for reading; the caller closes the stream. Failures while reading are `IOException`s.
    InputStream open(S3Uri object);

    /// Opens `bytes[from, to)` of an object.
    ///
    /// @param etag what the object must still be
    /// @throws tableflow.console.domain.RemoteFailure CONFLICT when it is another by now
    InputStream open(S3Uri object, long from, long to, String etag);

    /// An object's beginning.
    ///
    /// @param stat of all of it
    /// @param bytes at least as many as were asked for, or all there are; the reader closes it
    record Beginning(Stat stat, InputStream bytes) {}

    /// What lies there now and its first bytes, in one journey where that can be.
    ///
    /// @param most bytes that are wanted, at least 1
    default Beginning begin(S3Uri object, long most) {
        Stat stat = stat(object);
        long to = Math.min(most, stat.size());
        return new Beginning(
                stat, to == 0 ? InputStream.nullInputStream() : open(object, 0, to, stat.etag()));
    }

    @Override
    void close();
}
