package tableflow.console.sandbox.cloudwatch;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a bucket held at one moment.
///
/// @param bytes by CloudWatch's storage type, such as `StandardStorage`; a type without objects is absent
record Holding(Map<String, Long> bytes, long objects) {
    static final Holding NOTHING = new Holding(Map.of(), 0);

    Holding {
        bytes = Map.copyOf(bytes);
    }

    /// @param share from 0 to 1
    Holding times(double share) {
        Map<String, Long> less = new TreeMap<>();
        bytes.forEach((type, size) -> less.put(type, Math.round(size * share)));
        return new Holding(less, Math.round(objects * share));
    }

    /// The larger of both in each figure.
    Holding atLeast(Holding other) {
        Map<String, Long> more = new TreeMap<>(bytes);
        other.bytes.forEach((type, size) -> more.merge(type, size, Math::max));
        return new Holding(more, Math.max(objects, other.objects));
    }

    /// CloudWatch's `StorageType` for a storage class of S3. One that is new here gets a name made by the same pattern.
    ///
    /// @see "Amazon S3 user guide, metrics and dimensions"
    static String storageType(String storageClass) {
        return switch (storageClass) {
            case "STANDARD", "" -> "StandardStorage";
            case "STANDARD_IA" -> "StandardIAStorage";
            case "ONEZONE_IA" -> "OneZoneIAStorage";
            case "REDUCED_REDUNDANCY" -> "ReducedRedundancyStorage";
            case "INTELLIGENT_TIERING" -> "IntelligentTieringFAStorage";
            case "GLACIER" -> "GlacierStorage";
            case "GLACIER_IR" -> "GlacierInstantRetrievalStorage";
            case "DEEP_ARCHIVE" -> "DeepArchiveStorage";
            default -> camel(storageClass) + "Storage";
        };
    }

    private static String camel(String constant) {
        StringBuilder camel = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            if (!word.isEmpty()) {
                camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return camel.toString();
    }
}
