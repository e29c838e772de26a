package tableflow.console.service.query.catalog;

import java.util.Locale;

/// How well a name fits what somebody has typed.
public final class Fuzzy {
    /// It does not fit.
    public static final int NONE = -1;
    /// What is typed is the name.
    public static final int EXACT = 1_000;
    /// In front of the columns that Tableflow adds; nobody begins with it.
    private static final String METADATA = "$$";
    private static final int PREFIX = 800;
    private static final int WORD = 600;
    private static final int INSIDE = 400;
    private static final int SCATTERED = 200;

    private Fuzzy() {}

    /// The same letters in front are best, then at the beginning of a word, then anywhere in one piece, then in order
    /// with others between them; shorter names come before longer ones. An empty text fits every name.
    ///
    /// @param typed in lower case
    /// @return [#NONE], or more for a better fit
    public static int score(String typed, String name) {
        if (typed.isEmpty()) {
            return 1;
        }
        if (name.startsWith(METADATA) && typed.charAt(0) != '$') {
            return score(typed, name.substring(METADATA.length()));
        }
        String lower = isLower(name) ? name : name.toLowerCase(Locale.ROOT);
        int length = Math.min(99, lower.length());
        int at = lower.indexOf(typed);
        if (at == 0) {
            return lower.length() == typed.length() ? EXACT : PREFIX - length;
        }
        if (at > 0) {
            return wordAt(lower, typed, at) ? WORD - length : INSIDE - length;
        }
        return inOrder(typed, lower) ? SCATTERED - length : NONE;
    }

    private static boolean wordAt(String name, String typed, int first) {
        for (int at = first; at > 0; at = name.indexOf(typed, at + 1)) {
            if (!Character.isLetterOrDigit(name.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean inOrder(String typed, String name) {
        int at = 0;
        for (int i = 0; i < typed.length(); i++) {
            at = name.indexOf(typed.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        // One letter that is somewhere fits nearly all names.
        return typed.length() > 1;
    }

    private static boolean isLower(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > 127 || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }
}
