package tableflow.console.sandbox.tableflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.io.FileIO;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.table.Column;
import tableflow.console.domain.table.TableEvolution;
import tableflow.console.domain.table.TableLayout;
import tableflow.console.domain.table.TableProblem;
import tableflow.console.domain.table.TableValidity;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.tableflow.iceberg.IcebergTypes;
import tableflow.console.sandbox.tableflow.iceberg.PointedTable;
import tableflow.console.sandbox.tableflow.iceberg.Pointer;
import tableflow.console.sandbox.tableflow.iceberg.S3Files;
import tableflow.console.sandbox.tableflow.iceberg.SchemaChange;

/// One topic's Iceberg table: its layout by the schemas that it was made and changed with, and its commits.
final class TopicTable {
    private static final String VALUE_SCHEMA = "tableflow.value-schema-id";
    private static final String KEY_SCHEMA = "tableflow.key-schema-id";
    private static final int FEWEST_SNAPSHOTS = 10;
    private static final int MOST_SNAPSHOTS = 100;

    private final Table table;
    private final MetadataColumnNaming naming;
    private final @Nullable Column key;
    private TableLayout layout;
    private int valueId;

    private TopicTable(Table table, MetadataColumnNaming naming, @Nullable Column key, Column value, int valueId) {
        this.table = table;
        this.naming = naming;
        this.key = key;
        this.layout = TableLayout.of(key, value, naming);
        this.valueId = valueId;
    }

    /// A schema by the id that it has in the registry.
    record Identified(int id, Column column) {}

    /// Opens the table that the pointer names; empty when it is not made yet.
    static Optional<TopicTable> open(
            TableOrder order, S3Files files, Pointer pointer, Schemas keys, Schemas values) throws Stopped {
        Optional<Table> found = PointedTable.open(order.topic(), files, pointer);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Table table = found.get();
        int valueId = Integer.parseInt(table.properties().getOrDefault(VALUE_SCHEMA, "-1"));
        String keyId = table.properties().get(KEY_SCHEMA);
        Column key = keyId == null ? null : column(keys, Integer.parseInt(keyId));
        return Optional.of(new TopicTable(table, naming(order), key, column(values, valueId), valueId));
    }

    private static Column column(Schemas schemas, int id) throws Stopped {
        return schemas.decoder(id).orElseThrow(() ->
            new Stopped("Schema " + id + " of subject " + schemas.subject() + " is gone from the registry")).column();
    }

    private static MetadataColumnNaming naming(TableOrder order) {
        return order.settings().portableNames() ? MetadataColumnNaming.PORTABLE : MetadataColumnNaming.DEFAULT;
    }

    /// Makes the table, without rows.
    ///
    /// @param key empty when the key has no schema
    /// @throws Stopped no table can have these columns
    static TopicTable create(
            TableOrder order, FileIO files, Pointer pointer, Optional<Identified> key, Identified value)
            throws Stopped {
        Column keyColumn = key.map(Identified::column).orElse(null);
        TableLayout layout = TableLayout.of(keyColumn, value.column(), naming(order));
        List<TableProblem> problems = TableValidity.check(layout.columns());
        if (!problems.isEmpty()) {
            throw new Stopped("The schema of topic " + order.topic() + " cannot be a table: " + text(problems));
        }
        Map<String, String> properties = new HashMap<>(Map.of(
            TableProperties.FORMAT_VERSION, "2",
            TableProperties.PARQUET_COMPRESSION, "snappy",
            TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true",
            TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, Integer.toString(MOST_SNAPSHOTS),
            VALUE_SCHEMA, Integer.toString(value.id())));
        key.ifPresent(one -> properties.put(KEY_SCHEMA, Integer.toString(one.id())));
        Table table = PointedTable.create(order.topic(), files, pointer, order.path(),
            IcebergTypes.schema(layout.columns()), properties);
        return new TopicTable(table, naming(order), keyColumn, value.column(), value.id());
    }

