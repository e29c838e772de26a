package tableflow.console.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number of bytes as a user writes it: `1000000`, `1MB`, `2.5 GB`. The units are powers of ten, as those of Athena's
/// price; nothing is rounded.
public final class ByteText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?)\\s*(b|kb|mb|gb|tb)?");

    private static final List<String> UNITS = List.of("b", "kb", "mb", "gb", "tb");

    private static final List<String> SHOWN = List.of("", " kB", " MB", " GB", " TB");

    private ByteText() {}

    /// Reads what a user has written.
    ///
    /// @throws IllegalArgumentException with the reason, when it is no whole number of bytes from 0 to 2^63 - 1
    public static long read(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no number of bytes such as 1000000 or 2.5GB");
        }
        int thousands = form.group(2) == null ? 0 : UNITS.indexOf(form.group(2));
        try {
            return new BigDecimal(form.group(1)).scaleByPowerOfTen(3 * thousands).longValueExact();
        } catch (ArithmeticException notWhole) {
            throw new IllegalArgumentException("'" + text + "' is no whole number of bytes that fits", notWhole);
        }
    }

    /// The shortest exact form with the largest unit that divides it: `100 GB`, `1500 MB`, `1048576`.
    ///
    /// @param bytes from 0 on
    public static String of(long bytes) {
        long rest = bytes;
        int thousands = 0;
        while (rest != 0 && rest % 1000 == 0 && thousands < SHOWN.size() - 1) {
            rest /= 1000;
            thousands++;
        }
        return rest + SHOWN.get(thousands);
    }
}
