package tableflow.console.service.schemas.infer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.schema.shape.Shape;

/// Which numbers stand at a place.
final class NumberTally {

    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    /// Milliseconds of the years 2001 to 2100.
    private static final BigDecimal EARLIEST = BigDecimal.valueOf(978_307_200_000L);
    private static final BigDecimal LATEST = BigDecimal.valueOf(4_133_980_800_000L);

    private long count;
    private boolean fractions;
    private boolean exactInDouble = true;
    private int digitsBefore = 1;
    private int scale;
    private BigDecimal least = BigDecimal.ZERO;
    private BigDecimal most = BigDecimal.ZERO;

    void add(BigDecimal number) {
        least = count == 0 ? number : least.min(number);
        most = count == 0 ? number : most.max(number);
        count++;
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        fractions |= plain.scale() > 0;
        // What a number of 64 binary bits prints is what was read, or digits would be lost.
        exactInDouble &= isExact(plain);
        scale = Math.max(scale, Math.max(0, plain.scale()));
        digitsBefore = Math.max(digitsBefore, plain.precision() - plain.scale());
    }

    private static boolean isExact(BigDecimal number) {
        double near = number.doubleValue();
        return Double.isFinite(near) && new BigDecimal(Double.toString(near)).compareTo(number) == 0;
    }

    void take(NumberTally other) {
        if (other.count == 0) {
            return;
        }
        least = count == 0 ? other.least : least.min(other.least);
        most = count == 0 ? other.most : most.max(other.most);
        count += other.count;
        fractions |= other.fractions;
        exactInDouble &= other.exactInDouble;
        digitsBefore = Math.max(digitsBefore, other.digitsBefore);
        scale = Math.max(scale, other.scale);
    }

    private boolean fitsLong() {
        return least.compareTo(LEAST) >= 0 && most.compareTo(MOST) <= 0;
    }

    Shape shape() {
        if (!fractions && fitsLong()) {
            return Shape.Whole.LONG;
        }
        return fractions && exactInDouble ? Shape.Real.DOUBLE : new Shape.Decimal(digitsBefore + scale, scale);
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!fractions && !fitsLong()) {
            notes.add("Numbers beyond 64 bits were seen.");
        } else if (fractions && !exactInDouble) {
            notes.add("Numbers with more digits than a double holds were seen.");
        }
        if (!fractions && least.compareTo(EARLIEST) >= 0 && most.compareTo(LATEST) <= 0) {
            notes.add("All are milliseconds since 1970 of this century, if they are times.");
        }
        return notes;
    }
}
