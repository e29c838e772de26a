package tableflow.console.service.query.result.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What a column holds, over the rows that were looked at.
///
/// @param rows looked at
/// @param nulls among them
/// @param empty texts without a character
/// @param unreadable values that are none of the column's type
/// @param extent absent when every value is NULL
/// @param numbers absent when the column holds no numbers
/// @param lengths absent when every value is NULL
/// @param top the most frequent values, the most frequent first, as far as they are known; see [Distinct#exact]
/// @param bins of numbers and times, the lowest first; empty for other types
public record ColumnStatistics(
        long rows,
        long nulls,
        long empty,
        long unreadable,
        Distinct distinct,
        Optional<Extent> extent,
        Optional<Numeric> numbers,
        Optional<Lengths> lengths,
        List<Frequency> top,
        List<Bin> bins) {
    public ColumnStatistics {
        top = List.copyOf(top);
        bins = List.copyOf(bins);
    }

    /// How many different values there are, NULL not counted.
    ///
    /// @param exact otherwise an estimate, two of three times not further off than `percentOff`
    public record Distinct(long count, boolean exact, double percentOff) {}

    /// The smallest and the largest value in the order of the type.
    public record Extent(String smallest, String largest) {}

    /// Exact figures of the finite numbers.
    ///
    /// @param notFinite NaN and infinite values, which are in neither figure
    /// @param mean rounded to ten digits more than the values have
    public record Numeric(BigDecimal sum, BigDecimal mean, long count, long notFinite) {}

    /// Lengths of texts in characters (code points).
    public record Lengths(int shortest, int longest) {}

    /// A value and how many rows have it.
    public record Frequency(String value, long rows) {}

    /// The rows whose value is at least `from` and below `to`; in the last bin, at most `to`.
    public record Bin(String from, String to, long rows) {}
}
