package tableflow.console.service.messages.export;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.query.ResultColumn;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.Decoded.Form;
import tableflow.console.service.messages.ExactJson;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.query.result.export.RowWriter;

/// Records as rows of a table: `topic`, `partition`, `offset`, `timestamp`, `key`, `value`, `headers` (a JSON array),
/// the ids of the schemas, and why a key or value could not be decoded. Keys and values that are JSON stay JSON, as
/// text, so that no number loses a digit; what is binary is hexadecimal digits.
final class RecordRows implements RecordWriter {

    private static final List<ResultColumn> COLUMNS = List.of(
            column("topic", "varchar"), column("partition", "integer"), column("offset", "bigint"),
            column("timestamp", "timestamp with time zone"), column("key", "varchar"), column("value", "varchar"),
            column("headers", "json"), column("key_schema_id", "integer"), column("value_schema_id", "integer"),
            column("problem", "varchar"));

    private final RowWriter rows;
    private final RecordDecoder decoder;
    private final Flush flush;

    /// Sends what was written on its way.
    @FunctionalInterface
    interface Flush {
        void run() throws IOException;
    }

    /// @param rows closed with this
    RecordRows(RowWriter rows, RecordDecoder decoder, Flush flush) {
        this.rows = rows;
        this.decoder = decoder;
        this.flush = flush;
        rows.columns(COLUMNS);
    }

    private static ResultColumn column(String name, String type) {
        return new ResultColumn(name, type, 0, 0);
    }

    @Override
    public void write(KafkaRecord record) {
        Content key = decoder.key(record);
        Content value = decoder.value(record);
        rows.row(Arrays.<@Nullable String>asList(
                record.topic(),
                Integer.toString(record.partition()),
                Long.toString(record.offset()),
                record.hasTime() ? record.timestamp().toString() : null,
                text(key),
                text(value),
                headers(record),
                schema(key),
                schema(value),
                problem(key, value)));
    }

    private static @Nullable String text(Content content) {
        return content.form() == Form.NONE ? null : content.compact();
    }

    private static @Nullable String schema(Content content) {
        return content.schema() == null ? null : Integer.toString(content.schema().id());
    }

    private static @Nullable String problem(Content key, Content value) {
        if (key.why().isEmpty() && value.why().isEmpty()) {
            return null;
        }
        String keys = key.why().isEmpty() ? "" : "key: " + key.why();
        String values = value.why().isEmpty() ? "" : "value: " + value.why();
        return keys.isEmpty() || values.isEmpty() ? keys + values : keys + "; " + values;
    }

    private String headers(KafkaRecord record) {
        StringBuilder all = new StringBuilder("[");
        for (KafkaRecord.Header header : record.headers()) {
            Content content = decoder.header(header.value());
            all.append(all.length() == 1 ? "" : ",").append("{\"key\":").append(quoted(header.key()))
                    .append(",\"value\":")
                    .append(content.form() == Form.NONE ? "null" : quoted(content.compact()))
                    .append('}');
        }
        return all.append(']').toString();
    }

    private static String quoted(String text) {
        return ExactJson.compact(TextNode.valueOf(text));
    }

    @Override
    public void flush() throws IOException {
        flush.run();
    }

    @Override
    public void close() throws IOException {
        flush();
        rows.close();
    }
}
