package tableflow.console.service.query.result.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.ResultColumn;

/// Rows as a Parquet file with the columns' own types; see [ParquetShape]. Memory: one row group, 32 MiB at most.
public final class ParquetRows implements RowWriter {

    private static final long ROW_GROUP = 32 << 20;

    private final Path file;
    private List<ResultColumn> columns = List.of();
    private @Nullable MessageType schema;
    private @Nullable ParquetWriter<Group> writer;
    private long row;

    /// @param file replaced when it is there
    public ParquetRows(Path file) {
        this.file = file;
    }

    @Override
    public void columns(List<ResultColumn> all) {
        columns = all;
        schema = ParquetShape.schema(all);
        try {
            writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                    .withConf(new PlainParquetConfiguration())
                    .withType(schema)
                    .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                    .withCompressionCodec(CompressionCodecName.SNAPPY)
                    .withRowGroupSize(ROW_GROUP)
                    .build();
        } catch (IOException failed) {
            throw new UncheckedIOException("the file could not be begun", failed);
        }
    }

    /// @throws RemoteFailure INVALID for a value that its type cannot hold
    @Override
    public void row(List<@Nullable String> values) {
        ParquetWriter<Group> to = writer;
        if (to == null || schema == null) {
            throw new IllegalStateException("the columns come first");
        }
        row++;
        Group group = new SimpleGroup(schema);
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (value != null) {
                put(group, i, value);
            }
        }
        try {
            to.write(group);
        } catch (IOException failed) {
            throw new UncheckedIOException("a row could not be written", failed);
        }
    }

    private void put(Group group, int field, String value) {
        ResultColumn column = columns.get(field);
        try {
            ParquetShape.put(group, field, column, value);
        } catch (ArithmeticException inexact) {
            throw refused(column, "'" + value + "' does not fit: " + inexact.getMessage());
        } catch (IllegalArgumentException unread) {
            throw refused(column, "'" + value + "' is no " + column.type());
        }
    }

    private RemoteFailure refused(ResultColumn column, String why) {
        return RemoteFailure.of(Kind.INVALID, "write row " + row + ", column " + column.name() + ", as Parquet", why)
                .withAdvice("Cast the column in the query, or export as CSV, which keeps the text.");
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
