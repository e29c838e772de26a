package tableflow.console.ui.change;

import java.util.List;

/// What a plan comes to, for the eyes of who decides.
///
/// @param notes what follows from it, one sentence each
/// @param blocked why it cannot be done; none when it can
/// @param changes whether there is anything to do
/// @param careful whether a name has to be typed first, because it touches production
public record Review(
        String summary, Rows rows, List<Note> notes, List<String> blocked, boolean changes, boolean careful) {

    /// A sentence about what follows.
    ///
    /// @param warning whether it should make one think, rather than being good to know
    public record Note(boolean warning, String words) {

        public static List<Note> warnings(List<String> sentences) {
            return sentences.stream().map(it -> new Note(true, it)).toList();
        }
    }

    /// What is concerned, as a table.
    public record Rows(List<String> titles, List<List<String>> cells) {

        /// There is nothing to list.
        public static final Rows NONE = new Rows(List.of(), List.of());

        public Rows {
            titles = List.copyOf(titles);
            cells = cells.stream().map(List::copyOf).toList();
        }
    }

    public Review {
        notes = List.copyOf(notes);
        blocked = List.copyOf(blocked);
    }

    public Review(String summary, Rows rows, List<Note> notes, List<String> blocked, boolean changes) {
        this(summary, rows, notes, blocked, changes, false);
    }

    /// A plan that nothing stands against.
    ///
    /// @param warnings what follows from it, one sentence each
    public static Review of(String summary, Rows rows, List<String> warnings, boolean changes) {
        return new Review(summary, rows, Note.warnings(warnings), List.of(), changes);
    }

    List<String> words() {
        return notes.stream().map(Note::words).toList();
    }

    boolean canBeDone() {
        return changes && blocked.isEmpty();
    }
}
