package tableflow.console.sandbox.s3;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import tableflow.console.domain.storage.KeyOrder;

/// Entries that are in the order of keys already, each key once, as the sorted map of which a concurrent one is made
/// without a comparison. It can be gone through and is good for nothing else.
///
/// @param <V> what stands at a key
// The constructor it is made for takes this interface; a navigable map has a dozen methods more to refuse.
@SuppressWarnings("JdkObsolete")
final class SortedEntries<V> extends AbstractMap<String, V> implements SortedMap<String, V> {
    private final List<Map.Entry<String, V>> entries;

    SortedEntries(List<Map.Entry<String, V>> entries) {
        this.entries = entries;
    }

    @Override
    public Comparator<? super String> comparator() {
        return KeyOrder.KEYS;
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    @Override
    public String firstKey() {
        return entries.getFirst().getKey();
    }

    @Override
    public String lastKey() {
        return entries.getLast().getKey();
    }

    @Override
    public SortedMap<String, V> subMap(String from, String to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SortedMap<String, V> headMap(String to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SortedMap<String, V> tailMap(String from) {
        throw new UnsupportedOperationException();
    }
}
