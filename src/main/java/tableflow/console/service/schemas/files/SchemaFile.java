package tableflow.console.service.schemas.files;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.document.FormatGuess;

/// A schema file of a folder.
///
/// @param path absolute
/// @param name within the folder, with `/` between its parts: `json/values/orders-value.json`
/// @param size in bytes
/// @param changed when it was last written
/// @param told when the file beside it that tells its references was last written; empty without one
public record SchemaFile(Path path, String name, long size, Instant changed, Optional<Instant> told) {

    /// Its language, by its name or else by what it holds; empty when neither tells.
    public Optional<SchemaFormat> format(String text) {
        return FormatGuess.of(name, text);
    }

    /// Its name without folders.
    public String lastName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
