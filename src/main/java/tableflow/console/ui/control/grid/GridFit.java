package tableflow.console.ui.control.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How wide a column has to be for its name and some of its values.
final class GridFit {

    /// The most when the user asks for it, and when nobody did.
    static final double MOST = 900;
    static final double MOST_AT_FIRST = 320;

    private static final double LEAST = 56;
    private static final double PADDING = 20;
    /// The sign of the type, the arrow of the order, and the paddings.
    private static final double HEADER_EXTRA = 58;
    private static final double TITLE_LETTER = 7.2;
    private static final double MOST_TITLE = 200;
    private static final int NULL_LETTERS = 4;

    private GridFit() {}

    /// @param letter the width of a letter of a value
    static double width(
            GridColumn column, int number, List<List<@Nullable String>> rows, double letter, double most) {
        double widest = Math.min(column.title().length() * TITLE_LETTER, MOST_TITLE) + HEADER_EXTRA;
        for (List<@Nullable String> row : rows) {
            String value = number < row.size() ? row.get(number) : null;
            widest = Math.max(widest, letters(value) * letter + PADDING);
        }
        return Math.clamp(Math.ceil(widest), LEAST, most);
    }

    private static int letters(@Nullable String value) {
        if (value == null) {
            return NULL_LETTERS;
        }
        // A letter of East Asia takes two places.
        return CellText.isEven(value) ? value.length() : value.chars().map(c -> c > 0x10ff ? 2 : 1).sum();
    }
}
