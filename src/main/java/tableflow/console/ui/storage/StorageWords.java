package tableflow.console.ui.storage;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.Amount;
import tableflow.console.service.query.plan.Price;

/// Figures of storage in words, for all parts of the pane.
public final class StorageWords {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH).withZone(ZoneId.systemDefault());
    private static final BigDecimal MILLIONTH = BigDecimal.ONE.movePointLeft(6);
    private static final BigInteger EIB = BigInteger.ONE.shiftLeft(60);

    private StorageWords() {}

    /// `1.5 GiB`; `≈` in front of a rounded one.
    public static String size(BigInteger bytes) {
        if (bytes.signum() < 0) {
            return "\u2212" + size(bytes.negate());
        }
        if (bytes.bitLength() < Long.SIZE) {
            return Units.size(bytes.longValueExact());
        }
        return "\u2248 " + new BigDecimal(bytes).divide(new BigDecimal(EIB), 1, RoundingMode.HALF_UP) + " EiB";
    }

    /// The same without the sign of rounding, for charts and narrow columns; the exact figure is at hand there.
    public static String about(BigInteger bytes) {
        return size(bytes).replace("\u2248 ", "");
    }

    /// `1,234,567 bytes`.
    public static String exact(BigInteger bytes) {
        return text("storage.bytes", String.format(Locale.ENGLISH, "%,d", bytes));
    }

    /// `12 objects, 1.5 GiB`.
    public static String amount(Amount amount) {
        return text("storage.amount", objects(amount.objects()), size(amount.bytes()));
    }

    /// `1 object`, `1,234 objects`.
    public static String objects(long count) {
        return text(count == 1 ? "storage.object" : "storage.objects", Units.grouped(count));
    }

    /// `1 request`, `1,234 requests`.
    public static String requests(long count) {
        return text(count == 1 ? "storage.request" : "storage.requests", Units.grouped(count));
    }

    /// `+12`, `-3` with the sign that figures have, `0`.
    public static String signed(long count) {
        return (count > 0 ? "+" : "") + Units.grouped(count).replace('-', '\u2212');
    }

    /// `0.0071 USD`.
    public static String dollars(BigDecimal dollars) {
        return text("storage.dollars", Price.text(dollars));
    }

    /// What is more, or less, with its sign: `+0.0071 USD`; what is below a millionth is about nothing.
    public static String moreDollars(BigDecimal dollars) {
        if (dollars.signum() != 0 && dollars.abs().compareTo(MILLIONTH) < 0) {
            return "\u2248 " + dollars(BigDecimal.ZERO);
        }
        String sign = dollars.signum() > 0 ? "+" : dollars.signum() < 0 ? "\u2212" : "";
        return sign + dollars(dollars.abs());
    }

    /// A moment by the minute.
    public static String when(Instant at) {
        return MINUTE.format(at);
    }

    /// The day of a moment.
    ///
    /// @param millis since 1970
    public static String day(long millis) {
        return when(millis).substring(0, "2026-11-23".length());
    }

    /// The same.
    ///
    /// @param millis since 1970
    public static String when(long millis) {
        return when(Instant.ofEpochMilli(millis));
    }
}
