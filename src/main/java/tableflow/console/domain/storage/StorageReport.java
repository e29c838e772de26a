package tableflow.console.domain.storage;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a scan has counted. All sums are exact over what was seen.
///
/// @param tree by prefix
/// @param classes by storage class as S3 names it
/// @param sizes by size; bands without objects are absent
/// @param ages by age, seen from the start of the scan
/// @param kinds by what the keys tell
/// @param roots by table and topic, by prefix; holds at most so many, see `otherRoots`
/// @param otherRoots what lies in tables and topics that would have been too many
/// @param largest the largest objects, largest first
public record StorageReport(
        PrefixUse tree,
        Map<String, Amount> classes,
        Map<SizeBand, Amount> sizes,
        Map<AgeBand, Amount> ages,
        Map<ObjectKind, Amount> kinds,
        List<RootUse> roots,
        Amount otherRoots,
        List<LargeObject> largest) {

    public StorageReport {
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
        sizes = Collections.unmodifiableMap(withType(SizeBand.class, sizes));
        ages = Collections.unmodifiableMap(withType(AgeBand.class, ages));
        kinds = Collections.unmodifiableMap(withType(ObjectKind.class, kinds));
        roots = List.copyOf(roots);
        largest = List.copyOf(largest);
    }

    private static <K extends Enum<K>> EnumMap<K, Amount> withType(Class<K> type, Map<K, Amount> from) {
        EnumMap<K, Amount> typed = new EnumMap<>(type);
        typed.putAll(from);
        return typed;
    }

    /// Everything that was seen.
    public Amount total() {
        return tree.all();
    }
}
