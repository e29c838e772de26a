package tableflow.console.service.storage.scan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.KeyOrder;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages;

/// A bucket in memory that is listed as S3 lists: in the order of UTF-8 bytes, pages of any length, now and then an
/// empty page that is not the last, common prefixes rolled up.
public final class MemoryPages implements ObjectPages {

    /// An object.
    public record Thing(long size, long modified, String storageClass) {}

    private static final String BUCKET = "bucket";

    private final NavigableMap<String, Thing> things = new TreeMap<>(KeyOrder.KEYS);
    private final List<Version> versions = new ArrayList<>();
    private final Map<Upload, Long> uploads = new TreeMap<>(
            (a, b) -> KeyOrder.KEYS.compare(a.key() + a.id(), b.key() + b.id()));
    private final AtomicLong seeds = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private int longest = PAGE;
    private boolean oddPages;
    private Consumer<Ask> before = ask -> {};

    public static S3Uri root(String prefix) {
        return new S3Uri(BUCKET, prefix);
    }

    public MemoryPages put(String key, long size, long modified, String storageClass) {
        things.put(key, new Thing(size, modified, storageClass));
        return this;
    }

    public NavigableMap<String, Thing> things() {
        return things;
    }

    public void version(Version version) {
        versions.add(version);
    }

    public void upload(Upload upload, long bytes) {
        uploads.put(upload, bytes);
    }

    /// Pages of at most so many, and of any number below when `odd`.
    public MemoryPages pages(int most, boolean odd, long seed) {
        longest = most;
        oddPages = odd;
        seeds.set(seed);
        return this;
    }

    /// Called before each answer, by several threads; may throw or wait.
    public MemoryPages before(Consumer<Ask> hook) {
        before = hook;
        return this;
    }

    public int asked() {
        return asked.get();
    }

    @Override
    public ObjectPage page(Ask ask) {
        asked.incrementAndGet();
        before.accept(ask);
        if (Thread.currentThread().isInterrupted()) {
            throw RemoteFailure.cancelled("list");
        }
        if (!ask.prefix().bucket().equals(BUCKET)) {
            throw RemoteFailure.of(Kind.NOT_FOUND, "list " + ask.prefix(), "NoSuchBucket");
        }
        Random random = new Random(seeds.incrementAndGet());
        int room = oddPages ? random.nextInt(longest + 1) : longest;
        String prefix = ask.prefix().key();
        String start = ask.token().isEmpty() ? ask.after() : ask.token().substring(1);
        boolean wholeFolder = ask.token().startsWith("p");
        ObjectPage.Builder page = new ObjectPage.Builder();
        int count = 0;
        String last = ask.token();
        String folder = wholeFolder ? start : null;
        NavigableMap<String, Thing> rest = things.tailMap(
                KeyOrder.KEYS.isAfter(prefix, start) ? prefix : start, KeyOrder.KEYS.isAfter(prefix, start));
        for (Map.Entry<String, Thing> one : rest.entrySet()) {
            String key = one.getKey();
            if (!key.startsWith(prefix)) {
                return page.done(null);
            }
            int slash = ask.folded() ? key.indexOf('/', prefix.length()) : -1;
            String common = slash < 0 ? null : key.substring(0, slash + 1);
            if (common != null && common.equals(folder)) {
                continue;
            }
            if (count++ == room) {
                return page.done(last.isEmpty() ? empty(ask) : last);
            }
            if (common == null) {
                page.object(key, one.getValue().size(), one.getValue().modified(), one.getValue().storageClass());
                last = "k" + key;
            } else {
                page.prefix(common);
                folder = common;
                last = "p" + common;
            }
        }
        return page.done(null);
    }

    /// Where an empty page goes on.
    private static String empty(Ask ask) {
        return "k" + ask.after();
    }

    @Override
    public VersionPage versions(S3Uri prefix, Marker from) {
        List<Version> page = new ArrayList<>();
        boolean begun = from.equals(Marker.BEGIN);
        for (Version one : versions) {
            if (!one.key().startsWith(prefix.key())) {
                continue;
            }
            if (begun && page.size() == longest) {
                return new VersionPage(page, new Marker(page.getLast().key(), page.getLast().id()));
            }
            if (begun) {
                page.add(one);
            }
            begun = begun || (one.key().equals(from.key()) && one.id().equals(from.id()));
        }
        return new VersionPage(page, null);
    }

    @Override
    public UploadPage uploads(S3Uri prefix, Marker from) {
        return new UploadPage(
                uploads.keySet().stream().filter(one -> one.key().startsWith(prefix.key())).toList(), null);
    }

    @Override
    public long uploaded(String bucket, Upload upload) {
        @Nullable Long bytes = uploads.get(upload);
        return bytes == null ? 0 : bytes;
    }

    /// A moment that all tests begin at.
    public static Instant now() {
        return Instant.parse("2026-11-22T12:00:00Z");
    }

    @Override
    public void close() {}
}
