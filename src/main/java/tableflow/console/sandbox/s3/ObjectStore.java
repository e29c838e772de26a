package tableflow.console.sandbox.s3;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import tableflow.console.sandbox.aws.ResourcePolicies;
import tableflow.console.sandbox.http.OwnerOnly;

/// All buckets, in a folder: a folder each for index, settings and uploads, and one for the contents of objects.
///
/// What is written is there after a kill: an object is either whole or not there. No check of permissions is made
/// here; whoever acts for a client asks first.
public final class ObjectStore implements AutoCloseable, ResourcePolicies {
    private static final String ARN = "arn:aws:s3:::";

    private final Path folder;
    private final Clock clock;
    private final Blobs blobs;
    private final ConcurrentSkipListMap<String, Bucket> buckets = new ConcurrentSkipListMap<>();

    private ObjectStore(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.blobs = new Blobs(folder.resolve("contents"));
    }

    /// Opens what is in the folder, or begins anew.
    ///
    /// @throws IOException with a sentence that names the folder, when it cannot be read or written
    public static ObjectStore open(Path folder, Clock clock) throws IOException {
        try {
            ObjectStore store = new ObjectStore(folder, clock);
            store.load();
            return store;
        } catch (IOException e) {
            throw new IOException("the object store in " + folder + " cannot be opened: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException bare
                ? bare.getFile() + (bare.getReason() == null ? " cannot be written" : ": " + bare.getReason())
                : String.valueOf(e.getMessage());
    }

    private void load() throws IOException {
        Path all = Files.createDirectories(folder.resolve("buckets"));
        List<Path> found;
        try (Stream<Path> list = Files.list(all)) {
            found = list.toList();
        }
        for (Path one : found) {
            Path settings = one.resolve("bucket.json");
            if (Files.exists(settings)) {
                OwnerOnly.sweep(one);
                Bucket bucket = new Bucket(one, BucketSettings.read(settings), blobs, clock);
                buckets.put(bucket.name(), bucket);
            } else {
                // Its deletion or creation was cut off.
                deleteAll(one);
            }
        }
        Set<Long> named = new HashSet<>();
        for (Bucket bucket : buckets.values()) {
            bucket.index().all().forEach(one -> one.getValue().stream()
                    .filter(version -> version.place > 0).forEach(version -> named.add(version.place)));
            bucket.uploads().places(named::add);
        }
        blobs.sweep(named::contains);
    }

    public Optional<Bucket> bucket(String name) {
        return Optional.ofNullable(buckets.get(name));
    }

    /// In the order of names.
    public Collection<Bucket> buckets() {
        return buckets.values();
    }

    /// Makes a bucket, or gives the one that has the name already, whoever owns it.
    ///
    /// @param owner account, twelve digits
    public synchronized Bucket create(String name, String region, String owner) throws IOException {
        Bucket there = buckets.get(name);
        if (there != null) {
            return there;
        }
        Path place = folder.resolve("buckets").resolve(name);
        Files.createDirectories(place);
        BucketSettings settings = BucketSettings.create(place.resolve("bucket.json"), new BucketSettings.Identity(
                name, region, owner, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        Bucket made = new Bucket(place, settings, blobs, clock);
        buckets.put(name, made);
        return made;
    }

    /// Deletes an empty bucket with its settings and unfinished uploads.
    ///
    /// @return false when it still holds something
    public synchronized boolean delete(Bucket bucket) throws IOException {
        synchronized (bucket) {
            if (!bucket.isEmpty()) {
                return false;
            }
            buckets.remove(bucket.name());
            bucket.close();
        }
        bucket.uploads().abortAll();
        Path place = folder.resolve("buckets").resolve(bucket.name());
        Files.deleteIfExists(place.resolve("bucket.json"));
        deleteAll(place);
        return true;
    }

    private static void deleteAll(Path place) throws IOException {
        try (Stream<Path> walk = Files.walk(place)) {
            for (Path one : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    @Override
    public Optional<String> policyOf(String resourceArn) {
        return bucketOf(resourceArn).flatMap(bucket -> bucket.settings().document(BucketSettings.POLICY));
    }

    @Override
    public Optional<String> ownerOf(String resourceArn) {
        return bucketOf(resourceArn).map(bucket -> bucket.settings().owner());
    }

    private Optional<Bucket> bucketOf(String arn) {
        if (!arn.startsWith(ARN)) {
            return Optional.empty();
        }
        int slash = arn.indexOf('/');
        return bucket(arn.substring(ARN.length(), slash < 0 ? arn.length() : slash));
    }

    @Override
    public void close() throws IOException {
        for (Map.Entry<String, Bucket> one : buckets.entrySet()) {
            one.getValue().close();
        }
    }
}
