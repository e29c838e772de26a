package tableflow.console.service.lake;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.FileSizes;
import tableflow.console.domain.lake.FileTotals;
import tableflow.console.domain.lake.LakeFile;
import tableflow.console.domain.lake.PartitionFigures;
import tableflow.console.domain.lake.SchemaVersion;
import tableflow.console.domain.lake.SnapshotDifference;
import tableflow.console.domain.lake.SnapshotHolder;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.lake.TableRef;
import tableflow.console.domain.table.ColumnType.Struct;
import tableflow.console.service.lake.ManifestWalk.Reading;
import tableflow.console.service.port.ObjectStorage;

/// An Iceberg table as one metadata file of it tells: what was committed later is not seen. Nothing but metadata is
/// read: the metadata file, lists of manifests, manifests. Figures are the writers' own and exact; equality deletes
/// are counted, not applied.
///
/// All calls may throw a [RemoteFailure] that names the object that could not be read; CANCELLED after an interrupt.
/// Safe for use by several threads.
public final class LakeTable {

    private final CatalogTable entry;
    private final LakeFiles files;
    private final BaseTable table;
    private final ThreadFactory threads;

    private LakeTable(CatalogTable entry, LakeFiles files, BaseTable table, ThreadFactory threads) {
        this.entry = entry;
        this.files = files;
        this.table = table;
        this.threads = threads;
    }

    /// Reads the metadata file that `entry` points to.
    ///
    /// @param storage used as long as the table is; closed by who opened it
    /// @param threads on which several manifests are read at the same time
    /// @throws RemoteFailure UNEXPECTED when the entry or the file is not that of an Iceberg table
    public static LakeTable open(CatalogTable entry, ObjectStorage storage, ThreadFactory threads) {
        LakeFiles files = new LakeFiles(storage);
        return new LakeTable(entry, files, LakeMetadata.read(entry, files), threads);
    }

    /// The catalog's entry that it was opened from.
    public CatalogTable entry() {
        return entry;
    }

    /// What was asked of S3 so far.
    public Traffic traffic() {
        return new Traffic(files.requests(), files.bytes());
    }

    /// @param requests of any kind
    /// @param bytes of objects
    public record Traffic(long requests, long bytes) {}

    /// Snapshots, oldest first, and what stands beside them.
    public TableMetadata metadata() {
        return LakeMetadata.of(table);
    }

    /// Branches and tags; `main` first.
    public List<TableRef> refs() {
        return table.refs().entrySet().stream()
                .map(ref -> new TableRef(ref.getKey(), ref.getValue().isBranch(), ref.getValue().snapshotId()))
                .sorted(Comparator.comparing((TableRef ref) -> !ref.name().equals("main"))
                        .thenComparing(TableRef::name))
                .toList();
    }

    /// The columns of now.
    public Struct columns() {
        return IcebergColumns.of(table.schema().asStruct());
    }

    /// The field ids of the columns of now, by path: `address.zip`, `tags.element`.
    public Map<String, Integer> fieldIds() {
        return Map.copyOf(TypeUtil.indexByName(table.schema().asStruct()));
    }

    /// Every schema, oldest first.
    public List<SchemaVersion> schemaHistory() {
        return SchemaHistory.of(table);
    }

    /// How new files are laid out, such as `day("$$timestamp")`; empty without partitions.
    public List<String> partitioning() {
        PartitionSpec spec = table.spec();
        return spec.fields().stream()
                .filter(field -> !field.transform().isVoid())
                .map(field -> field.transform() + "(" + table.schema().findColumnName(field.sourceId()) + ")")
                .toList();
    }

    /// How rows of new files are sorted, such as `identity(id) ASC NULLS FIRST`; empty when they are not.
    public List<String> sortOrder() {
        SortOrder order = table.sortOrder();
        return order.fields().stream()
                .map(field -> field.transform() + "(" + table.schema().findColumnName(field.sourceId()) + ") "
                        + field.direction() + " " + field.nullOrder())
                .toList();
    }

