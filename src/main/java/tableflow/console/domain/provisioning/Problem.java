package tableflow.console.domain.provisioning;

import org.jspecify.annotations.Nullable;

/// Something wrong with a manifest or a schema file.
///
/// @param path where in the manifest: `topics.topic2.partitions`; empty for the document itself
/// @param message what is wrong
/// @param allowed what would be right; absent where the message says it all
/// @param place absent for a manifest that did not come from a file
public record Problem(String path, String message, @Nullable String allowed, @Nullable Place place) {

    /// A place in a file; line and column count from 1.
    public record Place(String file, int line, int column) {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    /// A problem of a manifest without a file.
    public static Problem of(String path, String message, @Nullable String allowed) {
        return new Problem(path, message, allowed, null);
    }

    /// The same problem at `where`.
    public Problem at(@Nullable Place where) {
        return new Problem(path, message, allowed, where);
    }

    /// One line: `file:line:column: path: message (allowed)`.
    @Override
    public String toString() {
        return (place == null ? "" : place + ": ")
                + (path.isEmpty() ? "" : path + ": ")
                + message
                + (allowed == null ? "" : " (" + allowed + ")");
    }
}
