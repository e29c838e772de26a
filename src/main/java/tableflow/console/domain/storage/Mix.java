package tableflow.console.domain.storage;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What the bytes under a prefix are, as far as that is worth a colour: at most what fits into 64 bits of each.
///
/// @param kinds bytes by kind; those without any are absent
/// @param classes bytes by storage class as S3 names it
public record Mix(Map<ObjectKind, Long> kinds, Map<String, Long> classes) {

    public static final Mix NONE = new Mix(Map.of(), Map.of());

    public Mix {
        kinds = Map.copyOf(kinds);
        classes = Map.copyOf(classes);
    }

    /// Of one kind and of classes that are not known.
    public static Mix of(Map<ObjectKind, Amount> amounts) {
        Map<ObjectKind, Long> bytes = new EnumMap<>(ObjectKind.class);
        amounts.forEach((kind, amount) -> bytes.put(kind, amount.bytes().bitLength() < Long.SIZE
                ? amount.bytes().longValueExact() : Long.MAX_VALUE));
        return new Mix(bytes, Map.of());
    }

    /// What most of it is; empty where nothing has a byte.
    public Optional<ObjectKind> kind() {
        return most(kinds, Comparator.reverseOrder());
    }

    /// The storage class of most of it; empty where nothing has a byte.
    public Optional<String> storageClass() {
        return most(classes, Comparator.reverseOrder());
    }

    private static <K> Optional<K> most(Map<K, Long> bytes, Comparator<K> first) {
        return bytes.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .max(Map.Entry.<K, Long>comparingByValue().thenComparing(Map.Entry::getKey, first))
                .map(Map.Entry::getKey);
    }
}
