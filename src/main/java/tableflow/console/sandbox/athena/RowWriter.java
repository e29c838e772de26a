package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.sql.ResultObject;
import tableflow.console.sandbox.athena.result.ColumnInfo;
import tableflow.console.sandbox.athena.result.Spool;
import tableflow.console.sandbox.athena.result.Values;
import tableflow.console.sandbox.sql.SqlColumn;

/// Puts the engine's rows into a spool as the texts that the API sends.
final class RowWriter implements RowSink {
    private final Shape shape;
    private final Spool.Writer spool;
    private long rows;
    private long bytes;
    private int longest;

    RowWriter(Shape shape, Spool.Writer spool) {
        this.shape = shape;
        this.spool = spool;
    }

    @Override
    public void add(List<SqlColumn> columns, JsonNode row) throws IOException {
        List<@Nullable String> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            String value = Values.text(columns.get(i).type(), row.path(i));
            values.add(value);
            bytes += value == null ? 0 : value.getBytes(StandardCharsets.UTF_8).length;
        }
        if (shape.file().isLines()) {
            lines(values);
        } else if (shape.file() == ResultObject.CSV) {
            spool.add(values);
            rows++;
        }
    }

    /// What were columns is one text with tabs, and what has line feeds is several rows.
    private void lines(List<@Nullable String> values) throws IOException {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value == null ? "" : value));
        String text = String.join("\t", texts);
        longest = Math.max(longest, text.length());
        for (String line : text.split("\n", -1)) {
            spool.add(List.of(line));
            rows++;
        }
    }

    /// Changed rows are for the caller to tell.
    @Override
    public Execution.Output output(List<SqlColumn> columns) {
        return new Execution.Output(described(columns), rows, OptionalLong.empty());
    }

    @Override
    public long bytes() {
        return bytes;
    }

    private List<ColumnInfo> described(List<SqlColumn> columns) {
        if (shape.file() == ResultObject.PLAN) {
            return List.of(new ColumnInfo("Query Plan", "varchar", longest, 0, true));
        }
        return shape.ownColumns().orElseGet(() ->
                columns.stream().map(column -> ColumnInfo.of(column.name(), column.type())).toList());
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
