package tableflow.console.service.storage.sums;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.domain.storage.AgeBand;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.SizeBand;
import tableflow.console.service.port.ObjectPage;

/// A page counted by itself, so that what many streams share is touched once a folder and not once a key. Keys come in
/// order: those of one folder stand together.
public final class Tally {

    final List<Run> runs = new ArrayList<>();
    final Map<SizeBand, Sum> sizes = new EnumMap<>(SizeBand.class);
    final Map<AgeBand, Sum> ages = new EnumMap<>(AgeBand.class);
    final List<LargeObject> large = new ArrayList<>();
    private final int objects;

    /// Objects and bytes; those of a page fit.
    static final class Sum {
        long objects;
        long bytes;

        void count(long size) {
            objects++;
            bytes += size;
        }
    }

    /// Neighbours in one folder.
    static final class Run {
        /// Up to the last slash, with it; empty for keys without one.
        final String folder;
        final Map<ObjectKind, Sum> kinds = new EnumMap<>(ObjectKind.class);
        final Map<String, Sum> classes = new HashMap<>(2);
        final Map<SizeBand, Sum> dataSizes = new EnumMap<>(SizeBand.class);
        final Sum smallData = new Sum();
        long oldest = Long.MAX_VALUE;
        long newest = Long.MIN_VALUE;
        long newestData = Long.MIN_VALUE;
        private @Nullable String lastClass;
        private Sum ofClass = new Sum();

        Run(String folder) {
            this.folder = folder;
        }

        private void count(ObjectKind kind, long size, SizeBand band, String storageClass) {
            kinds.computeIfAbsent(kind, _ -> new Sum()).count(size);
            if (!storageClass.equals(lastClass)) {
                lastClass = storageClass;
                ofClass = classes.computeIfAbsent(storageClass, _ -> new Sum());
            }
            ofClass.count(size);
            if (kind == ObjectKind.TABLE_DATA) {
                dataSizes.computeIfAbsent(band, _ -> new Sum()).count(size);
                if (size < FileSizes.SMALL) {
                    smallData.count(size);
                }
            }
        }

        private boolean holds(String key, int slash) {
            return slash + 1 == folder.length() && key.startsWith(folder);
        }
    }

    private Tally(int objects) {
        this.objects = objects;
    }

    /// Objects in it.
    public int objects() {
        return objects;
    }

    /// Counts the first `count` objects of a page.
    ///
    /// @param now ages are seen from this moment, milliseconds since 1970
    /// @param largeFrom sizes below it are of no interest among the largest
    public static Tally of(ObjectPage page, int count, long now, long largeFrom) {
        Tally tally = new Tally(count);
        Run run = new Run("");
        for (int i = 0; i < count; i++) {
            String key = page.key(i);
            int slash = key.lastIndexOf('/');
            if (!run.holds(key, slash) || tally.runs.isEmpty()) {
                run = new Run(key.substring(0, slash + 1));
                tally.runs.add(run);
            }
            long size = page.bytes(i);
            long modified = page.modified(i);
            SizeBand band = SizeBand.of(size);
            ObjectKind kind = ObjectKind.of(key);
            run.count(kind, size, band, page.storageClass(i));
            if (kind == ObjectKind.TABLE_DATA) {
                run.newestData = Math.max(run.newestData, modified);
            }
            run.oldest = Math.min(run.oldest, modified);
            run.newest = Math.max(run.newest, modified);
            tally.sizes.computeIfAbsent(band, _ -> new Sum()).count(size);
            tally.ages.computeIfAbsent(AgeBand.of(now - modified), _ -> new Sum()).count(size);
            if (size >= largeFrom) {
                tally.large.add(new LargeObject(key, size, modified, page.storageClass(i)));
            }
        }
        return tally;
    }
}
