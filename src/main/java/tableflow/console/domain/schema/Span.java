package tableflow.console.domain.schema;

import tableflow.console.domain.Place;

/// A stretch of a text, for who counts characters and for who counts lines.
///
/// @param from the first character, counted from 0
/// @param to the one after the last; equal to `from` where something is missing
/// @param line of the first character, counted from 1
/// @param column of the first character within its line, counted from 1
/// @param endLine of the character after the last
/// @param endColumn of the character after the last, counted from 1
public record Span(int from, int to, int line, int column, int endLine, int endColumn) {

    /// The beginning of a text, for what is said of the whole of it.
    public static final Span START = new Span(0, 0, 1, 1, 1, 1);

    /// Where it begins in `file`.
    public Place in(String file) {
        return new Place(file, line, column);
    }

    /// `line:column`.
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
