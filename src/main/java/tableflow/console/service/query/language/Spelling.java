package tableflow.console.service.query.language;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tableflow.console.domain.sql.Token;

/// Words that somebody may have meant.
final class Spelling {
    /// The parser names what begins a query in one.
    private static final String QUERIES = ", 'SELECT', 'WITH', 'VALUES', 'TABLE'";

    private Spelling() {}

    /// A word of a list that is one or two slips away.
    ///
    /// @param expected `'SELECT', 'FROM', <identifier>`
    static Optional<String> near(Token token, String expected) {
        if (!token.isWord() || token.length() < 3) {
            return Optional.empty();
        }
        String typed = token.text().toUpperCase(Locale.ROOT);
        String best = "";
        int least = typed.length() < 5 ? 2 : 3;
        String words = expected.contains("<query>") ? expected + QUERIES : expected;
        for (String part : Stream.of(words.split(", ")).filter(word -> word.startsWith("'")).toList()) {
            String word = part.replace("'", "");
            int slips = slips(typed, word);
            if (slips > 0 && slips < least) {
                least = slips;
                best = word;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /// Letters to add, drop, change or swap with the next.
    static int slips(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean same = from.charAt(i - 1) == to.charAt(j - 1);
                int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                least = Math.min(least, cost[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped = i > 1 && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[from.length()][to.length()];
    }
}
