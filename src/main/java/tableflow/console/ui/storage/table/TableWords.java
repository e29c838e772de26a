package tableflow.console.ui.storage.table;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.ui.storage.StorageWords;

/// Figures of tables in words.
final class TableWords {

    private TableWords() {}

    static @Nullable Long figure(OptionalLong figure) {
        return figure.isPresent() ? figure.getAsLong() : null;
    }

    /// `+12 −3`; nothing where both are nothing or not told.
    static String change(OptionalLong added, OptionalLong removed, boolean bytes) {
        String came = added.orElse(0) == 0 ? "" : "+" + number(added.getAsLong(), bytes);
        String went = removed.orElse(0) == 0 ? "" : "\u2212" + number(removed.getAsLong(), bytes);
        return came.isEmpty() || went.isEmpty() ? came + went : came + " " + went;
    }

    private static String number(long value, boolean bytes) {
        return bytes ? StorageWords.about(BigInteger.valueOf(value)) : Units.grouped(value);
    }

    /// A measured value, as exact as a chart needs it.
    static String value(Measure measure, double value) {
        return value(measure, BigDecimal.valueOf(value));
    }

    static String value(Measure measure, BigDecimal value) {
        BigInteger whole = value.setScale(0, RoundingMode.HALF_UP).toBigInteger();
        return measure == Measure.BYTES
                ? StorageWords.about(whole) : String.format(Locale.ENGLISH, "%,d", whole);
    }

    static String measure(Measure measure) {
        return text("storage.growth.measure." + measure);
    }

    static String source(FigureSource source) {
        return text("storage.growth.source." + source);
    }
}
