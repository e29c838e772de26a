package tableflow.console.sandbox.aws;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Percent-encoding as AWS means it (RFC 3986): unreserved characters stay, all other bytes of the UTF-8 form become
/// `%XX` in upper case.
public final class UriCode {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private UriCode() {}

    public static String encode(String text) {
        return encode(text, false);
    }

    /// Leaves slashes as they are.
    public static String encodePath(String text) {
        return encode(text, true);
    }

    private static String encode(String text, boolean slashes) {
        if (stays(text, slashes)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (unreserved(c) || (slashes && c == '/')) {
                out.append(c);
            } else {
                out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return out.toString();
    }

    /// True for a text in which nothing is to be encoded, as most keys are.
    private static boolean stays(String text, boolean slashes) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!unreserved(c) && !(slashes && c == '/')) {
                return false;
            }
        }
        return true;
    }

    private static boolean unreserved(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
                || c == '-' || c == '_' || c == '.' || c == '~';
    }

    /// Decodes a path or a part of one: a plus sign stays one, and a percent sign that begins nothing stays too.
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = c == '%' && i + 2 < text.length()
                    ? Character.digit(text.charAt(i + 1), 16) * 16 + Character.digit(text.charAt(i + 2), 16)
                    : -1;
            if (c == '%' && value >= 0) {
                bytes.write(value);
                i += 2;
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// Decodes a part of a query: a plus sign is a space.
    public static String decodeQuery(String text) {
        return decode(text.replace('+', ' '));
    }
}
