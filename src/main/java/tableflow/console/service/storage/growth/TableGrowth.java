package tableflow.console.service.storage.growth;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.growth.DailySeries;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.domain.storage.growth.Measure;

/// How a table grew, from the snapshots that it keeps: what it held when each day ended.
public final class TableGrowth {

    private static final int OLDEST_YEARS = 20;

    private TableGrowth() {}

    /// Bytes, rows and files by day, of the snapshots that led to the current one. A day without a commit has the
    /// figure of the day before: nothing was changed on it. Where a day's last writer left a figure out it is missing,
    /// until somebody tells it again.
    ///
    /// @param now the last day is the one that it is in
    public static List<DailySeries> of(TableMetadata metadata, Instant now) {
        List<Snapshot> line = line(metadata);
        List<DailySeries> all = new ArrayList<>();
        all.add(series(Measure.BYTES, line, Snapshot::bytes, now));
        all.add(series(Measure.ROWS, line, Snapshot::records, now));
        all.add(series(Measure.FILES, line, Snapshot::dataFiles, now));
        return List.copyOf(all);
    }

    /// From the current snapshot back to the oldest that is kept: what was rolled back, or lies on another branch, is
    /// no part of what a reader saw.
    static List<Snapshot> line(TableMetadata metadata) {
        Map<Long, Snapshot> known = new HashMap<>();
        metadata.snapshots().forEach(one -> known.put(one.id(), one));
        Deque<Snapshot> line = new ArrayDeque<>();
        Snapshot at = metadata.current().orElse(null);
        // A parent that is told twice would lead in a circle.
        while (at != null && known.remove(at.id()) != null) {
            line.addFirst(at);
            Long parent = at.parentId();
            at = parent == null ? null : known.get(parent);
        }
        return List.copyOf(line);
    }

    private static DailySeries series(
            Measure measure, List<Snapshot> line, Function<Snapshot, OptionalLong> figure, Instant now) {
        NavigableMap<LocalDate, OptionalLong> ends = new TreeMap<>();
        line.forEach(one -> ends.put(day(one, now), figure.apply(one)));
        Map<LocalDate, BigDecimal> days = new HashMap<>();
        LocalDate today = day(now);
        for (LocalDate day = ends.isEmpty() ? today.plusDays(1) : ends.firstKey(); !day.isAfter(today);
                day = day.plusDays(1)) {
            LocalDate each = day;
            ends.floorEntry(day).getValue().ifPresent(value -> days.put(each, BigDecimal.valueOf(value)));
        }
        return DailySeries.state(measure, FigureSource.SNAPSHOTS, days);
    }

    /// Whether the kept snapshots begin with the table's first one: what was before is nothing, and not unknown.
    static boolean isWhole(TableMetadata metadata) {
        List<Snapshot> line = line(metadata);
        return line.isEmpty() || line.getFirst().parentId() == null;
    }

    /// The first day of which the kept snapshots tell.
    static LocalDate first(TableMetadata metadata, Instant now) {
        return line(metadata).stream().map(one -> day(one, now)).min(LocalDate::compareTo).orElse(day(now));
    }

    /// The day of a commit by its writer's clock. One that is ahead wrote today; and no table is older than Iceberg, so
    /// what a broken clock wrote does not make a day of each since 1970.
    private static LocalDate day(Snapshot snapshot, Instant now) {
        LocalDate day = day(Instant.ofEpochMilli(snapshot.committedAt()));
        LocalDate today = day(now);
        LocalDate least = today.minusYears(OLDEST_YEARS);
        return day.isAfter(today) ? today : day.isBefore(least) ? least : day;
    }

    static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
