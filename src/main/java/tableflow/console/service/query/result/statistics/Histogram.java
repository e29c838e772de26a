package tableflow.console.service.query.result.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tableflow.console.service.query.result.value.Axis;
import tableflow.console.service.query.result.value.ValueType;

/// Counts positions in bins of one width between two ends that are known.
public final class Histogram {

    private final BigDecimal lowest;
    private final BigDecimal width;
    private final long[] rows;

    /// @param lowest and `highest` of all positions that will be added
    public Histogram(BigDecimal lowest, BigDecimal highest, int bins) {
        this.lowest = lowest;
        boolean one = lowest.compareTo(highest) == 0;
        this.rows = new long[one ? 1 : bins];
        this.width = highest.subtract(lowest).divide(BigDecimal.valueOf(rows.length), MathContext.DECIMAL128);
    }

    public void add(BigDecimal position) {
        int bin = width.signum() == 0
                ? 0
                : position.subtract(lowest).divide(width, 0, RoundingMode.FLOOR).intValue();
        rows[Math.clamp(bin, 0, rows.length - 1)]++;
    }

    /// The bins, ends written by the type.
    public List<ColumnStatistics.Bin> bins(ValueType type) {
        List<ColumnStatistics.Bin> bins = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            bins.add(new ColumnStatistics.Bin(Axis.text(type, end(i)), Axis.text(type, end(i + 1)), rows[i]));
        }
        return bins;
    }

    /// Where a bin begins.
    public BigDecimal end(int bin) {
        return lowest.add(width.multiply(BigDecimal.valueOf(bin)));
    }
}
