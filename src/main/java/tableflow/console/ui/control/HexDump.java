package tableflow.console.ui.control;

import java.util.Locale;

/// Bytes in hexadecimal, sixteen a line, with their place in front and what can be read of them behind.
public final class HexDump {

    private static final int A_LINE = 16;

    private HexDump() {}

    /// @param most bytes that are written; the others are left out
    public static String of(byte[] bytes, int most) {
        StringBuilder dump = new StringBuilder();
        for (int from = 0; from < Math.min(bytes.length, most); from += A_LINE) {
            StringBuilder readable = new StringBuilder();
            dump.append(String.format(Locale.ROOT, "%08x ", from));
            for (int i = from; i < from + A_LINE; i++) {
                dump.append(i < bytes.length ? String.format(Locale.ROOT, " %02x", bytes[i]) : "   ");
                if (i < bytes.length) {
                    readable.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '.');
                }
            }
            dump.append("  ").append(readable).append('\n');
        }
        return dump.toString();
    }
}
