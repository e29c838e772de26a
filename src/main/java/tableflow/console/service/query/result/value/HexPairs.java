package tableflow.console.service.query.result.value;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Bytes as Athena writes them: pairs of hexadecimal digits with blanks between, `0a 1b`.
public final class HexPairs {

    private static final HexFormat FORMAT = HexFormat.ofDelimiter(" ");

    private HexPairs() {}

    /// The bytes; null when the text is none. A line feed may stand for a blank, as it does after 32 bytes.
    public static byte @Nullable [] parse(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        try {
            return FORMAT.parseHex(text.replace('\n', ' '));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    public static String format(byte[] bytes) {
        return FORMAT.formatHex(bytes);
    }
}
