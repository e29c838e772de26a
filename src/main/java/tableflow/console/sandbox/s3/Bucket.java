package tableflow.console.sandbox.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bucket: its objects and versions, its settings, its unfinished uploads. Thread-safe; reading never waits.
///
/// A write is in two steps: [#receive] brings the bytes in, and [#put] makes them an object. What was received and not
/// put is given back with [#discard].
public final class Bucket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bucket.class);
    private static final int COMPACT_ABOVE = 10_000;

    private final BucketSettings settings;
    private final Blobs blobs;
    private final Clock clock;
    private final Index index;
    private final IndexLog log;
    private final Uploads uploads;
    /// About how many changes in the log are out of the order of keys.
    private long unsorted;
    private boolean closed;

    /// Bytes that came in and belong to no object yet. Their `ETag` is known: see [StoredObject#etag].
    public static final class Received {
        final StoredObject.Content content;

        Received(StoredObject.Content content) {
            this.content = content;
        }

        public long size() {
            return content.size();
        }

        /// The same bytes as what a multipart upload makes of its parts: with the `ETag` that such an object has.
        public Received joined(List<Uploads.Part> parts) {
            MessageDigest digest = Blobs.md5();
            parts.forEach(part -> digest.update(HexFormat.of().parseHex(part.md5())));
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            return new Received(new StoredObject.Content(
                    content.place(), content.size(), hash.getLong(), hash.getLong(), parts.size(),
                    PartSizes.of(parts.stream().map(Uploads.Part::size).toList())));
        }

        /// The MD5 as 32 hexadecimal digits.
        public String md5() {
            return new StoredObject(content, Instant.EPOCH, null, Attributes.PLAIN, null).etag();
        }
    }

    /// What a put says besides the bytes.
    ///
    /// @param modified for seeds, which have a past; now when it is absent
    public record Given(Attributes attributes, Optional<Checksum> checksum, Optional<Instant> modified) {
        /// Nothing special, now.
        public static final Given PLAIN = new Given(Attributes.PLAIN, Optional.empty(), Optional.empty());
    }

    /// What a delete did.
    ///
    /// @param version that was deleted for good, or the delete marker that was made; nothing when there was nothing
    /// @param marker true when that is a delete marker
    public record Deleted(Optional<String> version, boolean marker) {}

    Bucket(Path folder, BucketSettings settings, Blobs blobs, Clock clock) throws IOException {
        this.settings = settings;
        this.blobs = blobs;
        this.clock = clock;
        IndexLoad load = new IndexLoad();
        this.log = IndexLog.open(folder.resolve("index.log"), load);
        this.unsorted = load.backward();
        this.index = load.index();
        this.uploads = new Uploads(folder.resolve("uploads"), blobs, clock);
        if (log.frames() > 2L * index.size() + COMPACT_ABOVE) {
            compact();
        }
    }

    public String name() {
        return settings.name();
    }

    /// Region, owner and what clients have set.
    public BucketSettings settings() {
        return settings;
    }

    /// Multipart uploads that are under way.
    public Uploads uploads() {
        return uploads;
    }

    /// `arn:aws:s3:::NAME`.
    public String arn() {
        return "arn:aws:s3:::" + name();
    }

    public Optional<StoredObject> get(String key) {
        return Optional.ofNullable(index.current().get(key));
    }

    /// That version, which may be a delete marker.
    public Optional<StoredObject> version(String key, String versionId) {
        return versions(key).stream().filter(one -> one.versionId().equals(versionId)).findFirst();
    }

    /// All versions and delete markers of a key, newest first.
    public List<StoredObject> versions(String key) {
        return index.versions(key);
    }

    public Listing list(Listing.Query query) {
        return Listing.of(index.current(), query);
    }

    /// Every object with the prefix, in order; a view that follows changes.
    public NavigableMap<String, StoredObject> objects() {
        return Collections.unmodifiableNavigableMap(index.current());
    }

    /// Shows every version of every object, but no delete markers: what a provider would bill.
    public void versions(Consumer<StoredObject> to) {
        index.all().forEach(key -> key.getValue().stream().filter(one -> !one.isDeleteMarker()).forEach(to));
    }

    Index index() {
        return index;
    }

    /// True when it holds no object, no version and no delete marker.
    public boolean isEmpty() {
        return index.isEmpty();
    }

    /// Brings bytes in; nothing stays when that fails.
    public Received receive(InputStream bytes) throws IOException {
        return new Received(blobs.write(bytes));
    }

    /// Gives back what is not to become an object.
    public void discard(Received received) throws IOException {
        blobs.delete(received.content);
    }

    /// Makes an object of what was received, if the object that is there now is as the caller wants it.
    ///
    /// @param when decides about the object that is there; asked while nobody else writes
    /// @return nothing when `when` said no; the bytes are given back then
    public Optional<StoredObject> put(
            String key, Received received, Given given, Predicate<Optional<StoredObject>> when) throws IOException {
        boolean done = false;
        try {
            if (IndexLog.commits(key)) {
                blobs.force();
            }
            Optional<StoredObject> made = place(key, received.content, given, when);
            done = made.isPresent();
            return made;
        } finally {
            if (!done) {
                blobs.delete(received.content);
            }
        }
    }

    /// A small object, now.
    public StoredObject put(String key, byte[] bytes, Given given) throws IOException {
        return put(key, receive(new ByteArrayInputStream(bytes)), given, there -> true).orElseThrow();
    }

    /// An object whose content is made while it is read.
    public StoredObject putSynthetic(String key, long size, Given given) throws IOException {
        long seed = Synthetic.seed(key) + size;
        return place(key, new StoredObject.Content(StoredObject.SYNTHETIC, size, seed, Synthetic.mix(seed), 0), given,
                there -> true).orElseThrow();
    }

    synchronized Optional<StoredObject> place(String key, StoredObject.Content content, Given given,
            Predicate<Optional<StoredObject>> when) throws IOException {
        if (!when.test(get(key))) {
            return Optional.empty();
        }
        boolean keeps = settings.versioning() == Versioning.ENABLED;
        StoredObject made = new StoredObject(content, given.modified().orElseGet(this::now),
                keeps ? newVersion() : null, given.attributes(), given.checksum().orElse(null));
        addNewest(key, made);
        return Optional.of(made);
    }

    /// Without an id: removes the object, or hides it under a delete marker where versions are kept. With one: removes
    /// that version for good.
    public synchronized Deleted delete(String key, Optional<String> versionId) throws IOException {
        List<StoredObject> there = versions(key);
        if (versionId.isPresent()) {
            Optional<StoredObject> victim = version(key, versionId.get());
            if (victim.isEmpty()) {
                return new Deleted(Optional.empty(), false);
            }
            change(key, there.stream().filter(one -> one != victim.get()).toList());
            return new Deleted(versionId, victim.get().isDeleteMarker());
        }
        switch (settings.versioning()) {
            case OFF -> {
                if (!there.isEmpty()) {
                    change(key, List.of());
                }
                return new Deleted(Optional.empty(), false);
            }
            case ENABLED, SUSPENDED -> {
                @Nullable String id = settings.versioning() == Versioning.ENABLED ? newVersion() : null;
                StoredObject marker = StoredObject.marker(now(), id);
                addNewest(key, marker);
                return new Deleted(Optional.of(marker.versionId()), true);
            }
        }
        throw new IllegalStateException();
    }

    /// Changes what is said about one version; its time stays.
    ///
    /// @return false when that version is gone
    public synchronized boolean describe(String key, StoredObject version, Attributes attributes) throws IOException {
        List<StoredObject> changed = new ArrayList<>(versions(key));
        int at = changed.indexOf(version);
        if (at < 0) {
            return false;
        }
        changed.set(at, version.with(attributes));
        change(key, changed);
        return true;
    }

    /// The bytes from `from` up to, without, `end`; to be closed.
    ///
    /// @throws java.io.FileNotFoundException when the object was deleted since it was looked up
    public InputStream open(StoredObject object, long from, long end) throws IOException {
        return blobs.open(object.content(), from, end);
    }

    /// The bytes of parts, one after the other; to be closed.
    public InputStream open(List<Uploads.Part> parts) {
        return new Joined(blobs, parts);
    }

    /// All versions and delete markers, page by page.
    public VersionListing listVersions(VersionListing.Query query) {
        return VersionListing.of(index, query);
    }

    /// All bytes: for small objects.
    public byte[] bytes(StoredObject object) throws IOException {
        try (InputStream in = open(object, 0, object.size())) {
            return in.readAllBytes();
        }
    }

    /// A version without an id takes the place of the one before that had none.
    private void addNewest(String key, StoredObject newest) throws IOException {
        List<StoredObject> changed = new ArrayList<>();
        changed.add(newest);
        for (StoredObject one : versions(key)) {
            if (newest.version != null || one.version != null) {
                changed.add(one);
            }
        }
        change(key, changed);
    }

    /// First on disk, then for readers, and only then the files that nobody names any more go.
    private void change(String key, List<StoredObject> versions) throws IOException {
        if (closed) {
            throw new IOException("the bucket " + name() + " is closed");
        }
        List<StoredObject> before = versions(key);
        log.append(key, versions);
        index.set(key, versions);
        for (StoredObject old : before) {
            if (versions.stream().noneMatch(one -> one.place == old.place)) {
                blobs.delete(old.content());
            }
        }
        unsorted++;
        if (log.frames() % COMPACT_ABOVE == 0 && log.frames() > 4L * index.size() + COMPACT_ABOVE) {
            compact();
        }
    }

    /// Writes the log anew in the order of keys; a kill meanwhile leaves the old one.
    private void compact() throws IOException {
        log.compact(index.all().iterator());
        unsorted = 0;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String newVersion() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /// Leaves the index in order where much was written.
    @Override
    public synchronized void close() throws IOException {
        boolean sort = !closed && unsorted > COMPACT_ABOVE;
        closed = true;
        try {
            if (sort) {
                compact();
            }
        } catch (IOException e) {
            // The log is whole all the same, and only slower to open.
            LOG.warn("the index of bucket {} could not be written in order: {}", name(), e.toString());
        } finally {
            log.close();
        }
    }
}
