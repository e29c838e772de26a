package tableflow.console.sandbox.tableflow.iceberg;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.BaseMetastoreTableOperations;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.io.FileIO;

/// An Iceberg table whose current metadata a [Pointer] names. Only the materialiser writes it.
public final class PointedTable extends BaseMetastoreTableOperations {
    private final String name;
    private final FileIO files;
    private final Pointer pointer;

    private PointedTable(String name, FileIO files, Pointer pointer) {
        this.name = name;
        this.files = files;
        this.pointer = pointer;
    }

    /// The table that the pointer names; empty when there is none yet.
    public static Optional<Table> open(String name, FileIO files, Pointer pointer) {
        PointedTable operations = new PointedTable(name, files, pointer);
        return pointer.metadata().map(there -> new BaseTable(operations, name));
    }

    /// Makes the table: format version 2, not partitioned.
    ///
    /// @param location its root
    public static Table create(String name, FileIO files, Pointer pointer, String location, Schema schema,
            Map<String, String> properties) {
        PointedTable operations = new PointedTable(name, files, pointer);
        operations.commit(null, TableMetadata.newTableMetadata(
            schema, PartitionSpec.unpartitioned(), location, properties));
        return new BaseTable(operations, name);
    }

    @Override
    protected String tableName() {
        return name;
    }

    @Override
    public FileIO io() {
        return files;
    }

    /// One try: who calls tries again in its own time, and wants to know why not.
    @Override
    protected void doRefresh() {
        refreshFromMetadataLocation(pointer.metadata().orElse(null), failure -> false, 0);
    }

    @Override
    protected void doCommit(TableMetadata base, TableMetadata metadata) {
        String known = base == null ? null : base.metadataFileLocation();
        if (!Objects.equals(known, pointer.metadata().orElse(null))) {
            throw new CommitFailedException("%s has changed meanwhile", name);
        }
        pointer.advance(writeNewMetadataIfRequired(base == null, metadata));
    }
}
