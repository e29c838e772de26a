package tableflow.console.domain;

import java.math.BigInteger;
import java.util.Locale;

/// Lengths of time and sizes for people: a short form that is easy to compare, and the exact value beside it.
public final class Units {

    private static final String[] TIME_NAMES = {"day", "h", "min", "s", "ms"};
    private static final long[] TIME_MILLIS = {86_400_000L, 3_600_000L, 60_000L, 1_000L, 1L};
    private static final String[] SIZE_NAMES = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final int EXBI_BITS = 60;
    private static final BigInteger EXBIBYTES = BigInteger.ONE.shiftLeft(EXBI_BITS + 2);

    private Units() {}

    /// A length of time in its two largest units: `7 days`, `1 day 12 h`, `1 min 30 s`, `250 ms`. What does not fit
    /// into two units is left out and said by `≈` in front. Below zero there is no human form: the number itself.
    public static String duration(long millis) {
        if (millis <= 0) {
            return millis == 0 ? "0 ms" : millis + " ms";
        }
        StringBuilder text = new StringBuilder();
        long rest = millis;
        int units = 0;
        for (int i = 0; i < TIME_NAMES.length && units < 2; i++) {
            long count = rest / TIME_MILLIS[i];
            if (count > 0) {
                text.append(units == 0 ? "" : " ").append(grouped(count)).append(' ').append(TIME_NAMES[i]);
                text.append(i == 0 && count > 1 ? "s" : "");
                rest -= count * TIME_MILLIS[i];
            }
            // Two units that are neighbours: "7 days 1 ms" reads as more exact than anybody needs.
            units += units > 0 || count > 0 ? 1 : 0;
        }
        return (rest > 0 ? "≈ " : "") + text;
    }

    /// The exact length of time: `604,800,000 ms`.
    public static String exactDuration(long millis) {
        return grouped(millis) + " ms";
    }

    /// As [#size(long)], beyond 64 bits too: whole EiB there.
    public static String size(BigInteger bytes) {
        return bytes.compareTo(EXBIBYTES) < 0
                ? size(bytes.longValueExact())
                : grouped(bytes.shiftRight(EXBI_BITS).longValueExact()) + " EiB";
    }

    /// A size in binary units: `512 bytes`, `1 GiB`, `1.5 GiB`; `≈` in front of a rounded one.
    public static String size(long bytes) {
        if (bytes < 1024) {
            return grouped(bytes) + (bytes == 1 ? " byte" : " bytes");
        }
        int unit = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        long one = 1L << (unit * 10);
        long whole = bytes / one;
        long rest = bytes % one;
        if (rest == 0) {
            return whole + " " + SIZE_NAMES[unit];
        }
        // Tenths, rounded half up; done in parts because ten times the rest of an EiB does not fit into 64 bits.
        double exactTenths = rest / (one / 10.0);
        long tenths = Math.round(exactTenths);
        if (tenths == 10) {
            whole++;
            tenths = 0;
        }
        boolean exact = tenths == exactTenths;
        return (exact ? "" : "≈ ") + whole + (tenths == 0 ? "" : "." + tenths) + " " + SIZE_NAMES[unit];
    }

    /// A number with grouping: `10,000`.
    public static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
