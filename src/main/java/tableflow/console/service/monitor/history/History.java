package tableflow.console.service.monitor.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.support.FileGuard;

/// The figures of one profile's topics over time, in a folder of their own. Several running consoles may write: each
/// round is appended under a lock.
///
/// All methods block and throw a [tableflow.console.domain.RemoteFailure] where the disk fails them.
public final class History {

    /// How long every sample is kept.
    public static final Duration RAW = Duration.ofDays(2);

    /// How long a row an hour is kept; a row a day is kept for ever.
    public static final Duration HOURLY = Duration.ofDays(60);

    /// 1 GiB: a minute's samples of 10,000 topics stay well below.
    public static final long USUAL_LIMIT = 1L << 30;

    static final long HOUR = Duration.ofHours(1).toMillis();
    static final long DAY = Duration.ofDays(1).toMillis();

    private final Path folder;
    private final long limit;
    private final InstantSource clock;
    private final FileGuard guard;
    private @Nullable DayLog today;

    /// How finely a past is wanted.
    public enum Step {
        SAMPLE,
        HOUR,
        DAY
    }

    /// @param folder made when needed
    /// @param limit bytes; beyond it the oldest samples go, then the oldest hours; days stay
    public History(Path folder, long limit, InstantSource clock) {
        this.folder = folder;
        this.limit = limit;
        this.clock = clock;
        this.guard = new FileGuard(folder.resolve(".lock"));
    }

    /// Keeps a round. Topics of which nothing is known leave a gap.
    public synchronized void append(Round round) {
        Map<String, Row> rows = new TreeMap<>();
        for (TopicSample sample : round.samples()) {
            Row row = Row.of(round.at().toEpochMilli(), sample);
            if (!row.isEmpty()) {
                rows.put(sample.topic(), row);
            }
        }
        append(round.at(), rows);
    }

    void append(Instant at, Map<String, Row> rows) {
        Path file = log(day(at));
        try {
            guard.locked(() -> {
                DayLog log = today;
                if (log == null || !log.file().equals(file)) {
                    log = new DayLog(file);
                    today = log;
                }
                log.append(at.toEpochMilli(), rows);
                return log;
            });
        } catch (IOException failed) {
            throw LocalFailures.of("keep the figures", file, failed);
        }
    }

    /// The rows of a topic from a moment on, oldest first.
    public List<Row> rows(String topic, Instant from, Step step) {
        List<Row> rows = new ArrayList<>();
        try {
            for (LocalDate day = day(from); !day.isAfter(day(clock.instant())); day = day.plusDays(1)) {
                switch (step) {
                    case SAMPLE -> samples(topic, day, rows);
                    case HOUR -> hours(topic, day, rows);
                    case DAY -> days(topic, day, from, rows);
                }
            }
        } catch (IOException failed) {
            throw LocalFailures.of("read the kept figures", folder, failed);
        }
        return rows.stream()
                .filter(row -> row.at() >= from.toEpochMilli() - (step == Step.SAMPLE ? 0 : DAY))
                .sorted(Comparator.comparingLong(Row::at))
                .toList();
    }

    private void samples(String topic, LocalDate day, List<Row> rows) throws IOException {
        DayLog.read(log(day), topic, (name, row) -> rows.add(row));
    }

    private void hours(String topic, LocalDate day, List<Row> rows) throws IOException {
        if (Files.exists(hourPack(day))) {
            rows.addAll(Pack.rows(hourPack(day), topic));
        } else {
            rolledUp(day, topic, HOUR, (name, row) -> rows.add(row));
        }
    }

    /// A month's file is read once: at its first day, or where reading begins.
    private void days(String topic, LocalDate day, Instant from, List<Row> rows) throws IOException {
        if (day.getDayOfMonth() == 1 || day.equals(day(from))) {
            rows.addAll(Pack.rows(dayPack(day), topic));
        }
        if (!Files.exists(hourPack(day))) {
            long begin = begin(day);
            if (rows.stream().noneMatch(row -> row.at() == begin)) {
                rolledUp(day, topic, DAY, (name, row) -> rows.add(row));
            }
        }
    }

