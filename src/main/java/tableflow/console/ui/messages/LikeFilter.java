package tableflow.console.ui.messages;

import java.util.Optional;
import tableflow.console.ui.messages.RecordColumn.Field;
import tableflow.console.ui.messages.RecordColumn.Fixed;

/// Makes an expression that finds the records with the value of one cell.
final class LikeFilter {

    private static final int LONGEST = 200;

    private LikeFilter() {}

    /// Empty where a column has nothing that expressions can name, or the value is too long for one or has several
    /// lines, which a cell does not show as they are.
    static Optional<String> of(RecordColumn column, String value) {
        if (value.length() > LONGEST || value.indexOf('\u21b5') >= 0) {
            return Optional.empty();
        }
        return switch (column) {
            case Field(var path, boolean numeric) -> Optional.of(path + " == " + (numeric || isPlain(value)
                    ? value : quoted(value)));
            case Fixed.PARTITION -> Optional.of("partition == " + value);
            case Fixed.OFFSET -> Optional.of("offset == " + value);
            case Fixed.KEY -> Optional.of("key == " + quoted(value));
            case Fixed.SIZE -> Optional.of("bytes == " + value);
            default -> Optional.empty();
        };
    }

    private static boolean isPlain(String value) {
        return value.equals("true") || value.equals("false");
    }

    private static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }
}
