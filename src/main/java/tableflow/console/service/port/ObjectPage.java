package tableflow.console.service.port;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a listing, held in columns: a scan reads millions of entries and keeps none.
public final class ObjectPage {

    private final String[] keys;
    private final long[] sizes;
    private final long[] times;
    private final String[] classes;
    private final int count;
    private final List<String> prefixes;
    private final @Nullable String next;

    private ObjectPage(Builder from, @Nullable String next) {
        this.keys = from.keys;
        this.sizes = from.sizes;
        this.times = from.times;
        this.classes = from.classes;
        this.count = from.count;
        this.prefixes = List.copyOf(from.prefixes);
        this.next = next;
    }

    /// Objects on the page.
    public int size() {
        return count;
    }

    public String key(int i) {
        return keys[i];
    }

    /// Bytes.
    public long bytes(int i) {
        return sizes[i];
    }

    /// When it was written, milliseconds since 1970.
    public long modified(int i) {
        return times[i];
    }

    public String storageClass(int i) {
        return classes[i];
    }

    /// Common prefixes, in order; empty unless they were asked for.
    public List<String> prefixes() {
        return prefixes;
    }

    /// Whether there is more behind it.
    public boolean more() {
        return next != null;
    }

    /// Where the page behind it begins, in S3's own words; absent on the last page. An empty text says no more than
    /// that there is one.
    public @Nullable String next() {
        return next;
    }

    /// Collects a page in the order of its listing.
    public static final class Builder {
        private String[] keys = new String[ObjectPages.PAGE];
        private long[] sizes = new long[ObjectPages.PAGE];
        private long[] times = new long[ObjectPages.PAGE];
        private String[] classes = new String[ObjectPages.PAGE];
        private final List<String> prefixes = new ArrayList<>(0);
        private int count;

        /// Adds an object.
        ///
        /// @param modified milliseconds since 1970
        public Builder object(String key, long size, long modified, String storageClass) {
            if (count == keys.length) {
                // Never of S3; of what imitates it.
                int room = count * 2;
                keys = Arrays.copyOf(keys, room);
                sizes = Arrays.copyOf(sizes, room);
                times = Arrays.copyOf(times, room);
                classes = Arrays.copyOf(classes, room);
            }
            keys[count] = key;
            sizes[count] = size;
            times[count] = modified;
            classes[count++] = storageClass;
            return this;
        }

        public Builder prefix(String common) {
            prefixes.add(common);
            return this;
        }

        /// The page.
        ///
        /// @param next see [ObjectPage#next]
        public ObjectPage done(@Nullable String next) {
            return new ObjectPage(this, next);
        }
    }
}
