package tableflow.console.service.query.language;

import java.util.Optional;

/// Something of a text that Athena would refuse.
///
/// @param from first character, in the whole text
/// @param to behind the last one; greater than `from` unless the text is empty
/// @param line of `from`, from 1
/// @param column of `from`, from 1
/// @param message a sentence or two
/// @param fix what would mend it, where that is clear
public record SyntaxProblem(int from, int to, int line, int column, String message, Optional<Fix> fix) {

    /// Another text for a piece of the text.
    ///
    /// @param title what it does, such as `Quote the name: "lkc-abc"`
    public record Fix(int from, int to, String text, String title) {}
}
