package tableflow.console.ui.control.grid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a value is written in a cell of one line: its beginning, with signs where lines break. A value of ten megabytes
/// must reach neither the layout of a text nor a copy of it.
public final class CellText {

    /// The most characters of a value that a cell knows.
    public static final int MOST = 500;

    private static final char BREAK = '\u21b5';
    private static final char CUT = '\u2026';

    private CellText() {}

    /// `value` as a cell writes it; null stays null.
    public static @Nullable String of(@Nullable String value) {
        if (value == null || (value.length() <= MOST && isPlain(value))) {
            return value;
        }
        int end = Math.min(value.length(), MOST);
        if (end < value.length() && Character.isHighSurrogate(value.charAt(end - 1))) {
            end--;
        }
        StringBuilder text = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            if (c == '\r' && i + 1 < end && value.charAt(i + 1) == '\n') {
                continue;
            }
            text.append(c == '\n' || c == '\r' ? BREAK : c < ' ' ? ' ' : c);
        }
        return end < value.length() ? text.append(CUT).toString() : text.toString();
    }

    /// The beginning of `text` that fits `letters` letters of one width, with a sign where it was cut.
    static String fitted(String text, int letters) {
        if (text.length() <= letters) {
            return text;
        }
        int end = Math.max(0, letters - 1);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + CUT;
    }

    /// Whether every letter of `text` is as wide as any other in a fixed-width font.
    static boolean isEven(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x24f && c != CUT && c != BREAK) {
                return false;
            }
        }
        return true;
    }

    static List<List<@Nullable String>> ofRows(List<List<@Nullable String>> rows) {
        List<List<@Nullable String>> texts = new ArrayList<>(rows.size());
        for (List<@Nullable String> row : rows) {
            List<@Nullable String> cells = new ArrayList<>(row.size());
            for (String value : row) {
                cells.add(of(value));
            }
            texts.add(Collections.unmodifiableList(cells));
        }
        return texts;
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ') {
                return false;
            }
        }
        return true;
    }
}
