package tableflow.console.service.query.result.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers and times as exact positions on a line, and positions as texts again.
public final class Axis {

    private static final int PICO_DIGITS = 12;
    private static final long DAY = 86_400;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Axis() {}

    /// Whether values of a type have positions.
    public static boolean has(ValueType type) {
        return type.isNumber() || type.isTime();
    }

    /// The position of a value: the number itself, or seconds since 1970-01-01, in UTC where a zone is told (see
    /// [Moment]). Null when the text is no finite value of the type.
    public static @Nullable BigDecimal position(ValueType type, String text) {
        if (type.isNumber()) {
            return Numbers.exact(text);
        }
        Moment moment = type.isTime() ? Moment.parse(text) : null;
        return moment == null
                ? null
                : BigDecimal.valueOf(moment.second()).add(BigDecimal.valueOf(moment.picos(), PICO_DIGITS));
    }

    /// A position as a text of the type: a number shortened to twelve digits, a time to whole milliseconds.
    public static String text(ValueType type, BigDecimal position) {
        if (!type.isTime()) {
            BigDecimal rounded = position.round(new MathContext(PICO_DIGITS)).stripTrailingZeros();
            return Math.abs(rounded.scale()) > 30 ? rounded.toString() : rounded.toPlainString();
        }
        long millis = position.movePointRight(3).setScale(0, RoundingMode.FLOOR).longValue();
        long second = Math.floorDiv(millis, 1_000L);
        String fraction = millis % 1_000 == 0 ? "" : "." + String.format(
                Locale.ROOT, "%03d", Math.floorMod(millis, 1_000L));
        return switch (type) {
            case DATE -> LocalDate.ofEpochDay(Math.floorDiv(second, DAY)).toString();
            case TIME -> LocalTime.ofSecondOfDay(Math.floorMod(second, DAY)).format(DateTimeFormatter.ISO_LOCAL_TIME)
                    + fraction;
            default -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).format(SECONDS) + fraction;
        };
    }
}
