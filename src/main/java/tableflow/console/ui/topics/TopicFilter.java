package tableflow.console.ui.topics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.service.topics.TopicRow;

/// Which topics are shown: those whose name has every word of the text in it, as far as the toggles let them.
///
/// @param favourites only these; all when absent
record TopicFilter(
        List<String> words, boolean onlyTableflow, boolean onlyProblems, boolean internal,
        @Nullable Set<String> favourites) {

    static TopicFilter of(
            String text, boolean onlyTableflow, boolean onlyProblems, boolean internal,
            @Nullable Set<String> favourites) {
        List<String> words = Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return new TopicFilter(words, onlyTableflow, onlyProblems, internal, favourites);
    }

    boolean matches(TopicRow row) {
        if (!internal && row.internal()) {
            return false;
        }
        if (favourites != null && !favourites.contains(row.name())) {
            return false;
        }
        if (onlyTableflow && row.table().isEmpty()) {
            return false;
        }
        if (!words.isEmpty()) {
            String name = row.name().toLowerCase(Locale.ROOT);
            for (String word : words) {
                if (!name.contains(word)) {
                    return false;
                }
            }
        }
        return !onlyProblems || !row.problems().isEmpty();
    }

    /// Whether it hides anything but internal topics: then an empty table is the filter's doing.
    boolean isNarrow() {
        return onlyTableflow || onlyProblems || favourites != null || !words.isEmpty();
    }
}
