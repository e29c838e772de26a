package tableflow.console.service.storage.export;

import java.nio.charset.StandardCharsets;

/// Keys for people and for other programs: they may hold every character that UTF-8 has.
public final class PlainKeys {

    private static final String UNRESERVED = "-_.~/";

    private PlainKeys() {}

    /// With what would move a cursor or turn the text around written as its number.
    public static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (Character.isISOControl(point) || type == Character.FORMAT || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR || type == Character.SURROGATE) {
                shown.append(point > Character.MAX_VALUE
                        ? String.format("\\u{%X}", point) : String.format("\\u%04X", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /// As the manifests of S3 Batch Operations and the lists of S3 Inventory have it: all but letters, digits and
    /// `-_.~/` as the bytes of UTF-8 in hexadecimal.
    public static String urlEncoded(String key) {
        StringBuilder encoded = new StringBuilder(key.length() + 16);
        for (byte one : key.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            if ((c < 0x80 && Character.isLetterOrDigit(c)) || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
