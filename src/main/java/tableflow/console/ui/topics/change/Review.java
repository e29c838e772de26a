package tableflow.console.ui.topics.change;

import java.util.List;

/// What a change would do, before it is done.
///
/// @param summary in a sentence
/// @param titles of the columns of `rows`
/// @param rows what changes, part by part: before and after
/// @param warnings what it brings about
/// @param changes whether there is anything to do
public record Review(
        String summary, List<String> titles, List<List<String>> rows, List<String> warnings, boolean changes) {
    public Review {
        titles = List.copyOf(titles);
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
    }
}
