package tableflow.console.service.messages.filter;

/// What is wrong with a filter, and where.
///
/// @param from the first character that it is about, counted from 0
/// @param to behind the last; at least one character
public record FilterFlaw(int from, int to, String message) {

    /// For one line: `column 7: …`.
    @Override
    public String toString() {
        return "column " + (from + 1) + ": " + message;
    }
}
