package tableflow.console.ui.storage.table;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.ClassMix;
import tableflow.console.domain.storage.PrefixUse;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.storage.scan.Checkpoint;

/// In which storage classes a table's files lie. Metadata does not tell: a scan does.
///
/// @param seen when a scan saw it; absent where none did
record TableClasses(ClassMix mix, @Nullable Instant seen) {

    private static final Logger LOG = LoggerFactory.getLogger(TableClasses.class);

    static final TableClasses UNSEEN = new TableClasses(ClassMix.UNKNOWN, null);

    /// What a scan saw of a table.
    ///
    /// @param table its root
    static TableClasses of(Checkpoint scan, S3Uri table) {
        if (!covers(scan.root(), table)) {
            return UNSEEN;
        }
        ClassMix mix = scan.report().roots().stream()
                .filter(root -> root.prefix().equals(table.key()))
                .map(RootUse::classes).map(ClassMix::of).findFirst()
                // A table that is no topic's is no root, but its prefix was counted, unless there were too many.
                .orElseGet(() -> within(scan.report().tree(), table.key().substring(scan.root().key().length())));
        return mix.isKnown() ? new TableClasses(mix, scan.started()) : UNSEEN;
    }

    private static ClassMix within(PrefixUse tree, String way) {
        Optional<PrefixUse> at = Optional.of(tree);
        for (int from = 0; from < way.length();) {
            int end = way.indexOf('/', from) + 1;
            String name = way.substring(from, end == 0 ? way.length() : end);
            at = at.flatMap(one -> one.child(name));
            from += name.length();
        }
        Map<String, BigInteger> bytes = new HashMap<>();
        at.ifPresent(one -> one.mix().classes().forEach(
                (storageClass, count) -> bytes.put(storageClass, BigInteger.valueOf(count))));
        return new ClassMix(bytes);
    }

    private static boolean covers(S3Uri root, S3Uri table) {
        return root.bucket().equals(table.bucket()) && table.key().startsWith(root.key());
    }

    /// What the newest whole kept scan saw of it. Blocks while it is read.
    static TableClasses find(ScanFiles files, S3Uri table) {
        for (KeptScan kept : files.all()) {
            if (kept.complete() && covers(kept.root(), table)) {
                try {
                    TableClasses found = of(files.open(kept), table);
                    if (found.seen() != null) {
                        return found;
                    }
                } catch (RemoteFailure damaged) {
                    LOG.warn("passed over: {}", damaged.getMessage());
                }
            }
        }
        return UNSEEN;
    }
}
