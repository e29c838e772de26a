package tableflow.console.sandbox.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.storage.KeyOrder;

/// One page of versions and delete markers: by key, and the newest first within one.
///
/// @param versions with their keys
/// @param prefixes what is common to the keys that were rolled up at the delimiter
/// @param next key and version that ended the page; nothing when this is the last
public record VersionListing(List<Entry> versions, List<String> prefixes, Optional<Marker> next) {

    /// @param latest true for the newest of its key
    public record Entry(String key, StoredObject version, boolean latest) {}

    /// The end of a page.
    ///
    /// @param versionId empty when all of the key, or of the common prefix, was passed
    public record Marker(String key, String versionId) {}

    /// @param after where the page before ended; nothing to begin at the start
    public record Query(String prefix, String delimiter, Optional<Marker> after, int max) {
        Listing.Query plain() {
            return new Listing.Query(prefix, delimiter, Listing.Start.BEGIN, max);
        }
    }

    static VersionListing of(Index index, Query query) {
        Page page = new Page(index, query);
        page.fill();
        return new VersionListing(page.versions, page.prefixes, page.next);
    }

    private static final class Page {
        private final Index index;
        private final Query query;
        private final List<Entry> versions = new ArrayList<>();
        private final List<String> prefixes = new ArrayList<>();
        private Optional<Marker> last = Optional.empty();
        private Optional<Marker> next = Optional.empty();

        Page(Index index, Query query) {
            this.index = index;
            this.query = query;
        }

        void fill() {
            if (query.max() <= 0) {
                return;
            }
            @Nullable String key = first();
            while (key != null && key.startsWith(query.prefix())) {
                Optional<String> common = Listing.rolled(key, query.plain());
                if (full()) {
                    next = last;
                    return;
                }
                if (common.isPresent()) {
                    prefixes.add(common.get());
                    last = Optional.of(new Marker(common.get(), ""));
                    key = KeyOrder.behind(common.get()).map(index::ceiling).orElse(null);
                } else if (add(key)) {
                    key = index.higher(key);
                } else {
                    next = last;
                    return;
                }
            }
        }

        private boolean full() {
            return versions.size() + prefixes.size() >= query.max();
        }

        private @Nullable String first() {
            if (query.after().isEmpty()) {
                return index.ceiling(query.prefix());
            }
            Marker after = query.after().get();
            if (KeyOrder.KEYS.compare(after.key(), query.prefix()) < 0) {
                return index.ceiling(query.prefix());
            }
            if (!after.versionId().isEmpty()) {
                return index.ceiling(after.key());
            }
            return Listing.rolledUp(after.key(), query.plain())
                    ? KeyOrder.behind(after.key()).map(index::ceiling).orElse(null)
                    : index.higher(after.key());
        }

        /// @return false when the page is full before the last version of the key
        private boolean add(String key) {
            List<StoredObject> all = index.versions(key);
            for (int i = begin(key, all); i < all.size(); i++) {
                if (full()) {
                    return false;
                }
                versions.add(new Entry(key, all.get(i), i == 0));
                last = Optional.of(new Marker(key, all.get(i).versionId()));
            }
            return true;
        }

        private int begin(String key, List<StoredObject> all) {
            Optional<Marker> within = query.after()
                    .filter(after -> after.key().equals(key) && !after.versionId().isEmpty());
            if (within.isEmpty()) {
                return 0;
            }
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).versionId().equals(within.get().versionId())) {
                    return i + 1;
                }
            }
            return 0;
        }
    }
}