    private void rolledUp(LocalDate day, String topic, long span, BiConsumer<String, Row> sink) throws IOException {
        RollUps rollUps = new RollUps(span, sink);
        DayLog.read(log(day), topic, rollUps::add);
        rollUps.end();
    }

    /// Hands on every sample since a moment, in the order of time.
    public void scan(Instant from, BiConsumer<String, Row> sink) {
        try {
            for (LocalDate day = day(from); !day.isAfter(day(clock.instant())); day = day.plusDays(1)) {
                DayLog.read(log(day), (name, row) -> {
                    if (row.at() >= from.toEpochMilli()) {
                        sink.accept(name, row);
                    }
                });
            }
        } catch (IOException failed) {
            throw LocalFailures.of("read the kept figures", folder, failed);
        }
    }

    /// Makes hours and days of what is old enough, and removes what is too old or too much. Any of it may be cut short
    /// by a crash and is then done by the next one.
    public synchronized void tidy() {
        try {
            guard.locked(() -> {
                LocalDate now = day(clock.instant());
                for (LocalDate day : days("log-")) {
                    if (day.isBefore(now)) {
                        pack(day);
                    }
                    if (begin(day.plusDays(1)) < clock.millis() - RAW.toMillis()) {
                        Files.deleteIfExists(log(day));
                    }
                }
                for (LocalDate day : days("hour-")) {
                    if (begin(day.plusDays(1)) < clock.millis() - HOURLY.toMillis()) {
                        Files.deleteIfExists(hourPack(day));
                    }
                }
                shrink(now);
                return now;
            });
        } catch (IOException failed) {
            throw LocalFailures.of("tidy the kept figures", folder, failed);
        }
    }

    /// The file of hours is written last: where it is, the day stands in the month's file too.
    private void pack(LocalDate day) throws IOException {
        if (Files.exists(hourPack(day))) {
            return;
        }
        Pack.Builder hours = new Pack.Builder();
        Pack.Builder month = new Pack.Builder();
        long begin = begin(day);
        Pack.read(dayPack(day), block -> block.rows().stream()
                .filter(row -> row.at() != begin)
                .forEach(row -> month.add(block.topic(), row)));
        RollUps byDay = new RollUps(DAY, month::add);
        RollUps byHour = new RollUps(HOUR, (topic, row) -> hours.add(topic, row));
        DayLog.read(log(day), (topic, row) -> {
            byHour.add(topic, row);
            byDay.add(topic, row);
        });
        byHour.end();
        byDay.end();
        month.write(dayPack(day));
        hours.write(hourPack(day));
    }

    /// What is packed can go first; the present day's samples stay.
    private void shrink(LocalDate now) throws IOException {
        List<Path> oldestFirst = new ArrayList<>();
        days("log-").stream().filter(day -> day.isBefore(now)).map(this::log).forEach(oldestFirst::add);
        days("hour-").stream().map(this::hourPack).forEach(oldestFirst::add);
        long bytes = bytes();
        for (Path file : oldestFirst) {
            if (bytes <= limit) {
                return;
            }
            bytes -= Files.size(file);
            Files.deleteIfExists(file);
        }
    }

    /// Bytes on disk.
    public long bytes() {
        long sum = 0;
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            for (Path file : files.toList()) {
                sum += size(file);
            }
        } catch (IOException failed) {
            throw LocalFailures.of("look at the kept figures", folder, failed);
        }
        return sum;
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException goneMeanwhile) {
            return 0;
        }
    }

    private List<LocalDate> days(String kind) throws IOException {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return files.map(file -> dayOf(kind, String.valueOf(file.getFileName())))
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList();
        }
    }

    private static Optional<LocalDate> dayOf(String kind, String name) {
        return name.matches(kind + "[0-9]{4}-[0-9]{2}-[0-9]{2}\\.mon")
                ? Optional.of(LocalDate.parse(name.substring(kind.length(), kind.length() + 10)))
                : Optional.empty();
    }

    private Path log(LocalDate day) {
        return folder.resolve("log-" + day + ".mon");
    }

    private Path hourPack(LocalDate day) {
        return folder.resolve("hour-" + day + ".mon");
    }

    private Path dayPack(LocalDate day) {
        return folder.resolve("day-" + day.toString().substring(0, 7) + ".mon");
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static long begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
