package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import tableflow.console.sandbox.athena.Execution.Output;
import tableflow.console.sandbox.athena.result.JsonLines;
import tableflow.console.sandbox.athena.result.Values;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.sql.SqlColumn;
import tableflow.console.sandbox.sql.statement.Work;

/// The file that an `UNLOAD` fills: text with a delimiter, or JSON, compressed unless the statement says otherwise.
final class UnloadFile implements RowSink {
    private static final String NULL = "\\N";
    private static final String DELIMITER = "\u0001";

    private final OutputStream to;
    private final boolean json;
    private final String delimiter;
    private long bytes;

    private UnloadFile(OutputStream to, boolean json, String delimiter) {
        this.to = to;
        this.json = json;
        this.delimiter = delimiter;
    }

    /// @throws QueryFailed when the statement wants a form that is not written here
    static UnloadFile open(Work.Unload unload, Path file) throws QueryFailed, IOException {
        String format = word(unload, "format", "PARQUET");
        if (!format.equals("JSON") && !format.equals("TEXTFILE")) {
            throw new QueryFailed(Problem.notSupported("UNLOAD in the format " + format
                    + "; the sandbox writes JSON and TEXTFILE"));
        }
        if (!unload.partitionedBy().isEmpty()) {
            throw new QueryFailed(Problem.notSupported("UNLOAD with partitioned_by"));
        }
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        return new UnloadFile(compressed(unload) ? new GZIPOutputStream(plain) : plain, format.equals("JSON"),
                unload.properties().getOrDefault("field_delimiter", DELIMITER));
    }

    /// The object's name.
    static String name(Work.Unload unload, String id) {
        return compressed(unload) ? id + ".gz" : id;
    }

    private static boolean compressed(Work.Unload unload) {
        return !word(unload, "compression", "GZIP").equals("NONE");
    }

    private static String word(Work.Unload unload, String name, String otherwise) {
        return unload.properties().getOrDefault(name, otherwise).toUpperCase(Locale.ROOT);
    }

    @Override
    public void add(List<SqlColumn> columns, JsonNode row) throws IOException {
        byte[] line = json ? Json.bytes(JsonLines.object(columns, row)) : text(columns, row);
        to.write(line);
        to.write('\n');
        bytes += line.length + 1L;
    }

    private byte[] text(List<SqlColumn> columns, JsonNode row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String value = Values.text(columns.get(i).type(), row.path(i));
            line.append(i == 0 ? "" : delimiter).append(value == null ? NULL : value);
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Output output(List<SqlColumn> columns) {
        return new Output(List.of(), 0, OptionalLong.empty());
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