    Table iceberg() {
        return table;
    }

    TableLayout layout() {
        return layout;
    }

    int valueId() {
        return valueId;
    }

    /// The key's schema as a column; null when it has none.
    @Nullable Column key() {
        return key;
    }

    Ledger ledger() {
        return Ledger.of(table.currentSnapshot());
    }

    /// @param addedBefore size of what was written before the current snapshot
    /// @param fresh the current snapshot was written just now
    TableProgress.Files files(long addedBefore, boolean fresh) {
        Snapshot current = table.currentSnapshot();
        if (current == null) {
            return new TableProgress.Files(0, addedBefore, 0);
        }
        long added = fresh ? size(current, SnapshotSummary.ADDED_FILE_SIZE_PROP) : 0;
        return new TableProgress.Files(
            size(current, SnapshotSummary.TOTAL_FILE_SIZE_PROP), addedBefore + added, snapshots(table).size());
    }

    private static long size(Snapshot snapshot, String name) {
        return Long.parseLong(snapshot.summary().getOrDefault(name, "0"));
    }

    /// Can a value with this column be a row as the table is now? So can those of older schemas that the table has
    /// grown out of.
    boolean fits(Column value) {
        return TableEvolution.check(TableLayout.of(key, value, naming).columns(), layout.columns()).isEmpty();
    }

    /// Follows a newer schema.
    ///
    /// @throws Stopped the change is none that tables accept
    void evolve(Identified value) throws Stopped {
        TableLayout wanted = TableLayout.of(key, value.column(), naming);
        List<TableProblem> problems = TableEvolution.check(layout.columns(), wanted.columns());
        if (problems.isEmpty()) {
            problems = TableValidity.check(wanted.columns());
        }
        if (!problems.isEmpty()) {
            throw new Stopped("Incompatible schema evolution detected. Field changed " + text(problems));
        }
        Transaction both = table.newTransaction();
        UpdateSchema update = both.updateSchema();
        SchemaChange.plan(update, table.schema().asStruct(), wanted.columns());
        update.commit();
        both.updateProperties().set(VALUE_SCHEMA, Integer.toString(value.id())).commit();
        both.commitTransaction();
        table.refresh();
        layout = wanted;
        valueId = value.id();
    }

    private static String text(List<TableProblem> problems) {
        return problems.stream()
            .map(problem -> problem.path() + " (" + problem.rule() + ": " + problem.explanation() + ")")
            .collect(Collectors.joining(", "));
    }

    /// Oldest first.
    private static List<Snapshot> snapshots(Table table) {
        List<Snapshot> all = new ArrayList<>();
        table.snapshots().forEach(all::add);
        all.sort(Comparator.comparingLong(Snapshot::sequenceNumber));
        return all;
    }

    /// Lets old snapshots go, and the files that only they have: 10 to 100 stay, whatever their age.
    void expire(Instant now, Duration age) {
        expire(table, now, age);
    }

    static void expire(Table table, Instant now, Duration age) {
        List<Snapshot> snapshots = snapshots(table);
        if (snapshots.size() <= FEWEST_SNAPSHOTS) {
            return;
        }
        long oldest = now.minus(age).toEpochMilli();
        boolean tooMany = snapshots.size() > MOST_SNAPSHOTS;
        if (!tooMany && snapshots.getFirst().timestampMillis() >= oldest) {
            return;
        }
        ExpireSnapshots expiry = table.expireSnapshots().expireOlderThan(oldest).retainLast(FEWEST_SNAPSHOTS);
        if (tooMany) {
            // Some at once, so that not every commit has to.
            snapshots.subList(0, snapshots.size() - MOST_SNAPSHOTS + FEWEST_SNAPSHOTS)
                .forEach(old -> expiry.expireSnapshotId(old.snapshotId()));
        }
        expiry.commit();
    }
}
