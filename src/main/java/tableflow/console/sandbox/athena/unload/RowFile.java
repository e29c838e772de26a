package tableflow.console.sandbox.athena.unload;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/// A file that takes rows, as values in the engine's words.
interface RowFile extends AutoCloseable {
    void add(List<JsonNode> values) throws IOException;

    @Override
    void close() throws IOException;
}
