package tableflow.console.service.schemas.assist;

/// A stretch of a text.
///
/// @param from the first character, counted from 0
/// @param to the one after the last
public record Range(int from, int to) {

    /// Whether a caret at `offset` touches it.
    public boolean touches(int offset) {
        return from <= offset && offset <= to;
    }

    /// Whether `other` lies within it.
    public boolean holds(Range other) {
        return from <= other.from && other.to <= to;
    }
}
