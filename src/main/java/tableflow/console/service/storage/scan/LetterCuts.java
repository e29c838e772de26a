package tableflow.console.service.storage.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts between letters that are not ASCII: Cyrillic, Chinese, or anything else that names are written in. Letters of
/// one alphabet stand together in Unicode, so the middle of what is left of it is a fair guess.
final class LetterCuts {

    /// Where some alphabets end; a letter is taken to be of the first one that ends behind it.
    private static final int[] ENDS = {
        0x7f, 0x250, 0x400, 0x530, 0x600, 0x900, 0xe80, 0x1100, 0x2000, 0x3040, 0x3100, 0xa000, 0xac00, 0xd7a4,
        0x10000, 0x20000, 0x30000, Character.MAX_CODE_POINT};

    private LetterCuts() {}

    /// A position between a name and an end, in the middle of the letters there; none where the name has no letter to
    /// tell from.
    ///
    /// @param common letters at the start that are the same
    static List<String> between(String name, @Nullable String end, int common) {
        int at = common;
        int high = end == null || common >= end.length() ? 0 : end.codePointAt(common);
        while (at < name.length()) {
            int low = name.codePointAt(at);
            int limit = high == 0 ? end(low) : high;
            int cut = outsideOfPairs(low + (limit - low) / 2);
            if (cut > low && cut < limit) {
                return List.of(name.substring(0, at) + Character.toString(cut));
            }
            // Neighbours: what lies between them begins with the first of them.
            at += Character.charCount(low);
            high = 0;
        }
        return List.of();
    }

    /// About which share of the letters from one to another lies before a third, from 0 to 1.
    ///
    /// @param upTo absent for the end of the alphabet
    static double share(int from, int at, @Nullable Integer upTo) {
        int high = upTo == null || upTo <= from ? end(from) : upTo;
        return Math.clamp((at - from) / (double) Math.max(1, high - from), 0, 1);
    }

    static boolean isOther(int letter) {
        return letter > '~';
    }

    private static int end(int letter) {
        for (int end : ENDS) {
            if (letter < end) {
                return end;
            }
        }
        return Character.MAX_CODE_POINT;
    }

    private static int outsideOfPairs(int letter) {
        boolean half = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
        return half ? Character.MAX_SURROGATE + 1 : letter;
    }
}
