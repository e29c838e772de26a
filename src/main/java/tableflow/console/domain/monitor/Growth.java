package tableflow.console.domain.monitor;

import java.math.BigInteger;
import java.time.Duration;

/// By how much something has grown.
///
/// @param bytes more than at the beginning; below zero when it shrank
/// @param within the time that this took
public record Growth(long bytes, Duration within) {

    private static final BigInteger DAY = BigInteger.valueOf(Duration.ofDays(1).toMillis());
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

    public Growth {
        if (within.isZero() || within.isNegative()) {
            throw new IllegalArgumentException("growth takes time, not " + within);
        }
    }

    /// As many bytes a day, rounded towards zero; the nearest that 64 bits hold where they do not hold it.
    public long perDay() {
        return BigInteger.valueOf(bytes).multiply(DAY).divide(BigInteger.valueOf(within.toMillis()))
                .min(MOST).max(LEAST).longValueExact();
    }
}
