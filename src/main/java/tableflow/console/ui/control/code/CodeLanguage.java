package tableflow.console.ui.control.code;

import java.util.List;
import java.util.Optional;

/// What [CodeEditor] knows of a language. Offsets count UTF-16 units of the text, in which lines end with `\n`.
///
/// [#highlight(String)] and [#lineComment()] may be called on any thread; for short texts it is the JavaFX thread, so
/// [#highlight(String)] must take no more than some milliseconds for 32 KiB. All else runs in the background and may be
/// interrupted. A method that throws shows nothing and breaks nothing.
public interface CodeLanguage {

    /// The parts of the text that are not plain, in order and without overlaps.
    List<Span> highlight(String text);

    /// What is wrong with the text, in order of place.
    default List<CodeProblem> problems(String text) {
        return List.of();
    }

    /// What could stand at the caret.
    default Completions complete(String text, int caret) {
        return Completions.none(caret);
    }

    /// What the text at `offset` means.
    default Optional<Hint> hover(String text, int offset) {
        return Optional.empty();
    }

    /// The parameters of the call that the caret stands in.
    default Optional<Signature> signature(String text, int caret) {
        return Optional.empty();
    }

    /// The text in good order; empty when it cannot be told.
    default Optional<String> format(String text) {
        return Optional.empty();
    }

    /// What makes the rest of a line a comment; empty when the language has no such thing.
    default Optional<String> lineComment() {
        return Optional.empty();
    }

    /// A language of which nothing is known.
    static CodeLanguage plain() {
        return text -> List.of();
    }

    /// A part of the text.
    ///
    /// @param to the character after the last
    record Span(int from, int to, Token token) {}

    /// What a part of the text is; each has a colour in the theme.
    enum Token {
        KEYWORD,
        FUNCTION,
        TYPE,
        STRING,
        NUMBER,
        /// A name in quotes, a key of an object, a field.
        NAME,
        COMMENT,
        PARAMETER,
        /// What no statement can hold, such as a string without its end.
        INVALID
    }
}
