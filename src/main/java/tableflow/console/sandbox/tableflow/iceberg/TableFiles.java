package tableflow.console.sandbox.tableflow.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.encryption.EncryptedFiles;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.FileWriterFactory;
import org.apache.iceberg.types.TypeUtil;

/// Writes the Parquet files of a table: `data/<uuid>.parquet`.
public final class TableFiles {
    private final Table table;

    public TableFiles(Table table) {
        this.table = table;
    }

    /// A file of these rows; empty when there are none.
    public Optional<DataFile> dataOf(Iterable<Record> rows) {
        Iterator<Record> first = rows.iterator();
        return first.hasNext() ? Optional.of(data(first)) : Optional.empty();
    }

    public DataFile data(Iterable<Record> rows) {
        return data(rows.iterator());
    }

    private DataFile data(Iterator<Record> rows) {
        FileWriterFactory<Record> factory = new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .build();
        DataWriter<Record> writer = factory.newDataWriter(fresh(), PartitionSpec.unpartitioned(), null);
        try (writer) {
            rows.forEachRemaining(writer::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.toDataFile();
    }

    /// A file that deletes the older rows equal to these in the given columns.
    public DeleteFile deletes(Collection<Record> rows, Schema columns) {
        Set<Integer> ids = TypeUtil.getProjectedIds(columns);
        FileWriterFactory<Record> factory = new GenericFileWriterFactory.Builder(table)
            .deleteFileFormat(FileFormat.PARQUET)
            .equalityFieldIds(ids.stream().mapToInt(Integer::intValue).toArray())
            .equalityDeleteRowSchema(columns)
            .build();
        EqualityDeleteWriter<Record> writer =
            factory.newEqualityDeleteWriter(fresh(), PartitionSpec.unpartitioned(), null);
        try (writer) {
            rows.forEach(writer::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.toDeleteFile();
    }

    private EncryptedOutputFile fresh() {
        return EncryptedFiles.plainAsEncryptedOutput(
            table.io().newOutputFile(table.location() + "/data/" + UUID.randomUUID() + ".parquet"));
    }
}
