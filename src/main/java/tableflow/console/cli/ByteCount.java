package tableflow.console.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Bytes as a user writes them: `1000000`, `1MB`, `2.5 GB`; the units are those of Athena's price, powers of ten.
final class ByteCount implements ITypeConverter<Long> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?)\\s*(b|kb|mb|gb|tb)?");

    private static final List<String> UNITS = List.of("b", "kb", "mb", "gb", "tb");

    @Override
    public Long convert(String value) {
        Matcher form = FORM.matcher(value.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new TypeConversionException("'" + value + "' is no number of bytes such as 1000000 or 2.5GB");
        }
        int thousands = form.group(2) == null ? 0 : UNITS.indexOf(form.group(2));
        try {
            return new BigDecimal(form.group(1)).scaleByPowerOfTen(3 * thousands).longValueExact();
        } catch (ArithmeticException notWhole) {
            throw new TypeConversionException("'" + value + "' is no whole number of bytes that fits");
        }
    }
}
