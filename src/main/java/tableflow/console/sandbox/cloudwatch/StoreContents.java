package tableflow.console.sandbox.cloudwatch;

import java.util.Collection;
import java.util.function.Consumer;
import tableflow.console.sandbox.s3.Bucket;
import tableflow.console.sandbox.s3.ObjectStore;

/// The buckets of the sandbox's object store.
public record StoreContents(ObjectStore store) implements BucketContents {
    @Override
    public Collection<String> buckets() {
        return store.buckets().stream().map(Bucket::name).toList();
    }

    @Override
    public void scan(String bucket, Consumer<Item> to) {
        store.bucket(bucket).ifPresent(found -> {
            found.versions(one -> to.accept(
                    new Item(one.size(), one.attributes().storageClass(), one.lastModified())));
            found.uploads().all().forEach(upload -> upload.parts().values().forEach(part -> to.accept(
                    new Item(part.size(), upload.attributes().storageClass(), part.modified()))));
        });
    }
}
