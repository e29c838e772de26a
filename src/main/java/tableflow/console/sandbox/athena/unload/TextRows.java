package tableflow.console.sandbox.athena.unload;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tableflow.console.sandbox.athena.result.JsonLines;
import tableflow.console.sandbox.athena.result.Values;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.sql.SqlColumn;

/// A line for each row: JSON, or text with a delimiter.
final class TextRows implements RowFile {
    private static final String NULL = "\\N";

    private final List<SqlColumn> columns;
    private final Options options;
    private final OutputStream to;

    TextRows(List<SqlColumn> columns, Options options, Path file) throws IOException {
        this.columns = columns;
        this.options = options;
        to = Compression.of(options, new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    @Override
    public void add(List<JsonNode> values) throws IOException {
        boolean json = options.format() == Options.Format.JSON;
        to.write(json ? Json.bytes(JsonLines.object(columns, values)) : text(values));
        to.write('\n');
    }

    private byte[] text(List<JsonNode> values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String value = Values.text(columns.get(i).type(), values.get(i));
            line.append(i == 0 ? "" : options.delimiter()).append(value == null ? NULL : value);
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
