package tableflow.console.domain.storage;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

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

    /// What lies in each class, of all roots of one name together.
    ///
    /// @param name of a root's topic or table
    public Map<String, Map<String, Amount>> classesBy(Function<RootUse, String> name) {
        Map<String, Map<String, Amount>> named = new TreeMap<>();
        for (RootUse root : roots) {
            Map<String, Amount> own = named.computeIfAbsent(name.apply(root), _ -> new TreeMap<>());
            root.classes().forEach((storageClass, amount) -> own.merge(storageClass, amount, Amount::plus));
        }
        return named;
    }

    /// Everything that was seen.
    public Amount total() {
        return tree.all();
    }
}
