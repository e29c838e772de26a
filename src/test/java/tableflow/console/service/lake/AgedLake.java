package tableflow.console.service.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.lake.MemoryLake.Noted;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.table.TableSurvey;

/// Tables whose snapshots are days old: written now by Iceberg's library, and their metadata files dated back.
public final class AgedLake implements Catalog {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = new Schema(Types.NestedField.optional(1, "id", Types.LongType.get()));
    private static final long MIB = 1L << 20;

    public final MemoryLake lake = new MemoryLake();
    public final MemoryPages pages = new MemoryPages();
    public final List<CatalogTable> entries = new ArrayList<>();
    private final Instant now;

    public AgedLake(Instant now) {
        this.now = now;
    }

    /// A table of so many commits, one each `step`; each third replaces the two files before it with one.
    public Table table(String name, int commits, Duration step) {
        Table table = lake.create(name, SCHEMA, PartitionSpec.unpartitioned(), Map.of());
        long old = now.minus(Duration.ofDays(20)).toEpochMilli();
        for (int i = 0; i < commits; i++) {
            long bytes = (40 + i % 7) * MIB;
            Noted file = Noted.of("f" + i, 10_000L + i, bytes);
            if (i % 3 == 2) {
                table.newRewrite()
                        .deleteFile(data(table, i - 2))
                        .deleteFile(data(table, i - 1))
                        .addFile(MemoryLake.file(table, Noted.of("f" + i, 20_001L + 2L * i - 4, 2 * bytes)))
                        .commit();
            } else {
                table.newFastAppend().appendFile(MemoryLake.file(table, file)).commit();
            }
            pages.put(key(table) + "data/f" + i + ".parquet", i % 3 == 2 ? 2 * bytes : bytes, old, "STANDARD");
        }
        entries.add(dated(name, table, commits, step));
        return table;
    }

    private static org.apache.iceberg.DataFile data(Table table, int i) {
        return MemoryLake.file(table, Noted.of("f" + i, 10_000L + i, (40 + i % 7) * MIB));
    }

    /// Where a table begins.
    public static String key(Table table) {
        return S3Uri.parse(table.location()).key() + "/";
    }

    private CatalogTable dated(String name, Table table, int commits, Duration step) {
        CatalogTable entry = lake.entry(MemoryLake.DATABASE, name).orElseThrow();
        S3Uri file = entry.metadataLocation().orElseThrow();
        try {
            ObjectNode metadata = (ObjectNode) JSON.readTree(lake.open(file).readAllBytes());
            date((ArrayNode) metadata.get("snapshots"), commits, step);
            date((ArrayNode) metadata.get("snapshot-log"), commits, step);
            metadata.remove("metadata-log");
            metadata.put("last-updated-ms", now.toEpochMilli());
            String dated = table.location() + "/metadata/dated.metadata.json";
            try (var out = table.io().newOutputFile(dated).createOrOverwrite()) {
                out.write(JSON.writeValueAsBytes(metadata));
            }
            return new CatalogTable(MemoryLake.DATABASE, name, "1",
                    Map.of("table_type", "ICEBERG", "metadata_location", dated), table.location());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void date(ArrayNode rows, int commits, Duration step) {
        for (int i = 0; i < rows.size(); i++) {
            ((ObjectNode) rows.get(i)).put(
                    "timestamp-ms", now.minus(step.multipliedBy(commits - i)).toEpochMilli());
        }
    }

    /// All tables, as the console reads them.
    public TableSurvey survey() {
        return new TableSurvey(new TableSurvey.Sources(
                () -> this, () -> lake, List::of, List.of(MemoryLake.DATABASE)), MemoryLake.threads());
    }

    /// The console's way to one of them.
    public LakeTables tables() {
        return new LakeTables(this::table, lake, MemoryLake.threads());
    }

    @Override
    public List<CatalogDatabase> databases() {
        return List.of();
    }

    @Override
    public Optional<CatalogDatabase> database(String name) {
        return Optional.empty();
    }

    @Override
    public void tables(String database, Consumer<CatalogTable> sink) {
        List.copyOf(entries).forEach(sink);
    }

    @Override
    public Optional<CatalogTable> table(String database, String name) {
        return entries.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    @Override
    public void close() {}
}
