package tableflow.console.service.storage.scan;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tableflow.console.domain.storage.AgeBand;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.PrefixUse;
import tableflow.console.domain.storage.SizeBand;
import tableflow.console.domain.storage.StorageReport;

/// The sums of a bucket, added up key by key in the plainest way; what a scan has to give, too.
record PlainSum(
        Amount total,
        Map<String, Amount> folders,
        Map<String, Amount> classes,
        Map<SizeBand, Amount> sizes,
        Map<AgeBand, Amount> ages,
        Map<ObjectKind, Amount> kinds) {

    static PlainSum of(Map<String, MemoryPages.Thing> things, String prefix, Instant now) {
        PlainSum sum = new PlainSum(Amount.NONE, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(),
                new TreeMap<>());
        Amount total = Amount.NONE;
        for (Map.Entry<String, MemoryPages.Thing> one : things.entrySet()) {
            String key = one.getKey();
            if (!key.startsWith(prefix)) {
                continue;
            }
            Amount amount = new Amount(1, BigInteger.valueOf(one.getValue().size()));
            total = total.plus(amount);
            for (int slash = key.indexOf('/', prefix.length()); slash >= 0; slash = key.indexOf('/', slash + 1)) {
                sum.folders.merge(key.substring(0, slash + 1), amount, Amount::plus);
            }
            sum.classes.merge(one.getValue().storageClass(), amount, Amount::plus);
            sum.sizes.merge(SizeBand.of(one.getValue().size()), amount, Amount::plus);
            sum.ages.merge(
                    AgeBand.of(now.toEpochMilli() - one.getValue().modified()), amount, Amount::plus);
            sum.kinds.merge(ObjectKind.of(key), amount, Amount::plus);
        }
        return new PlainSum(total, sum.folders, sum.classes, sum.sizes, sum.ages, sum.kinds);
    }

    /// The same figures of a scan; folders that it shows alone.
    static PlainSum of(StorageReport report) {
        Map<String, Amount> folders = new TreeMap<>();
        report.tree().children().forEach(child -> folders(report.tree().name(), child, folders));
        return new PlainSum(report.total(), folders, new TreeMap<>(report.classes()),
                new TreeMap<>(report.sizes()), new TreeMap<>(report.ages()), new TreeMap<>(report.kinds()));
    }

    private static void folders(String above, PrefixUse node, Map<String, Amount> into) {
        into.put(above + node.name(), node.all());
        node.children().forEach(child -> folders(above + node.name(), child, into));
    }
}
