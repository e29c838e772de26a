package tableflow.console.service.query.result.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.ResultColumn;

/// Rows as JSON Lines: an object on a line for each, with all digits of its numbers.
public final class JsonLines implements RowWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Writer to;
    private final JsonGenerator json;
    private List<ResultColumn> columns = List.of();
    private List<String> names = List.of();

    /// @param to closed with this
    public JsonLines(Writer to) {
        this.to = to;
        try {
            this.json = FACTORY.createGenerator(to).setRootValueSeparator(null);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void columns(List<ResultColumn> all) {
        columns = all;
        names = JsonValues.names(all);
    }

    @Override
    public void row(List<@Nullable String> values) {
        try {
            json.writeStartObject();
            for (int i = 0; i < values.size(); i++) {
                json.writeFieldName(names.get(i));
                JsonValues.writeDeep(json, values.get(i), columns.get(i));
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException("a row could not be written", failed);
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
        to.close();
    }
}
