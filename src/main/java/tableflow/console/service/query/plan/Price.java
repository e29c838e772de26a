package tableflow.console.service.query.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.query.QueryStatistics;

/// What Athena asks for scanned bytes, in US dollars: a price for each terabyte, at least 10 MB a query, rounded up to
/// whole megabytes. Terabytes are taken as 10^12 bytes and megabytes as 10^6, which gives the higher price.
///
/// Statements that scan nothing (DDL, SHOW, EXPLAIN), failed ones and reused results cost nothing; a cancelled query
/// costs what it had read.
///
/// @param perTerabyte above or equal to zero
public record Price(BigDecimal perTerabyte) {

    /// 5 USD for each terabyte: an assumption, the price in most regions as known in November 2026. A profile can say
    /// another.
    public static final Price ASSUMED = new Price(new BigDecimal("5"));

    private static final long MEGABYTE = 1_000_000L;
    private static final long LEAST = 10 * MEGABYTE;
    private static final int TERABYTE_DIGITS = 12;
    private static final int SHOWN_DIGITS = 2;

    public Price {
        if (perTerabyte.signum() < 0) {
            throw new IllegalArgumentException("a price below zero: " + perTerabyte);
        }
    }

    /// The price of a profile.
    ///
    /// @param perTerabyte absent for the assumed one
    public static Price of(@Nullable BigDecimal perTerabyte) {
        return perTerabyte == null ? ASSUMED : new Price(perTerabyte);
    }

    /// The bytes that are billed for a query that scans `bytes`.
    public static long billed(long bytes) {
        if (bytes > Long.MAX_VALUE - MEGABYTE) {
            return Long.MAX_VALUE;
        }
        return Math.max(LEAST, (bytes + MEGABYTE - 1) / MEGABYTE * MEGABYTE);
    }

    /// Exact dollars for a query that scans `bytes`.
    public BigDecimal of(long bytes) {
        return perTerabyte.multiply(BigDecimal.valueOf(billed(bytes), TERABYTE_DIGITS)).stripTrailingZeros();
    }

    /// Exact dollars for a query as it is now, ended or not: nothing while it has scanned nothing, and nothing for one
    /// that failed or took an earlier result.
    public BigDecimal of(QueryStatistics statistics, boolean failed) {
        long scanned = statistics.scannedBytes().orElse(0);
        return failed || statistics.reused() || scanned == 0 ? BigDecimal.ZERO : of(scanned);
    }

    /// A sum for people: two digits that count, rounded up, such as `0.00005` or `1.30`.
    public static String text(BigDecimal dollars) {
        if (dollars.signum() == 0) {
            return "0";
        }
        if (dollars.compareTo(BigDecimal.ONE) >= 0) {
            return dollars.setScale(SHOWN_DIGITS, RoundingMode.UP).toPlainString();
        }
        int zeros = dollars.scale() - dollars.precision();
        return dollars.setScale(zeros + SHOWN_DIGITS, RoundingMode.UP).stripTrailingZeros().toPlainString();
    }
}
