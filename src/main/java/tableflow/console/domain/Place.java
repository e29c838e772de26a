package tableflow.console.domain;

/// A place in a document of the user's.
///
/// @param file as the user named it
/// @param line counted from 1; 0 when the whole file is meant
/// @param column in characters, counted from 1; 0 when the whole file is meant
public record Place(String file, int line, int column) {

    /// The whole of `file`.
    public static Place file(String file) {
        return new Place(file, 0, 0);
    }

    /// `file:line:column`, the form that editors and terminals follow.
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
