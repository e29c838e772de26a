package tableflow.console.service.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.PropertyUtil;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.FileTotals;

/// Plans a scan with Iceberg's own rules of pruning: partitions of manifests, partitions of files, bounds of columns.
final class ScanPlanner {

    /// What a reader fetches from the end of a Parquet file to learn where its columns lie, as Trino's does: 48 KiB.
    static final long FOOTER = 48L << 10;

    private static final int TELL_EACH = 1_000;

    /// Pieces that a file is read in, where the table does not say: 128 MiB.
    private static final long PIECE = 128L << 20;

    private final Table table;
    private final ThreadFactory threads;

    ScanPlanner(Table table, ThreadFactory threads) {
        this.table = table;
        this.threads = threads;
    }

    PlannedScan plan(ScanRequest request, Progress progress) {
        String what = "plan a scan of " + table.name();
        try {
            return planned(request, what, progress);
        } catch (ValidationException misfit) {
            throw RemoteFailure.of(Kind.INVALID, what, String.valueOf(misfit.getMessage())).withCause(misfit);
        } catch (IOException | RuntimeException failed) {
            throw LakeFailures.of(what, failed);
        }
    }

    private PlannedScan planned(ScanRequest request, String what, Progress progress) throws IOException {
        Metrics metrics = new Metrics();
        TableScan scan = table.newScan().caseSensitive(false).metricsReporter(metrics);
        scan = request.snapshotId() == null ? scan : scan.useSnapshot(request.snapshotId());
        Snapshot snapshot = scan.snapshot();
        Used used = Used.of(scan.schema(), request.columns());
        if (snapshot == null) {
            return new PlannedScan(
                    OptionalLong.empty(), used.names, used.all, FileTotals.NONE, 0, 0, 0, FileTotals.NONE, 0, 0, 0);
        }
        List<ManifestFile> manifests = snapshot.dataManifests(table.io());
        int deleteManifests = snapshot.deleteManifests(table.io()).size();
        Sum sum = new Sum(used, table.schema(), piece());
        try (PlanThreads pool = new PlanThreads(threads);
                CloseableIterable<FileScanTask> tasks = scan.filter(request.filter())
                        .ignoreResiduals()
                        .includeColumnStats()
                        .planWith(pool)
                        .planFiles()) {
            for (FileScanTask task : tasks) {
                Progress.throwIfCancelled(what);
                sum.add(task);
                if (sum.planned.files() % TELL_EACH == 0) {
                    progress.report(what, sum.planned.files(), 0);
                }
            }
            // The library takes an interrupted wait for the end of the files.
            Progress.throwIfCancelled(what);
        }
        return new PlannedScan(
                OptionalLong.of(snapshot.snapshotId()),
                used.names,
                used.all,
                sum.planned,
                sum.columnBytes,
                sum.mostBytes,
                sum.withoutSizes,
                sum.deletes,
                manifests.stream().mapToLong(ScanPlanner::live).sum(),
                metrics.manifestsRead(manifests.size() + deleteManifests),
                manifests.size() + deleteManifests);
    }

    private long piece() {
        return Math.max(1, PropertyUtil.propertyAsLong(table.properties(), TableProperties.SPLIT_SIZE, PIECE));
    }

    private static long live(ManifestFile manifest) {
        Integer added = manifest.addedFilesCount();
        Integer existing = manifest.existingFilesCount();
        return (added == null ? 0 : added) + (long) (existing == null ? 0 : existing);
    }

    /// The used columns with the ids of their leaves: sizes are noted for leaves only.
    private record Used(List<String> names, Set<Integer> leaves, boolean all) {

        static Used of(Schema schema, @Nullable Set<String> wanted) {
            Set<String> lower = new HashSet<>();
            if (wanted != null) {
                wanted.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
            }
            List<String> names = new ArrayList<>();
            Set<Integer> leaves = new HashSet<>();
            for (Types.NestedField column : schema.columns()) {
                if (wanted == null || lower.contains(column.name().toLowerCase(Locale.ROOT))) {
                    names.add(column.name());
                    addLeaves(leaves, column);
                }
            }
            return new Used(names, leaves, names.size() == schema.columns().size());
        }

        private static void addLeaves(Set<Integer> leaves, Types.NestedField column) {
            Types.StructType alone = Types.StructType.of(column);
            TypeUtil.indexById(alone).forEach((id, field) -> {
                if (field.type().isPrimitiveType()) {
                    leaves.add(id);
                }
            });
        }
    }

    private static final class Sum {
        private final Used used;
        private final Schema schema;
        private final long piece;
        private final Set<String> deletesSeen = new HashSet<>();
        private FileTotals planned = FileTotals.NONE;
        private FileTotals deletes = FileTotals.NONE;
        private long columnBytes;
        private long mostBytes;
        private long withoutSizes;

        Sum(Used used, Schema schema, long piece) {
            this.used = used;
            this.schema = schema;
            this.piece = piece;
        }

        void add(FileScanTask task) {
            DataFile file = task.file();
            planned = planned.plus(new FileTotals(1, file.recordCount(), file.fileSizeInBytes()));
            long pieces = Math.ceilDiv(file.fileSizeInBytes(), piece);
            long whole = file.fileSizeInBytes() + pieces * end(file);
            columnBytes += used.all ? whole : Math.min(whole, used(file, leaves(task)));
            mostBytes += whole;
            for (DeleteFile delete : task.deletes()) {
                mostBytes += pieces * (delete.fileSizeInBytes() + end(delete));
                if (deletesSeen.add(delete.location())) {
                    deletes = deletes.plus(new FileTotals(1, delete.recordCount(), delete.fileSizeInBytes()));
                }
            }
        }

        private static long end(ContentFile<?> file) {
            return Math.min(FOOTER, file.fileSizeInBytes());
        }

        /// Rows are deleted by what stands in some columns: these are read too.
        private Set<Integer> leaves(FileScanTask task) {
            Set<Integer> all = new HashSet<>(used.leaves);
            task.deletes().stream()
                    .map(DeleteFile::equalityFieldIds)
                    .filter(Objects::nonNull)
                    .flatMap(List::stream)
                    .filter(id -> schema.findField(id) != null)
                    .forEach(all::add);
            return all;
        }

        private long used(DataFile file, Set<Integer> leaves) {
            Map<Integer, Long> noted = file.columnSizes();
            long whole = file.fileSizeInBytes();
            if (noted == null || noted.isEmpty()) {
                withoutSizes++;
                return whole;
            }
            Map<Integer, Long> rest = new HashMap<>(noted);
            long wanted = 0;
            boolean untold = false;
            int newest = highest(noted.keySet());
            for (int leaf : leaves) {
                Long size = rest.remove(leaf);
                wanted += size == null ? 0 : size;
                // Ids are given in order: a column with a higher one came after the file and takes no room in it.
                untold |= size == null && leaf < newest;
            }
            long others = rest.values().stream().mapToLong(Long::longValue).sum();
            return untold ? Math.max(0, whole - others) : Math.min(whole, wanted + FOOTER);
        }

        private static int highest(Collection<Integer> ids) {
            return ids.stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }
}
