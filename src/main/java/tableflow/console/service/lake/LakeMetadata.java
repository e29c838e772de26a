package tableflow.console.service.lake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.metrics.MetricsReporter;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;

/// The one way to a table's metadata file: Iceberg's own parser, which knows every version of the format.
final class LakeMetadata {

    private static final MetricsReporter TOLD_NOBODY = report -> {};

    private LakeMetadata() {}

    /// Reads the metadata file that `entry` points to.
    ///
    /// @throws RemoteFailure UNEXPECTED when the entry or the file is not that of an Iceberg table
    static BaseTable read(CatalogTable entry, LakeFiles files) {
        String what = "read the Iceberg metadata of " + entry.name();
        S3Uri pointer = entry.metadataLocation().orElseThrow(() -> RemoteFailure.of(
                        Kind.UNEXPECTED, what, "its entry in the catalog has no metadata_location")
                .withAdvice(LakeFailures.ADVICE));
        try {
            StaticTableOperations operations = new StaticTableOperations(pointer.toString(), files);
            // It would otherwise be read by whoever asks first.
            operations.current();
            return new BaseTable(operations, entry.name(), TOLD_NOBODY);
        } catch (RuntimeException broken) {
            throw LakeFailures.of(what, pointer + " cannot be read: ", broken);
        }
    }

    /// What the file says, snapshots oldest first.
    static TableMetadata of(BaseTable table) {
        List<Snapshot> snapshots = new ArrayList<>();
        table.snapshots().forEach(one -> snapshots.add(snapshot(one)));
        snapshots.sort(Comparator.comparingLong(Snapshot::sequenceNumber).thenComparingLong(Snapshot::committedAt));
        org.apache.iceberg.TableMetadata told = table.operations().current();
        org.apache.iceberg.Snapshot current = table.currentSnapshot();
        return new TableMetadata(
                told.formatVersion(),
                String.valueOf(told.uuid()),
                told.location(),
                told.lastUpdatedMillis(),
                current == null ? null : current.snapshotId(),
                snapshots);
    }

    private static Snapshot snapshot(org.apache.iceberg.Snapshot one) {
        Map<String, String> summary = one.summary();
        return new Snapshot(
                one.snapshotId(),
                one.parentId(),
                one.sequenceNumber(),
                one.timestampMillis(),
                one.operation(),
                one.manifestListLocation(),
                summary == null ? Map.of() : summary);
    }
}
