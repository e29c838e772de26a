package tableflow.console.sandbox.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import tableflow.console.domain.storage.KeyOrder;

/// One page of a listing.
///
/// @param objects in the order of keys
/// @param prefixes what is common to the keys that were rolled up at the delimiter, in order
/// @param next where the following page begins; nothing when this is the last
public record Listing(List<Entry> objects, List<String> prefixes, Optional<Start> next) {

    /// A key and what is there now.
    public record Entry(String key, StoredObject object) {}

    /// What is asked for.
    ///
    /// @param prefix that keys must have; empty for all
    /// @param delimiter keys are rolled up at its first appearance behind the prefix; empty for none
    /// @param max keys and prefixes together on a page
    public record Query(String prefix, String delimiter, Start start, int max) {
        /// The first thousand.
        public static Query of(String prefix) {
            return new Query(prefix, "", Start.BEGIN, 1000);
        }

        /// The page behind another.
        public Query from(Start next) {
            return new Query(prefix, delimiter, next, max);
        }
    }

    /// Where a page begins: behind a key, or behind all keys that have a common prefix.
    ///
    /// @param after that key or prefix; it need not exist
    /// @param wholePrefix true for a prefix that was listed, whose keys are all passed over
    public record Start(String after, boolean wholePrefix) {
        public static final Start BEGIN = new Start("", false);

        /// Behind this key.
        public static Start after(String key) {
            return new Start(key, false);
        }
    }

    static Listing of(NavigableMap<String, StoredObject> index, Query query) {
        List<Entry> objects = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        Optional<Start> last = Optional.empty();
        Optional<NavigableMap<String, StoredObject>> rest = from(index, query);
        while (rest.isPresent()) {
            Optional<String> jump = Optional.empty();
            boolean jumps = false;
            for (Map.Entry<String, StoredObject> one : rest.get().entrySet()) {
                String key = one.getKey();
                if (!key.startsWith(query.prefix())) {
                    return new Listing(objects, prefixes, Optional.empty());
                }
                if (objects.size() + prefixes.size() >= query.max()) {
                    return new Listing(objects, prefixes, last);
                }
                Optional<String> common = rolled(key, query);
                if (common.isPresent()) {
                    prefixes.add(common.get());
                    last = Optional.of(new Start(common.get(), true));
                    jump = KeyOrder.behind(common.get());
                    jumps = true;
                    break;
                }
                objects.add(new Entry(key, one.getValue()));
                last = Optional.of(Start.after(key));
            }
            rest = jumps ? jump.map(key -> index.tailMap(key, true)) : Optional.empty();
        }
        return new Listing(objects, prefixes, Optional.empty());
    }

    /// What is common to this key and others, if it is rolled up.
    public static Optional<String> rolled(String key, Query query) {
        int at = query.delimiter().isEmpty() ? -1 : key.indexOf(query.delimiter(), query.prefix().length());
        return at < 0 ? Optional.empty() : Optional.of(key.substring(0, at + query.delimiter().length()));
    }

    /// True for a text that is nothing but such a common prefix.
    public static boolean rolledUp(String text, Query query) {
        return text.startsWith(query.prefix()) && rolled(text, query).filter(text::equals).isPresent();
    }

    /// The part of the index that a page may show; nothing when it begins behind the last possible key.
    private static Optional<NavigableMap<String, StoredObject>> from(
            NavigableMap<String, StoredObject> index, Query query) {
        Start start = query.start();
        if (query.max() <= 0) {
            return Optional.empty();
        }
        if (start.wholePrefix()) {
            return KeyOrder.behind(start.after()).map(key ->
                    index.tailMap(KeyOrder.KEYS.compare(key, query.prefix()) < 0 ? query.prefix() : key, true));
        }
        return Optional.of(!start.after().isEmpty() && KeyOrder.KEYS.compare(start.after(), query.prefix()) >= 0
                ? index.tailMap(start.after(), false)
                : index.tailMap(query.prefix(), true));
    }
}
