package tableflow.console.service.storage.growth;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.growth.DailySeries;
import tableflow.console.domain.storage.growth.DayFigure;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.service.storage.table.TableSurvey;

/// Adds up how the tables of one bucket grew, exactly, table by table as they come in.
///
/// A table of which snapshots expired begins with the oldest that it keeps: before that it is in no sum, and on that
/// day it added what nobody knows, so nothing. A table whose first snapshot is kept was empty before.
final class LakeGrowth {

    private final String bucket;
    private final Instant now;
    private final Map<Measure, Map<LocalDate, BigDecimal>> states = new EnumMap<>(Measure.class);
    private final Map<Measure, Map<LocalDate, BigDecimal>> added = new EnumMap<>(Measure.class);
    private final Map<Measure, List<String>> untold = new EnumMap<>(Measure.class);
    private final Map<String, String> unread = new TreeMap<>();
    private final Map<String, LocalDate> later = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private int read;

    /// @param now the last day is the one that it is in
    LakeGrowth(String bucket, Instant now) {
        this.bucket = bucket;
        this.now = now;
    }

    void add(TableSurvey.Answer answer) {
        TableMetadata metadata = answer.metadata();
        if (!isHere(answer.location())) {
            return;
        }
        String name = answer.line().database() + "." + answer.line().name();
        if (metadata == null) {
            RemoteFailure why = answer.line().failure();
            unread.put(name, why == null ? "" : String.valueOf(why.getMessage()));
            return;
        }
        // One table under two names of the catalog is there once.
        if (!seen.add(metadata.uuid().isEmpty() ? metadata.location() : metadata.uuid())) {
            return;
        }
        read++;
        boolean whole = TableGrowth.isWhole(metadata);
        LocalDate first = metadata.current().isPresent() ? TableGrowth.first(metadata, now) : null;
        if (!whole && first != null) {
            later.put(name, first);
        }
        for (DailySeries one : TableGrowth.of(metadata, now)) {
            if (first != null && !isUnbroken(one, first)) {
                untold.computeIfAbsent(one.measure(), any -> new ArrayList<>()).add(name);
            } else {
                add(one, whole);
            }
        }
    }

    /// Whether it lies in the bucket; where nobody tells, it may.
    private boolean isHere(@Nullable String location) {
        if (location == null) {
            return true;
        }
        try {
            return S3Uri.parse(location).bucket().equals(bucket);
        } catch (IllegalArgumentException elsewhere) {
            return false;
        }
    }

    private static boolean isUnbroken(DailySeries series, LocalDate first) {
        List<DayFigure> days = series.days();
        return !days.isEmpty() && days.getFirst().day().equals(first)
                && days.getLast().day().toEpochDay() - first.toEpochDay() == days.size() - 1;
    }

    private void add(DailySeries series, boolean whole) {
        BigDecimal before = whole ? BigDecimal.ZERO : null;
        for (DayFigure one : series.days()) {
            sum(states, series.measure(), one.day(), one.value());
            if (before != null) {
                sum(added, series.measure(), one.day(), one.value().subtract(before));
            }
            before = one.value();
        }
    }

    private static void sum(
            Map<Measure, Map<LocalDate, BigDecimal>> sums, Measure measure, LocalDate day, BigDecimal value) {
        sums.computeIfAbsent(measure, any -> new TreeMap<>()).merge(day, value, BigDecimal::add);
    }

    /// What there was each day, and what each day added as far as that is known.
    List<DailySeries> series() {
        List<DailySeries> all = new ArrayList<>();
        states.forEach((measure, days) -> all.add(DailySeries.state(measure, FigureSource.TABLES, days)));
        added.forEach((measure, days) -> all.add(DailySeries.flow(measure, FigureSource.TABLES, days)));
        return List.copyOf(all);
    }

    TablesTold told() {
        return new TablesTold(read, unread, untold, later);
    }
}
