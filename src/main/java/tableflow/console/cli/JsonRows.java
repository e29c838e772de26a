package tableflow.console.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.query.result.export.JsonValues;
import tableflow.console.service.query.result.export.RowWriter;

/// Rows as one JSON document, written as they come: `{"version":1,"kind":"query-result","queryId":…,"columns":[…],
/// "rows":[[…],…],"scannedBytes":…,"complete":true}`. Numbers keep all their digits: they are written as Athena wrote
/// them. Where no more rows came it ends as well, with `"complete":false` and why.
final class JsonRows implements RowWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private final QueryExecution execution;
    private List<ResultColumn> columns = List.of();
    private @Nullable JsonNode failure;

    JsonRows(Appendable to, QueryExecution execution) {
        this.execution = execution;
        try {
            json = FACTORY.createGenerator(writer(to));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException failed) {
            throw new UncheckedIOException("a row could not be written", failed);
        }
    }

    @Override
    public void columns(List<ResultColumn> all) {
        columns = all;
        write(() -> {
            json.writeStartObject();
            json.writeNumberField("version", 1);
            json.writeStringField("kind", "query-result");
            json.writeStringField("queryId", execution.id());
            json.writeArrayFieldStart("columns");
            for (ResultColumn column : all) {
                json.writeStartObject();
                json.writeStringField("name", column.name());
                json.writeStringField("type", column.type());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("rows");
        });
    }

    @Override
    public void row(List<@Nullable String> values) {
        write(() -> {
            // A row on a line of its own, for tools that read lines.
            StringWriter line = new StringWriter().append('\n');
            try (JsonGenerator row = FACTORY.createGenerator(line)) {
                row.writeStartArray();
                for (int i = 0; i < values.size(); i++) {
                    JsonValues.write(row, values.get(i), columns.get(i));
                }
                row.writeEndArray();
            }
            json.writeRawValue(line.toString());
        });
    }

    /// The rest of the rows does not come.
    void broken(JsonNode why) {
        failure = why;
    }

    @Override
    public void close() throws IOException {
        if (json.getOutputContext().inArray()) {
            json.writeEndArray();
            if (execution.statistics().scannedBytes().isPresent()) {
                json.writeNumberField("scannedBytes", execution.statistics().scannedBytes().getAsLong());
            }
            json.writeBooleanField("complete", failure == null);
            if (failure != null) {
                json.writeFieldName("failure");
                json.writeRawValue(failure.toString());
            }
            json.writeEndObject();
            json.writeRaw("\n");
        }
        json.close();
    }

    private static Writer writer(Appendable to) {
        return to instanceof Writer writer ? writer : new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                to.append(new String(text, from, length));
            }

            @Override
            public void flush() {
                // Whoever gave the target flushes it.
            }

            @Override
            public void close() {
                // Whoever gave the target closes it.
            }
        };
    }
}
