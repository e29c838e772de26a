package tableflow.console.domain.doctor.explain;

/// A place in a text.
///
/// @param from where it begins
/// @param to where it ends; the character there is no part of it
public record Span(int from, int to) {

    boolean holds(int at) {
        return from <= at && at < to;
    }
}
