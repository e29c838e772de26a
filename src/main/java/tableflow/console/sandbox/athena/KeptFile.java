package tableflow.console.sandbox.athena;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tableflow.console.sandbox.http.BadJson;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.OwnerOnly;

/// A JSON document on disk that is replaced as a whole: a kill leaves the old one or the new one.
record KeptFile(Path file) {
    /// The document, or an empty one when nothing was kept yet.
    ///
    /// @throws IOException when it cannot be read or is no JSON
    JsonNode read() throws IOException {
        if (!Files.exists(file)) {
            return Json.object();
        }
        try {
            return Json.parse(Files.readAllBytes(file));
        } catch (BadJson e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    void write(JsonNode document) {
        try {
            OwnerOnly.write(file, Json.bytes(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
