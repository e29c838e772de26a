package tableflow.console.ui.control.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What could stand at the caret, best first.
///
/// @param from the first character that a suggestion takes the place of
/// @param to the one after the last
public record Completions(int from, int to, List<Suggestion> suggestions) {

    public Completions {
        suggestions = List.copyOf(suggestions);
    }

    /// Nothing could.
    public static Completions none(int caret) {
        return new Completions(caret, caret, List.of());
    }

    /// One of the things that could stand there.
    ///
    /// @param label what is shown
    /// @param insert what is written; `$0` in it, if anywhere, is where the caret goes
    /// @param detail behind the label: a type
    /// @param documentation beside the list; may be empty
    /// @param besides what it needs elsewhere; null for nothing
    public record Suggestion(Kind kind, String label, String insert, String detail, String documentation,
            @Nullable Insertion besides) {

        /// One that needs nothing elsewhere.
        public Suggestion(Kind kind, String label, String insert, String detail, String documentation) {
            this(kind, label, insert, detail, documentation, null);
        }

        /// The caret goes here.
        public static final String CARET = "$0";
    }

    /// Something that is written at another place before the caret, such as an import.
    public record Insertion(int at, String text) {}

    /// What a suggestion is; each has an icon.
    public enum Kind {
        DATABASE,
        TABLE,
        COLUMN,
        FUNCTION,
        KEYWORD,
        SNIPPET,
        TYPE,
        /// A name that the text, or one that it refers to, defines.
        NAME,
        VALUE,
        OTHER
    }
}
