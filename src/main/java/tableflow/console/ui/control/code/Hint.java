package tableflow.console.ui.control.code;

/// What a part of the text means, for the pointer that rests on it.
///
/// @param from the first character of the part
/// @param to the one after the last
/// @param text plain, may have several lines; may be empty
public record Hint(int from, int to, String title, String text) {}
