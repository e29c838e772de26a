package tableflow.console.domain.query.plan;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A figure of a plan. The engine rounds it before it tells it, so the text is what is shown; the number is for bars
/// and comparisons.
///
/// @param text as the engine wrote it: `64.08kB`, `3.01s`, `2147`, `?`
/// @param value in bytes, milliseconds or pieces; null where the engine does not know
public record Amount(String text, @Nullable BigDecimal value) {

    /// What the engine does not know.
    public static final Amount UNKNOWN = new Amount("?", null);

    private static final Pattern NUMBER = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-zµ%]*)");

    /// Sizes count in 1024 (`io.airlift.units.DataSize`), times are brought to milliseconds, counts may be short
    /// (`74.56k`).
    private static final Map<String, BigDecimal> UNITS = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
            Map.entry("%", BigDecimal.ONE),
            Map.entry("B", BigDecimal.ONE),
            Map.entry("kB", kibi(1)), Map.entry("MB", kibi(2)), Map.entry("GB", kibi(3)), Map.entry("TB", kibi(4)),
            Map.entry("PB", kibi(5)),
            Map.entry("k", BigDecimal.TEN.pow(3)), Map.entry("K", BigDecimal.TEN.pow(3)),
            Map.entry("M", BigDecimal.TEN.pow(6)), Map.entry("G", BigDecimal.TEN.pow(9)),
            Map.entry("T", BigDecimal.TEN.pow(12)), Map.entry("P", BigDecimal.TEN.pow(15)),
            Map.entry("ns", BigDecimal.ONE.movePointLeft(6)), Map.entry("us", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("µs", BigDecimal.ONE.movePointLeft(3)), Map.entry("ms", BigDecimal.ONE),
            Map.entry("s", BigDecimal.valueOf(1_000)), Map.entry("m", BigDecimal.valueOf(60_000)),
            Map.entry("h", BigDecimal.valueOf(3_600_000)), Map.entry("d", BigDecimal.valueOf(86_400_000)));

    private static BigDecimal kibi(int power) {
        return BigDecimal.valueOf(1024).pow(power);
    }

    /// Reads a figure; what is none, `NaN` and `?` included, is unknown and keeps its text.
    public static Amount of(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        if (!number.matches()) {
            return new Amount(text.strip(), null);
        }
        BigDecimal unit = UNITS.get(number.group(2));
        return new Amount(text.strip(), unit == null ? null : new BigDecimal(number.group(1)).multiply(unit));
    }

    /// The number, where there is one.
    public Optional<BigDecimal> known() {
        return Optional.ofNullable(value);
    }

    @Override
    public String toString() {
        return text;
    }
}
