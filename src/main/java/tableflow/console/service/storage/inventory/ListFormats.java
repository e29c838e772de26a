package tableflow.console.service.storage.inventory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How the files of a list are read.
final class ListFormats {

    private ListFormats() {}

    /// Reads all rows of a file that was fetched.
    @FunctionalInterface
    interface Reader {
        /// @throws IllegalArgumentException for a row that is none, with its number
        /// @throws IOException when the file is none of its format, or cannot be read
        void read(Path file, InventoryRow.Sink sink) throws IOException;
    }

    /// Empty for a format that the console does not read.
    static Optional<Reader> of(Manifest manifest) {
        if (manifest.isCsv()) {
            CsvList list = new CsvList(manifest.fields());
            return Optional.of((file, sink) -> {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    list.read(in, sink);
                }
            });
        }
        return manifest.isParquet() ? Optional.of(ParquetList::read) : Optional.empty();
    }
}