    /// The kept snapshots in the order in which they go, the one that is current last; see [SnapshotHolder].
    public List<SnapshotHolder> holders() {
        return SnapshotOrder.of(table);
    }

    /// Hands on everything that the table's metadata refers to: data and delete files of all kept snapshots, manifests,
    /// lists of manifests, metadata files and statistics. Each manifest is read once. A file may be handed on more than
    /// once.
    ///
    /// @param sink called on the caller's thread
    public void reached(Reached sink, Progress progress) {
        new ReachWalk(table, walk(), threads).walk(
                holders(), sink, new Reading("read what " + entry.name() + " refers to", progress));
    }

    /// Hands on every file of a snapshot, in no order and on the caller's thread.
    ///
    /// @param withColumns whether sizes, nulls and bounds of the columns are wanted
    public void files(long snapshotId, boolean withColumns, Consumer<LakeFile> sink, Progress progress) {
        Reading reading = new Reading("read the files of " + entry.name(), progress);
        walk().files(manifests(required(snapshotId), reading), withColumns, sink, reading);
    }

    /// The partitions of a snapshot, by name. Holds one entry for each.
    public List<PartitionFigures> partitions(long snapshotId, Progress progress) {
        Map<String, PartitionFigures> found = new HashMap<>();
        files(snapshotId, false, file -> found.compute(file.partition(), (name, before) -> {
            PartitionFigures known = before == null
                    ? new PartitionFigures(name, FileTotals.NONE, FileTotals.NONE)
                    : before;
            return known.plus(file);
        }), progress);
        return found.values().stream().sorted(Comparator.comparing(PartitionFigures::partition)).toList();
    }

    /// How large the data files of a snapshot are.
    public FileSizes fileSizes(long snapshotId, Progress progress) {
        FileSizes.Counter counter = new FileSizes.Counter();
        files(snapshotId, false, counter::add, progress);
        return counter.done();
    }

    /// What `to` has that `from` has not, and the other way round. Reads the manifests that only one of them lists.
    public SnapshotDifference difference(long from, long to, Progress progress) {
        Reading reading = new Reading("compare two snapshots of " + entry.name(), progress);
        return SnapshotComparison.of(
                new SnapshotComparison.Side(from, manifests(required(from), reading)),
                new SnapshotComparison.Side(to, manifests(required(to), reading)),
                walk(),
                reading);
    }

    /// The schema that a snapshot is read with; the current one's for absent.
    public Schema schema(@Nullable Long snapshotId) {
        return snapshotId == null
                ? table.schema()
                : SnapshotUtil.schemaFor(table, required(snapshotId).snapshotId());
    }

    /// What a scan of the table would read.
    ///
    /// @throws RemoteFailure INVALID when the filter does not fit the columns
    public PlannedScan plan(ScanRequest request, Progress progress) {
        return new ScanPlanner(table, threads).plan(request, progress);
    }

    /// The snapshot that was current at a moment; empty when the kept history does not reach back so far.
    ///
    /// @param moment milliseconds since 1970
    public OptionalLong snapshotAt(long moment) {
        Long found = SnapshotUtil.nullableSnapshotIdAsOfTime(table, moment);
        return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }

    private ManifestWalk walk() {
        return new ManifestWalk(table, threads);
    }

    private List<ManifestFile> manifests(Snapshot snapshot, Reading reading) {
        try {
            return snapshot.allManifests(table.io());
        } catch (RuntimeException broken) {
            throw LakeFailures.of(reading.what(), broken);
        }
    }

    private Snapshot required(long snapshotId) {
        @Nullable Snapshot found = table.snapshot(snapshotId);
        if (found == null) {
            throw RemoteFailure.of(Kind.NOT_FOUND, "find snapshot " + snapshotId + " of " + entry.name(),
                            "the table does not keep it")
                    .withAdvice("Snapshots expire: choose one that is listed.");
        }
        return found;
    }
}
