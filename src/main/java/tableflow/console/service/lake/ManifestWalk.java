package tableflow.console.service.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;
import org.apache.iceberg.util.ParallelIterable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.LakeFile;

/// Reads manifests, several at the same time, and hands on the files they hold one by one: memory does not grow with
/// their number.
final class ManifestWalk {

    /// Files that wait to be handed on.
    private static final int WAITING = 500;
    private static final int TELL_EACH = 1_000;

    private final Table table;
    private final FileNotes notes;
    private final ThreadFactory threads;

    ManifestWalk(Table table, ThreadFactory threads) {
        this.table = table;
        this.notes = new FileNotes(table);
        this.threads = threads;
    }

    /// Hands on every live file of `manifests`, on the caller's thread and in no order.
    void files(List<ManifestFile> manifests, boolean withColumns, Consumer<LakeFile> sink, Reading reading) {
        long total = manifests.stream().mapToLong(ManifestWalk::live).sum();
        long done = 0;
        try (PlanThreads pool = new PlanThreads(threads);
                CloseableIterable<LakeFile> files = all(manifests, withColumns, pool)) {
            for (LakeFile file : files) {
                Progress.throwIfCancelled(reading.what());
                sink.accept(file);
                if (++done % TELL_EACH == 0) {
                    reading.progress().report(reading.what(), done, Math.max(done, total));
                }
            }
            // The library takes an interrupted wait for the end of the files.
            Progress.throwIfCancelled(reading.what());
        } catch (IOException | RuntimeException failed) {
            throw LakeFailures.of(reading.what(), failed);
        }
    }

    /// What is read, as a phrase for failures and progress.
    record Reading(String what, Progress progress) {}

    private CloseableIterable<LakeFile> all(List<ManifestFile> manifests, boolean withColumns, PlanThreads pool) {
        List<CloseableIterable<LakeFile>> each = new ArrayList<>();
        manifests.forEach(manifest -> each.add(new Lazy(manifest, withColumns)));
        return each.size() < 2 ? CloseableIterable.concat(each) : new ParallelIterable<>(each, pool, WAITING);
    }

    private static long live(ManifestFile manifest) {
        Integer added = manifest.addedFilesCount();
        Integer existing = manifest.existingFilesCount();
        return (added == null ? 0 : added) + (long) (existing == null ? 0 : existing);
    }

    /// Opened when its turn comes, on the thread that reads it.
    private final class Lazy implements CloseableIterable<LakeFile> {

        private final ManifestFile manifest;
        private final boolean withColumns;

        Lazy(ManifestFile manifest, boolean withColumns) {
            this.manifest = manifest;
            this.withColumns = withColumns;
        }

        @Override
        public CloseableIterator<LakeFile> iterator() {
            CloseableIterable<? extends ContentFile<?>> reader = manifest.content() == ManifestContent.DELETES
                    ? ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())
                    : ManifestFiles.read(manifest, table.io(), table.specs());
            CloseableIterator<? extends ContentFile<?>> files = reader.iterator();
            return CloseableIterator.transform(files, file -> notes.of(file, withColumns));
        }

        @Override
        public void close() {
            // What a reader holds is a piece of memory.
        }
    }
}
