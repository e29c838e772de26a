package tableflow.console.domain;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong with what the user gave: a manifest, a profile file, a schema file, an option.
///
/// @param path where in the document: `topics.topic2.partitions`; empty for the document itself
/// @param message what is wrong
/// @param allowed what would be right; absent where the message says it all
/// @param place absent for what did not come from a file
public record Problem(String path, String message, @Nullable String allowed, @Nullable Place place) {

    /// A problem of a document without a file.
    public static Problem of(String path, String message, @Nullable String allowed) {
        return new Problem(path, message, allowed, null);
    }

    /// A problem at `where`, which needs no other name.
    public static Problem at(Place where, String message) {
        return new Problem("", message, null, where);
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
