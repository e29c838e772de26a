package tableflow.console.service.query.desk;

import java.util.Arrays;
import java.util.Locale;

/// How lists of statements are searched.
public final class WordSearch {

    private WordSearch() {}

    /// Whether each word of `words` occurs in one of the texts, in any case.
    ///
    /// @param words parted by blanks; none of them fits everything
    public static boolean fits(String words, String... texts) {
        String all = String.join("\n", texts).toLowerCase(Locale.ROOT);
        return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }
}
