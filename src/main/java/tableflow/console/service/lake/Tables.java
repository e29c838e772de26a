package tableflow.console.service.lake;

import java.util.HashMap;
import java.util.Map;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Units;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.TableFigures;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.lake.Usage;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;

/// Finds a table's catalog entry, its Iceberg metadata and its objects, and puts their figures side by side.
public final class Tables {

    private final Catalog catalog;
    private final ObjectStorage storage;

    private enum Part {
        DATA,
        METADATA,
        OTHER
    }

    public Tables(Catalog catalog, ObjectStorage storage) {
        this.catalog = catalog;
        this.storage = storage;
    }

    /// The figures of a table. Lists all of its objects: a call for each thousand.
    ///
    /// @param progress told of the objects seen so far
    /// @throws RemoteFailure NOT_FOUND when the catalog has no such table, UNEXPECTED when its entry or its metadata
    ///     is not that of an Iceberg table, CANCELLED after an interrupt
    public TableFigures figures(String database, String table, Progress progress) {
        CatalogTable entry = catalog.table(database, table).orElseThrow(() -> RemoteFailure.of(
                        Kind.NOT_FOUND,
                        "find table " + table,
                        "the catalog's database " + database + " has none so named")
                .withAdvice("Look at the topic's catalog sync; Lake Formation also hides what one may not see."));
        TableMetadata metadata = LakeMetadata.of(LakeMetadata.read(entry, new LakeFiles(storage)));
        S3Uri root = S3Uri.parse(metadata.location()).asFolder();
        Map<Part, Usage> use = new HashMap<>();
        long[] seen = {0};
        storage.list(root, found -> {
            use.merge(part(found.key().substring(root.key().length())), Usage.NONE.plus(found.size()), Usage::plus);
            if (++seen[0] % 1_000 == 0) {
                progress.report("List " + root + ": " + Units.grouped(seen[0]) + " objects", seen[0], 0);
            }
        });
        return new TableFigures(
                entry,
                metadata,
                use.getOrDefault(Part.DATA, Usage.NONE),
                use.getOrDefault(Part.METADATA, Usage.NONE),
                use.getOrDefault(Part.OTHER, Usage.NONE));
    }

    private static Part part(String name) {
        if (name.startsWith("data/")) {
            return Part.DATA;
        }
        return name.startsWith("metadata/") ? Part.METADATA : Part.OTHER;
    }
}
