package tableflow.console.ui.control.code;

/// Something wrong with the text.
///
/// @param from the first character concerned
/// @param to the one after the last; never before `from`, and equal to it where something is missing
/// @param error otherwise a warning
public record CodeProblem(int from, int to, boolean error, String message) {

    /// An error.
    public static CodeProblem error(int from, int to, String message) {
        return new CodeProblem(from, to, true, message);
    }

    /// A warning.
    public static CodeProblem warning(int from, int to, String message) {
        return new CodeProblem(from, to, false, message);
    }
}
