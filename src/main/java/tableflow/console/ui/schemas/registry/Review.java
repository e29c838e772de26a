package tableflow.console.ui.schemas.registry;

import java.util.List;

/// What a plan comes to, for the eyes of who decides.
///
/// @param notes what follows from it, one sentence each
/// @param blocked why it cannot be done; none when it can
/// @param changes whether there is anything to do
/// @param careful whether a name has to be typed first, because it touches production
public record Review(
        String summary, Rows rows, List<String> notes, List<String> blocked, boolean changes, boolean careful) {

    /// What is concerned, as a table.
    public record Rows(List<String> titles, List<List<String>> cells) {
        public Rows {
            titles = List.copyOf(titles);
            cells = cells.stream().map(List::copyOf).toList();
        }
    }

    public Review {
        notes = List.copyOf(notes);
        blocked = List.copyOf(blocked);
    }

    Review(String summary, Rows rows, List<String> notes, List<String> blocked, boolean changes) {
        this(summary, rows, notes, blocked, changes, false);
    }

    boolean canBeDone() {
        return changes && blocked.isEmpty();
    }
}
