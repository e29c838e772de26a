package tableflow.console.service.storage.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.domain.storage.TableSplit;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.storage.findings.TableEntries;
import tableflow.console.service.storage.table.TableContents;
import tableflow.console.service.storage.table.TableStorage;

/// Orphan candidates of all tables that lie under a place, or that it lies in, table by table. One of which not
/// everything could be seen ends the list: what lacks something is no list.
public final class OrphanFeed implements ObjectExports.Feed {

    private final TableEntries entries;
    private final LakeTables tables;
    private final TableStorage storage;
    private final S3Uri place;
    private final Progress progress;

    public OrphanFeed(
            TableEntries entries, LakeTables tables, TableStorage storage, S3Uri place, Progress progress) {
        this.entries = entries;
        this.tables = tables;
        this.storage = storage;
        this.place = place;
        this.progress = progress;
    }

    /// @throws RemoteFailure NOT_FOUND when there is no table, INVALID when not all of one could be told apart,
    ///     CANCELLED after an interrupt, and what asking the catalog or listing a table may throw
    @Override
    public void to(Consumer<ListedObject> sink) {
        List<CatalogTable> there = entries.under(place.bucket()).entrySet().stream()
                .filter(one -> one.getKey().startsWith(place.key()) || place.key().startsWith(one.getKey()))
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(Map.Entry::getValue)
                .toList();
        if (there.isEmpty()) {
            throw RemoteFailure.of(Kind.NOT_FOUND, "find orphan candidates", "the catalog has no Iceberg table under "
                            + place)
                    .withAdvice("Candidates are told by the metadata of tables: look at a prefix that has some.");
        }
        for (CatalogTable table : there) {
            try (TableContents contents = storage.split(tables, table.database(), table.name(), progress)) {
                needWhole(table, contents.split());
                try (Stream<LargeObject> all = contents.orphans().stream()) {
                    all.filter(one -> one.key().startsWith(place.key())).forEach(one -> sink.accept(
                            new ListedObject(one.key(), null, one.size(), one.modified(), one.storageClass())));
                }
            }
        }
    }

    private static void needWhole(CatalogTable table, TableSplit split) {
        if (!split.isToldApart()) {
            List<String> why = new ArrayList<>(split.notes());
            throw RemoteFailure.of(Kind.INVALID, "find the orphan candidates of " + table.database() + "."
                            + table.name(), String.join("; ", why))
                    .withAdvice("Without that nothing of it is called an orphan. Choose a prefix without this table, "
                            + "or mend what keeps it from being read.");
        }
    }
}
