package tableflow.console.ui.query.table;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.SchemaVersion;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.lake.TableRef;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.query.plan.WriteRefusal;
import tableflow.console.service.query.ready.ReadyQueries;
import tableflow.console.service.query.ready.TopicTable;

/// What one metadata file tells of a table, read at once.
///
/// @param lake for what has to be read beyond it
/// @param tableflow whether Tableflow writes it
/// @param ready queries for it; absent where it has not the columns of records
record TableFacts(
        LakeTable lake,
        TableMetadata metadata,
        List<TableRef> refs,
        List<SchemaVersion> schemas,
        List<String> partitioning,
        boolean tableflow,
        Optional<ReadyQueries> ready) {

    /// Reads them. Blocking.
    static TableFacts read(LakeTables tables, ChosenTable chosen) {
        CatalogTable entry = tables.entry(chosen.database(), chosen.table()).orElseThrow(() -> RemoteFailure.of(
                        Kind.NOT_FOUND, "find table " + chosen, "the catalog does not show it")
                .withAdvice("It may be dropped, or hidden by Lake Formation: refresh the catalog."));
        LakeTable lake = tables.open(entry);
        return new TableFacts(
                lake,
                lake.metadata(),
                lake.refs(),
                lake.schemaHistory(),
                lake.partitioning(),
                WriteRefusal.isTableflow(entry),
                TopicTable.of(entry).map(ReadyQueries::new));
    }

    /// Newest first.
    List<Snapshot> snapshots() {
        return metadata.snapshots().reversed();
    }

    /// Names that stand for a snapshot, such as `main, monthly`.
    String refsOf(Snapshot snapshot) {
        return String.join(", ", refs.stream()
                .filter(ref -> ref.snapshotId() == snapshot.id())
                .map(TableRef::name)
                .toList());
    }
}
