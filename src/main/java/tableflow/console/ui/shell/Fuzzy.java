package tableflow.console.ui.shell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Finds what the user means by a few letters: all letters must occur in order; matches at word starts and in a row
/// rank higher, and so do short texts.
final class Fuzzy {

    private static final int NONE = Integer.MIN_VALUE;

    private Fuzzy() {}

    /// The items that match `query`, best first; all of them, in their order, for a blank query.
    static <T> List<T> search(List<T> items, Function<T, String> text, String query) {
        record Hit<T>(T item, int score) {}
        String letters = fold(query);
        return items.stream()
                .map(item -> new Hit<>(item, score(fold(text.apply(item)), letters)))
                .filter(hit -> hit.score() != NONE)
                .sorted(Comparator.<Hit<T>>comparingInt(Hit::score).reversed())
                .map(Hit::item)
                .toList();
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /// The best score over all places where the first letter occurs.
    private static int score(String text, String query) {
        if (query.isEmpty()) {
            return 0;
        }
        int best = NONE;
        for (int start = text.indexOf(query.charAt(0)); start >= 0; start = text.indexOf(query.charAt(0), start + 1)) {
            best = Math.max(best, scoreFrom(text, query, start));
        }
        return best == NONE ? NONE : best * 100 - text.length();
    }

    private static int scoreFrom(String text, String query, int start) {
        int score = 0;
        int at = start;
        int previous = start - 2;
        for (int i = 0; i < query.length(); i++) {
            char letter = query.charAt(i);
            if (letter == ' ') {
                continue;
            }
            at = text.indexOf(letter, at);
            if (at < 0) {
                return NONE;
            }
            boolean wordStart = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            score += 1 + (wordStart ? 8 : 0) + (at == previous + 1 ? 8 : 0);
            previous = at++;
        }
        return score;
    }
}
