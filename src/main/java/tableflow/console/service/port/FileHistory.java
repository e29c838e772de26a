package tableflow.console.service.port;

import java.nio.file.Path;
import java.util.List;

/// What a file held before, as its version control tells.
@FunctionalInterface
public interface FileHistory {

    /// Where no version control knows the file.
    FileHistory NONE = file -> Past.UNKNOWN;

    /// The past of a file.
    ///
    /// @param texts newest first
    /// @param whole whether it held nothing else; false where only a part is known, or nothing
    record Past(List<String> texts, boolean whole) {

        /// Nothing is known.
        public static final Past UNKNOWN = new Past(List.of(), false);

        public Past {
            texts = List.copyOf(texts);
        }
    }

    /// Blocks, a few seconds at most. What goes wrong makes less known, and fails nothing.
    Past past(Path file);
}
