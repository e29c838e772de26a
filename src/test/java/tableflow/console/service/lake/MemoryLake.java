package tableflow.console.service.lake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectStorage;

/// A bucket in memory that Iceberg's own library writes tables into, and the console reads them from. Data files are
/// only noted in manifests: nothing reads them here.
public final class MemoryLake implements ObjectStorage {

    public static final String DATABASE = "lkc-abc123";

    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private @Nullable FileIO files;
    private volatile Consumer<S3Uri> before = object -> {};

    public MemoryLake() {
        catalog.initialize("memory", Map.of("warehouse", "s3://bucket/lake"));
        catalog.createNamespace(Namespace.of(DATABASE));
    }

    /// Threads as the console gives them.
    public static ThreadFactory threads() {
        return Thread.ofVirtual().factory();
    }

    /// Makes a table.
    public Table create(String name, Schema schema, PartitionSpec spec, Map<String, String> properties) {
        Table table = catalog.createTable(TableIdentifier.of(DATABASE, name), schema, spec, properties);
        files = table.io();
        return table;
    }

    public Table create(String name, Schema schema) {
        return create(name, schema, PartitionSpec.unpartitioned(), Map.of());
    }

    /// What the catalog says of a table now.
    public Optional<CatalogTable> entry(String database, String name) {
        TableIdentifier id = TableIdentifier.of(DATABASE, name);
        if (!database.equals(DATABASE) || !catalog.tableExists(id)) {
            return Optional.empty();
        }
        BaseTable table = (BaseTable) catalog.loadTable(id);
        return Optional.of(new CatalogTable(DATABASE, name, "1", Map.of(
                "table_type", "ICEBERG",
                "metadata_location", table.operations().current().metadataFileLocation()), table.location()));
    }

    /// Opens what the catalog points to now.
    public LakeTable open(String name) {
        return LakeTable.open(entry(DATABASE, name).orElseThrow(), this, threads());
    }

    /// A file as a writer notes it; sizes and bounds by column name.
    public record Noted(
            String name, long rows, long bytes, Map<String, Long> sizes, Map<String, Object> lower,
            Map<String, Object> upper) {

        public static Noted of(String name, long rows, long bytes) {
            return new Noted(name, rows, bytes, Map.of(), Map.of(), Map.of());
        }

        /// With a column's least and greatest value.
        public Noted bounds(String column, Object least, Object greatest) {
            Map<String, Object> low = new HashMap<>(lower);
            low.put(column, least);
            Map<String, Object> high = new HashMap<>(upper);
            high.put(column, greatest);
            return new Noted(name, rows, bytes, sizes, low, high);
        }

        public Noted sizes(Map<String, Long> of) {
            return new Noted(name, rows, bytes, of, lower, upper);
        }
    }

    /// The data file of a note, without a partition.
    public static DataFile file(Table table, Noted noted) {
        return file(table, noted, null);
    }

    /// @param partition such as `day=2026-01-01`
    public static DataFile file(Table table, Noted noted, @Nullable String partition) {
        Map<Integer, Long> sizes = new HashMap<>();
        noted.sizes().forEach((column, size) -> sizes.put(field(table, column).fieldId(), size));
        Map<Integer, Long> counts = new HashMap<>();
        noted.lower().keySet().forEach(column -> counts.put(field(table, column).fieldId(), noted.rows()));
        Map<Integer, Long> nulls = new HashMap<>();
        counts.keySet().forEach(id -> nulls.put(id, 0L));
        DataFiles.Builder builder = DataFiles.builder(table.spec())
                .withPath(table.location() + "/data/" + noted.name() + ".parquet")
                .withFormat("PARQUET")
                .withFileSizeInBytes(noted.bytes())
                .withMetrics(new Metrics(
                        noted.rows(),
                        sizes.isEmpty() ? null : sizes,
                        counts,
                        nulls,
                        null,
                        bounds(table, noted.lower()),
                        bounds(table, noted.upper())));
        return (partition == null ? builder : builder.withPartitionPath(partition)).build();
    }

    private static Types.NestedField field(Table table, String column) {
        return table.schema().findField(column);
    }

    private static Map<Integer, ByteBuffer> bounds(Table table, Map<String, Object> values) {
        Map<Integer, ByteBuffer> bounds = new HashMap<>();
        values.forEach((column, value) -> {
            Types.NestedField field = field(table, column);
            bounds.put(field.fieldId(), Conversions.toByteBuffer(field.type(), value));
        });
        return bounds;
    }

    /// The console's way to all tables.
    public LakeTables tables() {
        return new LakeTables(this::entry, this, threads());
    }

    /// Objects that were asked for, and how: `begin KEY`, `whole KEY`, `stat KEY`, `FROM-TO KEY`.
    public List<String> asked() {
        return asked;
    }

    /// Called before each answer; may throw.
    public void before(Consumer<S3Uri> hook) {
        before = hook;
    }

    private byte[] bytes(S3Uri object) {
        before.accept(object);
        FileIO io = files;
        if (io == null) {
            throw new IllegalStateException("no table was made");
        }
        InputFile file = io.newInputFile(object.toString());
        try (InputStream stream = file.newStream()) {
            return stream.readAllBytes();
        } catch (NotFoundException absent) {
            throw RemoteFailure.of(Kind.NOT_FOUND, "read " + object, "NoSuchKey");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void list(S3Uri prefix, Listing listing) {
        throw new UnsupportedOperationException("nothing is listed here");
    }

    @Override
    public Stat stat(S3Uri object) {
        asked.add("stat " + object.key());
        return new Stat(bytes(object).length, "etag");
    }

    @Override
    public Beginning begin(S3Uri object, long most) {
        asked.add("begin " + object.key());
        byte[] all = bytes(object);
        return new Beginning(
                new Stat(all.length, "etag"), new ByteArrayInputStream(all, 0, (int) Math.min(most, all.length)));
    }

    @Override
    public InputStream open(S3Uri object) {
        asked.add("whole " + object.key());
        return new ByteArrayInputStream(bytes(object));
    }

    @Override
    public InputStream open(S3Uri object, long from, long to, String etag) {
        asked.add(from + "-" + to + " " + object.key());
        return new ByteArrayInputStream(bytes(object), (int) from, (int) (to - from));
    }

    @Override
    public void close() {}
}
