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

    /// Blanks by which its good order indents one level more, and so do Enter and Tab.
    default int indent() {
        return 4;
    }

    /// What makes the rest of a line a comment; empty when the language has no such thing.
    default Optional<String> lineComment() {
        return Optional.empty();
    }

    /// Whether what could stand at the caret is shown once this was typed.
    default boolean opens(char typed) {
        return typed == '.';
    }

    /// Whether a character belongs to the word that is being completed.
    default boolean isPart(char c) {
        return Character.isJavaIdentifierPart(c) || c == '"' || c == '`' || c == '-';
    }

    /// Where the name at `offset` is defined.
    default Optional<Place> definition(String text, int offset) {
        return Optional.empty();
    }

    /// Where else the name at `offset` stands, its definition among them, in order.
    default List<Place> uses(String text, int offset) {
        return List.of();
    }

    /// What can be folded to its first line, in order; each lies within another or beside it.
    default List<Fold> folds(String text) {
        return List.of();
    }

    /// A language of which nothing is known.
    static CodeLanguage plain() {
        return text -> List.of();
    }

    /// A part of the text.
    ///
    /// @param to the character after the last
    record Span(int from, int to, Token token) {}

    /// A name somewhere.
    ///
    /// @param document another text that has it, by its name; empty for this one
    /// @param to the character after the last
    record Place(String document, int from, int to) {}

    /// From the bracket in the line that stays to behind its counterpart.
    record Fold(int from, int to) {}

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
