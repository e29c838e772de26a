package tableflow.console.service.monitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Figure.RollUp;
import tableflow.console.service.monitor.history.History.Step;
import tableflow.console.ui.work.ManualTimer;

/// What was kept is found again: as it was, or as the hour and the day that it became; whatever cuts a file short.
class HistoryTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private final ManualTimer clock = new ManualTimer();

    @Test
    void everySampleComesBackAsItWas() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Path own = folder.resolve("s" + seed);
            Map<String, List<Row>> model = new TreeMap<>();
            Instant at = START;
            for (int round = 0; round < 30; round++) {
                at = at.plusMillis(1 + random.nextInt(90_000));
                Map<String, Row> rows = new HashMap<>();
                for (int topic = 0; topic < 12; topic++) {
                    if (random.nextInt(4) > 0) {
                        rows.put("topic-ü-" + topic, row(random, at));
                    }
                }
                rows.forEach((topic, row) -> model.computeIfAbsent(topic, it -> new ArrayList<>()).add(row));
                // Another writer now and then, as after a restart or from a second console.
                (random.nextInt(3) == 0 ? new History(own, 1 << 30, clock) : shared(own)).append(at, rows);
            }
            for (Map.Entry<String, List<Row>> entry : model.entrySet()) {
                assertThat(texts(new History(own, 1 << 30, clock).rows(entry.getKey(), START, Step.SAMPLE)))
                        .as("seed " + seed + ", " + entry.getKey())
                        .isEqualTo(texts(entry.getValue()));
            }
        }
    }

    private final Map<Path, History> histories = new HashMap<>();

    private History shared(Path own) {
        return histories.computeIfAbsent(own, it -> new History(it, 1 << 30, clock));
    }

    @Test
    void hoursAndDaysAreWhatTheirSamplesMakeThem() {
        Random random = new Random(7);
        History history = new History(folder, 1 << 30, clock);
        List<Row> model = new ArrayList<>();
        for (int minute = 0; minute < 4 * 1440; minute += 20) {
            Row row = row(random, clock.instant());
            model.add(row);
            history.append(clock.instant(), Map.of("orders", row, "other", row(random, clock.instant())));
            clock.advance(Duration.ofMinutes(20));
            if (random.nextInt(20) == 0) {
                history.tidy();
            }
        }
        history.tidy();
        assertThat(texts(history.rows("orders", START, Step.HOUR))).isEqualTo(texts(rolledUp(model, History.HOUR)));
        assertThat(texts(history.rows("orders", START, Step.DAY))).isEqualTo(texts(rolledUp(model, History.DAY)));
        assertThat(history.rows("orders", START, Step.SAMPLE)).as("older samples are gone")
                .allSatisfy(row -> assertThat(row.at()).isGreaterThanOrEqualTo(
                        clock.millis() - Duration.ofDays(3).toMillis()));
        assertThat(history.rows("never", START, Step.HOUR)).isEmpty();
    }

    @Test
    void hoursGoAfterSixtyDaysAndDaysStay() throws IOException {
        History history = new History(folder, 1 << 30, clock);
        for (int day = 0; day < 100; day++) {
            Row row = new Row(clock.millis()).put(Figure.TABLE_BYTES, day, false);
            history.append(clock.instant(), Map.of("orders", row));
            clock.advance(Duration.ofDays(1));
            history.tidy();
        }
        assertThat(names()).filteredOn(name -> name.startsWith("hour-")).hasSizeBetween(59, 61);
        assertThat(names()).filteredOn(name -> name.startsWith("log-")).hasSizeLessThanOrEqualTo(3);
        assertThat(history.rows("orders", START, Step.DAY)).hasSize(100)
                .extracting(row -> row.get(Figure.TABLE_BYTES).orElseThrow()).startsWith(0L, 1L, 2L).endsWith(99L);
    }

    @Test
    void aLogThatIsCutAnywhereKeepsItsWholeRoundsAndGoesOn() throws IOException {
        Path whole = folder.resolve("whole");
        History history = new History(whole, 1 << 30, clock);
        Random random = new Random(3);
        Map<Long, Integer> roundsByLength = new TreeMap<>();
        Path log = whole.resolve("log-2026-01-01.mon");
        for (int round = 1; round <= 6; round++) {
            history.append(clock.instant(), Map.of("a", row(random, clock.instant()), "b" + round,
                    row(random, clock.instant())));
            roundsByLength.put(Files.size(log), round);
            clock.advance(Duration.ofMinutes(1));
        }
        byte[] all = Files.readAllBytes(log);
        List<String> expected = texts(history.rows("a", START, Step.SAMPLE));
        for (int length = 0; length <= all.length; length++) {
            Path own = Files.createDirectory(folder.resolve("cut-" + length));
            Files.write(own.resolve("log-2026-01-01.mon"), Arrays.copyOf(all, length));
            long cut = length;
            int rounds = roundsByLength.entrySet().stream()
                    .filter(it -> it.getKey() <= cut).mapToInt(Map.Entry::getValue).max().orElse(0);
            History again = new History(own, 1 << 30, clock);
            assertThat(texts(again.rows("a", START, Step.SAMPLE)))
                    .as("cut at " + length).isEqualTo(expected.subList(0, rounds));
            Row next = row(new Random(length), clock.instant());
            again.append(clock.instant(), Map.of("a", next));
            List<String> then = new ArrayList<>(expected.subList(0, rounds));
            then.addAll(texts(List.of(next)));
            assertThat(texts(new History(own, 1 << 30, clock).rows("a", START, Step.SAMPLE)))
                    .as("cut at " + length + ", then written").isEqualTo(then);
        }
    }

    @Test
    void aByteThatIsWrongEndsALogThereAndTheRestIsNotTakenForTruth() throws IOException {
        History history = new History(folder, 1 << 30, clock);
        Random random = new Random(5);
        for (int round = 0; round < 10; round++) {
            history.append(clock.instant(), Map.of("a", row(random, clock.instant())));
            clock.advance(Duration.ofMinutes(1));
        }
        List<String> expected = texts(history.rows("a", START, Step.SAMPLE));
        Path log = folder.resolve("log-2026-01-01.mon");
        byte[] all = Files.readAllBytes(log);
        for (int i = 0; i < 200; i++) {
            byte[] wrong = all.clone();
            wrong[random.nextInt(all.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(log, wrong);
            List<String> read = texts(new History(folder, 1 << 30, clock).rows("a", START, Step.SAMPLE));
            assertThat(read).isEqualTo(expected.subList(0, read.size())).hasSizeLessThan(10);
        }
    }

    @Test
    void aDamagedFileOfHoursIsAGapAndNoFailure() throws IOException {
        History history = new History(folder, 1 << 30, clock);
        history.append(clock.instant(), Map.of("a", new Row(clock.millis()).put(Figure.LAG, 5, false)));
        clock.advance(Duration.ofDays(4));
        history.tidy();
        assertThat(history.rows("a", START, Step.HOUR)).hasSize(1);
        Path pack = folder.resolve("hour-2026-01-01.mon");
        byte[] all = Files.readAllBytes(pack);
        for (int length = 0; length < all.length; length++) {
            Files.write(pack, Arrays.copyOf(all, length));
            assertThat(history.rows("a", START, Step.HOUR)).as("cut at " + length).isEmpty();
        }
    }

    @Test
    void aTidyingThatWasCutShortIsDoneAgainWithoutADayTwice() throws IOException {
        History history = new History(folder, 1 << 30, clock);
        history.append(clock.instant(), Map.of("a", new Row(clock.millis()).put(Figure.TABLE_BYTES, 5, false)));
        clock.advance(Duration.ofHours(25));
        history.tidy();
        // As after a crash between the two files: the month is written, the hours are not.
        Files.delete(folder.resolve("hour-2026-01-01.mon"));
        history.tidy();
        assertThat(history.rows("a", START, Step.DAY)).hasSize(1);
        assertThat(history.rows("a", START, Step.HOUR)).hasSize(1);
    }

    @Test
    void manyTopicsAreFoundOneByOne() {
        History history = new History(folder, 1 << 30, clock);
        Map<String, Row> rows = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            rows.put("topic." + i, new Row(clock.millis()).put(Figure.TABLE_ROWS, i, i % 2 == 0));
        }
        history.append(clock.instant(), rows);
        clock.advance(Duration.ofDays(4));
        history.tidy();
        for (int i = 0; i < 3_000; i += 7) {
            List<Row> found = history.rows("topic." + i, START, Step.HOUR);
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().get(Figure.TABLE_ROWS)).hasValue(i);
            assertThat(found.getFirst().isEstimate(Figure.TABLE_ROWS)).isEqualTo(i % 2 == 0);
        }
    }

    @Test
    void theLimitIsKeptByTheOldestSamplesAndHours() throws IOException {
        long limit = 40_000;
        History history = new History(folder, limit, clock);
        Random random = new Random(11);
        for (int round = 0; round < 24 * 8; round++) {
            Map<String, Row> rows = new HashMap<>();
            for (int topic = 0; topic < 10; topic++) {
                rows.put("t" + topic, row(random, clock.instant()));
            }
            history.append(clock.instant(), rows);
            clock.advance(Duration.ofHours(1));
            history.tidy();
        }
        assertThat(history.bytes()).isLessThanOrEqualTo(limit);
        assertThat(history.rows("t1", START, Step.DAY)).as("days stay").hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void whatWasSampledIsHandedOnInTheOrderOfTime() {
        History history = new History(folder, 1 << 30, clock);
        for (int i = 0; i < 30; i++) {
            history.append(clock.instant(), Map.of("a", new Row(clock.millis()).put(Figure.LAG, i, false)));
            clock.advance(Duration.ofHours(1));
        }
        List<Long> lags = new ArrayList<>();
        history.scan(clock.instant().minus(Duration.ofHours(10)), (topic, row) ->
                lags.add(row.get(Figure.LAG).orElseThrow()));
        assertThat(lags).containsExactly(20L, 21L, 22L, 23L, 24L, 25L, 26L, 27L, 28L, 29L);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    /// Rows of one span as the rules say, worked out anew.
    private static List<Row> rolledUp(List<Row> rows, long span) {
        Map<Long, List<Row>> groups = rows.stream().collect(Collectors.groupingBy(
                row -> Math.floorDiv(row.at(), span) * span, TreeMap::new, Collectors.toList()));
        List<Row> result = new ArrayList<>();
        groups.forEach((begin, group) -> {
            Row row = new Row(begin);
            for (Figure figure : Figure.values()) {
                List<Row> told = group.stream().filter(it -> it.get(figure).isPresent()).toList();
                if (!told.isEmpty()) {
                    ToLongFunction<Row> value = it -> it.get(figure).orElseThrow();
                    Row chosen = figure.rollUp() == RollUp.HIGHEST
                            ? told.stream().max((a, b) -> {
                                int order = Long.compare(value.applyAsLong(a), value.applyAsLong(b));
                                // The first of equals counts.
                                return order != 0 ? order : 1;
                            }).orElseThrow()
                            : told.getLast();
                    boolean mean = figure.rollUp() == RollUp.MEAN;
                    row.put(figure,
                            mean ? told.stream().mapToLong(value).sum() / told.size() : value.applyAsLong(chosen),
                            mean ? told.stream().anyMatch(it -> it.isEstimate(figure)) : chosen.isEstimate(figure));
                }
            }
            result.add(row);
        });
        return result;
    }

    /// Figures as they come: many as before, ages that grow, gaps, and the largest there are.
    private static Row row(Random random, Instant at) {
        Row row = new Row(at.toEpochMilli());
        for (Figure figure : Figure.values()) {
            switch (random.nextInt(6)) {
                case 0 -> { }
                case 1 -> row.put(figure, 0, random.nextBoolean());
                case 2 -> row.put(figure, random.nextInt(1_000), random.nextBoolean());
                case 3 -> row.put(figure, at.toEpochMilli() - START.toEpochMilli(), false);
                case 4 -> row.put(figure, random.nextLong(1L << 40), false);
                default -> row.put(figure, 42, false);
            }
        }
        return row;
    }

    private static List<String> texts(List<Row> rows) {
        return rows.stream().map(row -> {
            StringBuilder text = new StringBuilder(String.valueOf(row.at()));
            for (Figure figure : Figure.values()) {
                OptionalLong value = row.get(figure);
                if (value.isPresent()) {
                    text.append(' ').append(figure).append(row.isEstimate(figure) ? '~' : '=')
                            .append(value.getAsLong());
                }
            }
            return text.toString();
        }).toList();
    }
}
