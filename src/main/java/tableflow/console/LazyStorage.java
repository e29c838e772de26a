package tableflow.console;

import java.io.InputStream;
import java.util.function.Supplier;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectStorage;

/// S3 that is opened with the first call, on whatever thread makes it: what uses it can be put together without a
/// pause and without a key.
///
/// @param storage opens it, or gives the open one; whoever made it closes it
record LazyStorage(Supplier<ObjectStorage> storage) implements ObjectStorage {

    @Override
    public void list(S3Uri prefix, Listing listing) {
        storage.get().list(prefix, listing);
    }

    @Override
    public Stat stat(S3Uri object) {
        return storage.get().stat(object);
    }

    @Override
    public InputStream open(S3Uri object) {
        return storage.get().open(object);
    }

    @Override
    public InputStream open(S3Uri object, long from, long to, String etag) {
        return storage.get().open(object, from, to, etag);
    }

    @Override
    public void close() {
        // Whoever opened it closes it.
    }
}
