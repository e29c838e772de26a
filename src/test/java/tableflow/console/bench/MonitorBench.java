package tableflow.console.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import tableflow.console.domain.monitor.Figure;
import tableflow.console.domain.monitor.Reading;
import tableflow.console.domain.monitor.Round;
import tableflow.console.domain.monitor.TopicSample;
import tableflow.console.service.monitor.AlertBook;
import tableflow.console.service.monitor.MonitorSettings;
import tableflow.console.service.monitor.history.History;
import tableflow.console.service.monitor.history.History.Step;

/// The monitor's past with 10,000 tables, of which a tenth is busy: what a round costs to keep and to compare with the
/// usual limits, what a day of them weighs on disk, what a chart of an hour of a day's samples takes. Prints medians.
public final class MonitorBench {

    private static final int TOPICS = 10_000;
    private static final int BUSY = 1_000;
    private static final int ROUNDS = 240;
    private static final int READS = 7;
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

    private MonitorBench() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("monitor-bench");
        try {
            measure(folder, System.out);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private static void measure(Path folder, PrintStream out) {
        InstantSource clock = InstantSource.fixed(START.plus(Duration.ofMinutes(ROUNDS)));
        History history = new History(folder.resolve("history"), History.USUAL_LIMIT, clock);
        AlertBook alerts = new AlertBook(folder.resolve("alerts.json"), clock);
        Random random = new Random(1);
        long before = heap();
        List<Long> keeping = new ArrayList<>();
        List<Long> comparing = new ArrayList<>();
        for (int minute = 0; minute < ROUNDS; minute++) {
            Round round = round(minute, random);
            long start = System.nanoTime();
            history.append(round);
            keeping.add(System.nanoTime() - start);
            start = System.nanoTime();
            alerts.update(round, MonitorSettings.usual().thresholds());
            comparing.add(System.nanoTime() - start);
        }
        out.printf("round of %,d tables: kept in %.1f ms, compared in %.1f ms (medians of %d); heap %+d MiB%n",
                TOPICS, median(keeping), median(comparing), ROUNDS, (heap() - before) >> 20);
        out.printf("on disk: %,d bytes for %d rounds, so %,d MB for a day of minutes%n",
                history.bytes(), ROUNDS, history.bytes() * 1_440 / ROUNDS / 1_000_000);
        List<Long> reading = new ArrayList<>();
        List<Long> scanning = new ArrayList<>();
        for (int i = 0; i < READS; i++) {
            long start = System.nanoTime();
            int rows = history.rows("topic-" + 17 * i, START, Step.SAMPLE).size();
            reading.add(System.nanoTime() - start);
            if (rows != ROUNDS) {
                throw new AssertionError(rows + " rows");
            }
            long[] all = {0};
            start = System.nanoTime();
            history.scan(START, (topic, row) -> all[0]++);
            scanning.add(System.nanoTime() - start);
        }
        out.printf("a chart of these samples: %.1f ms; all of them taken up at a start: %.1f ms (medians of %d)%n",
                median(reading), median(scanning), READS);
    }

    private static Round round(int minute, Random random) {
        Instant at = START.plus(Duration.ofMinutes(minute));
        List<TopicSample> samples = new ArrayList<>(TOPICS);
        for (int topic = 0; topic < TOPICS; topic++) {
            boolean busy = topic < BUSY;
            Map<Figure, Reading> readings = new EnumMap<>(Figure.class);
            readings.put(Figure.LAG, Reading.exact(busy ? random.nextInt(500) : 0));
            readings.put(Figure.COMMIT_AGE, Reading.exact(busy ? minute % 5 * 60_000L : minute * 60_000L));
            readings.put(Figure.ROWS_WRITTEN, Reading.measured(busy ? 6_000 + random.nextInt(100) : 0));
            readings.put(Figure.BYTES_WRITTEN, Reading.measured(busy ? 600_000 + random.nextInt(9_999) : 0));
            readings.put(Figure.END_OFFSETS, Reading.exact(busy ? 1_000_000 + minute * 100L : 50_000));
            readings.put(Figure.TABLE_ROWS, Reading.exact(busy ? 1_000_000 + minute * 100L : 50_000));
            readings.put(Figure.TABLE_BYTES, Reading.exact(busy ? 90_000_000 + minute * 9_000L : 4_000_000));
            samples.add(new TopicSample("topic-" + topic, readings, null));
        }
        return new Round(at, samples, Map.of());
    }

    private static double median(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
