package tableflow.console.domain.storage.growth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A figure over days. Days that were not measured are missing: they are no zeros.
///
/// @param flow whether each value is of its day alone, such as bytes that came in; else it is a state, such as a size
/// @param days oldest first, each day once
public record DailySeries(Measure measure, FigureSource source, boolean flow, List<DayFigure> days) {

    private static final int SCALE = 3;

    public DailySeries {
        days = List.copyOf(days);
        for (int i = 1; i < days.size(); i++) {
            if (!days.get(i - 1).day().isBefore(days.get(i).day())) {
                throw new IllegalArgumentException("days out of order: " + days.get(i).day());
            }
        }
    }

    /// A state over days.
    public static DailySeries state(Measure measure, FigureSource source, Map<LocalDate, BigDecimal> days) {
        return of(measure, source, false, days);
    }

    /// Amounts by day.
    public static DailySeries flow(Measure measure, FigureSource source, Map<LocalDate, BigDecimal> days) {
        return of(measure, source, true, days);
    }

    private static DailySeries of(Measure measure, FigureSource source, boolean flow, Map<LocalDate, BigDecimal> days) {
        NavigableMap<LocalDate, BigDecimal> sorted = new TreeMap<>(days);
        return new DailySeries(measure, source, flow, sorted.entrySet().stream()
                .map(one -> new DayFigure(one.getKey(), one.getValue())).toList());
    }

    /// What each day added: of a state the difference to the measured day before, shared among the days between.
    public DailySeries perDay() {
        if (flow) {
            return this;
        }
        List<DayFigure> added = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
            DayFigure before = days.get(i - 1);
            DayFigure now = days.get(i);
            long between = ChronoUnit.DAYS.between(before.day(), now.day());
            added.add(new DayFigure(now.day(), now.value().subtract(before.value())
                    .divide(BigDecimal.valueOf(between), SCALE, RoundingMode.HALF_UP)));
        }
        return new DailySeries(measure, source, true, added);
    }

    /// The days from `first` to `last`, both with them.
    public DailySeries between(LocalDate first, LocalDate last) {
        return new DailySeries(measure, source, flow, days.stream()
                .filter(one -> !one.day().isBefore(first) && !one.day().isAfter(last)).toList());
    }
}
