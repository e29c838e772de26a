package tableflow.console.service.storage.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.storage.growth.DailySeries;
import tableflow.console.domain.storage.growth.DayFigure;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.service.port.BucketMetrics;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.Metrics;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.Scan;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.storage.sums.Sums;
import tableflow.console.service.storage.table.TableSurvey;
import tableflow.console.service.support.Waiter;

class GrowthTest {

    private static final String TABLE = "1/0/00000000-0000-0000-0000-000000000001/env-1/lkc-1/v1/"
            + "00000000-0000-0000-0000-000000000002/";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir
    private Path folder;

    private final List<BucketMetrics.Series> told = new ArrayList<>();
    private final List<Metrics.Question> asked = new ArrayList<>();
    private @Nullable RemoteFailure kafkaFailure;
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private final Waiter clock = new Waiter() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            assertThat(time).isPositive();
        }
    };

    private final BucketMetrics buckets = new BucketMetrics() {
        @Override
        public List<BucketMetrics.Series> daily(String bucket, Instant from, Instant to) {
            if (!bucket.equals("bucket")) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "read the metrics", "AccessDenied");
            }
            return told;
        }

        @Override
        public void close() {}
    };

    private final Metrics kafka = new Metrics() {
        @Override
        public List<Descriptor> descriptors() {
            return List.of(new Descriptor("any", "", "By", "COUNTER_INT64", Set.of("topic")));
        }

        @Override
        public List<Metrics.Series> query(Question question) {
            asked.add(question);
            RemoteFailure failure = kafkaFailure;
            if (failure != null) {
                throw failure;
            }
            return List.of(
                    new Metrics.Series(Map.of("topic", "orders"), List.of(
                            new Point(Instant.parse("2026-11-22T00:00:00Z"), BigDecimal.valueOf(20)),
                            new Point(Instant.parse("2026-11-21T00:00:00Z"), BigDecimal.valueOf(10)))),
                    new Metrics.Series(Map.of("topic", "others"), List.of(
                            new Point(Instant.parse("2026-11-22T00:00:00Z"), BigDecimal.valueOf(999)))));
        }
    };

    private ScanFiles files() {
        return new ScanFiles(folder, 40);
    }

    private Growth growth() {
        return growth("lkc-1");
    }

    private Growth growth(@Nullable String cluster) {
        return new Growth(
                new Growth.Sources(() -> buckets, () -> kafka, cluster, files(), GrowthTest::noTables), clock);
    }

    private static TableSurvey noTables() {
        return new TableSurvey(new TableSurvey.Sources(() -> (Catalog) Proxy.newProxyInstance(
                Catalog.class.getClassLoader(), new Class<?>[] {Catalog.class}, (self, method, given) -> {
                    throw new AssertionError(method.getName());
                }), () -> {
                    throw new AssertionError("nothing is read");
                }, List::of, List.of()), Thread.ofVirtual().factory());
    }

    private static BucketMetrics.Series measured(String metric, String type, Map<String, String> days) {
        return new BucketMetrics.Series(metric, type, days.entrySet().stream()
                .map(one -> new BucketMetrics.Point(
                        Instant.parse(one.getKey() + "T00:00:00Z"), new BigDecimal(one.getValue())))
                .toList());
    }

    private static Map<LocalDate, String> days(DailySeries series) {
        Map<LocalDate, String> days = new java.util.TreeMap<>();
        for (DayFigure one : series.days()) {
            days.put(one.day(), one.value().stripTrailingZeros().toPlainString());
        }
        return days;
    }

    private static Snapshot snapshot(long id, @Nullable Long parent, String at, long rows) {
        return new Snapshot(id, parent, id, Instant.parse(at).toEpochMilli(), "append", "m", Map.of(
                "total-records", Long.toString(rows), "total-files-size", Long.toString(rows * 10)));
    }

    private static TableMetadata table(long current, Snapshot... snapshots) {
        return new TableMetadata(2, "u", "s3://bucket/" + TABLE, 0, current, List.of(snapshots));
    }

    @Test
    void storageTypesOfABucketAreOneSize() {
        told.add(measured("BucketSizeBytes", "StandardStorage", Map.of("2026-11-20", "100", "2026-11-19", "90")));
        told.add(measured("BucketSizeBytes", "GlacierStorage", Map.of("2026-11-20", "9007199254740993.5")));
        told.add(measured("NumberOfObjects", "AllStorageTypes", Map.of("2026-11-20", "7")));
        told.add(measured("Other", "AllStorageTypes", Map.of("2026-11-20", "1")));

        Growth.Found found = growth().bucket("bucket", early -> {}, Progress.NONE);

        assertThat(names(found)).as("who has nothing is named").containsExactly("Kept scans", "Tables");
        assertThat(days(found.of(Measure.BYTES, FigureSource.DAILY_METRICS).orElseThrow()))
                .isEqualTo(Map.of(TODAY.minusDays(3), "90", TODAY.minusDays(2), "9007199254741093.5"));
        assertThat(days(found.of(Measure.OBJECTS, FigureSource.DAILY_METRICS).orElseThrow()))
                .isEqualTo(Map.of(TODAY.minusDays(2), "7"));
        assertThat(found.series()).as("what nobody measured is left out").hasSize(3);
    }

    @Test
    void whoRefusesIsNotedAndTheOthersAreAsked() {
        keep("2026-11-20T10:00:00Z", 5);
        kafkaFailure = RemoteFailure.of(Kind.FORBIDDEN, "read the metrics", "no role");
        Growth.Found found = growth().bucket("other", early -> {}, Progress.NONE);

        assertThat(found.notes()).hasSize(4);
        assertThat(found.notes().getFirst()).startsWith("CloudWatch: ").contains("AccessDenied");
        assertThat(found.notes().get(2)).startsWith("Confluent's metrics: ").contains("no role");
        assertThat(found.series()).isEmpty();
        assertThat(found.topics()).isEmpty();
    }

    @Test
    void ofKeptScansTheLastOfEachDayCounts() {
        keep("2026-11-20T10:00:00Z", 5);
        keep("2026-11-20T18:00:00Z", 8);
        keep("2026-11-21T10:00:00Z", 9);

        Growth.Found bucket = growth().bucket("bucket", early -> {}, Progress.NONE);
        assertThat(days(bucket.of(Measure.OBJECTS, FigureSource.SCANS).orElseThrow()))
                .isEqualTo(Map.of(TODAY.minusDays(2), "9", TODAY.minusDays(1), "10"));

        now = Instant.parse("2026-11-22T12:00:00Z");
        Growth.Found table = growth().table(
                table(1, snapshot(1, null, "2026-11-22T01:00:00Z", 3)), null, Progress.NONE);
        assertThat(days(table.of(Measure.OBJECTS, FigureSource.SCANS).orElseThrow()))
                .as("without what lies beside the table").isEqualTo(Map.of(
                        TODAY.minusDays(2), "8", TODAY.minusDays(1), "9"));
        assertThat(days(table.of(Measure.BYTES, FigureSource.SCANS).orElseThrow()))
                .isEqualTo(Map.of(TODAY.minusDays(2), "80", TODAY.minusDays(1), "90"));
    }

    /// Keeps a scan of so many objects of the table, and one beside it.
    private void keep(String at, int objects) {
        now = Instant.parse(at);
        MemoryPages pages = new MemoryPages();
        for (int i = 0; i < objects; i++) {
            pages.put(TABLE + "data/" + i, 10, 0, "STANDARD");
        }
        pages.put("beside", 1, 0, "STANDARD");
        ScanRequest request = new ScanRequest(
                MemoryPages.root(""), 4, Set.of(TABLE), OptionalLong.empty(), Sums.Limits.USUAL);
        files().keep(new Scan(pages, Thread.ofVirtual().factory(), clock, request).run(progress -> {}).kept());
    }

    @Test
    void ofATableEachDayHasWhatItEndedWith() {
        Growth.Found found = growth().table(
                table(4,
                        snapshot(1, null, "2026-11-18T01:00:00Z", 10),
                        snapshot(2, 1L, "2026-11-18T23:00:00Z", 20),
                        snapshot(3, 2L, "2026-11-19T01:00:00Z", 7_000),
                        snapshot(4, 2L, "2026-11-21T01:00:00Z", 50)),
                "orders", Progress.NONE);

        assertThat(days(found.of(Measure.ROWS, FigureSource.SNAPSHOTS).orElseThrow()))
                .as("what was rolled back was never read again; a day without a commit is as the one before")
                .isEqualTo(Map.of(
                        TODAY.minusDays(4), "20", TODAY.minusDays(3), "20", TODAY.minusDays(2), "20",
                        TODAY.minusDays(1), "50", TODAY, "50"));
        assertThat(found.of(Measure.BYTES, FigureSource.SNAPSHOTS)).isPresent();
        assertThat(found.of(Measure.FILES, FigureSource.SNAPSHOTS)).as("its writer noted none").isEmpty();
        DailySeries received = found.of(Measure.BYTES, FigureSource.KAFKA_METRICS).orElseThrow();
        assertThat(received.flow()).isTrue();
        assertThat(days(received)).isEqualTo(Map.of(TODAY.minusDays(1), "10", TODAY, "20"));
        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.granularity()).isEqualTo(Metrics.Granularity.DAY);
            assertThat(question.window().from()).isEqualTo(Instant.parse("2026-11-15T00:00:00Z"));
        });
    }

    @Test
    void withoutMetricsTheRestIsTold() {
        kafkaFailure = RemoteFailure.of(Kind.FORBIDDEN, "read the metrics", "no role");

        Growth.Found found = growth().table(
                table(1, snapshot(1, null, "2026-11-22T01:00:00Z", 3)), "orders", Progress.NONE);

        assertThat(found.notes()).hasSize(2).last().asString().contains("no role");
        assertThat(found.of(Measure.ROWS, FigureSource.SNAPSHOTS)).isPresent();
    }

    @Test
    void besideABucketStandsWhatCameInThroughAllTopics() {
        Growth.Found found = growth().bucket("bucket", early -> {}, Progress.NONE);

        DailySeries received = found.of(Measure.BYTES, FigureSource.KAFKA_METRICS).orElseThrow();
        assertThat(received.flow()).isTrue();
        assertThat(days(received)).isEqualTo(Map.of(TODAY.minusDays(1), "10", TODAY, "1019"));
        assertThat(found.topics()).containsExactly("orders", "others");
        assertThat(names(found)).containsExactly("CloudWatch", "Kept scans", "Tables");
    }

    private static List<String> names(Growth.Found found) {
        return found.notes().stream().map(note -> note.substring(0, note.indexOf(':'))).toList();
    }

    @Test
    void whatNeedsNoTablesIsToldBeforeThey() {
        List<Growth.Found> early = new ArrayList<>();
        Growth.Found found = growth().bucket("bucket", early::add, Progress.NONE);
        assertThat(early).singleElement().satisfies(one -> {
            assertThat(one.series()).isEqualTo(found.series());
            assertThat(one.topics()).isEqualTo(found.topics());
            assertThat(one.notes()).last().isEqualTo("Tables: they were not read to the end");
            assertThat(one.tables()).isNull();
        });
        assertThat(found.tables()).isEqualTo(new TablesTold(0, Map.of(), Map.of(), Map.of()));
    }

    @Test
    void aTopicHasItsPartOfScansItsTableAndWhatCameIn() {
        keep("2026-11-20T10:00:00Z", 5);
        now = Instant.parse("2026-11-22T12:00:00Z");
        Growth.Topic orders = new Growth.Topic("orders", TABLE::equals,
                () -> table(1, snapshot(1, null, "2026-11-22T01:00:00Z", 3)));
        Growth.Found found = growth().topic("bucket", orders, Progress.NONE);

        assertThat(days(found.of(Measure.OBJECTS, FigureSource.SCANS).orElseThrow()))
                .isEqualTo(Map.of(TODAY.minusDays(2), "5"));
        assertThat(days(found.of(Measure.ROWS, FigureSource.SNAPSHOTS).orElseThrow())).isEqualTo(Map.of(TODAY, "3"));
        assertThat(days(found.of(Measure.BYTES, FigureSource.KAFKA_METRICS).orElseThrow()))
                .isEqualTo(Map.of(TODAY.minusDays(1), "10", TODAY, "20"));
        assertThat(found.notes()).singleElement().asString().contains("whole buckets");

        Growth.Found nobody = growth().topic("bucket", new Growth.Topic("nobody", "nowhere/"::equals, () -> {
            throw RemoteFailure.of(Kind.NOT_FOUND, "find the table", "no table of that name");
        }), Progress.NONE);
        assertThat(nobody.series()).isEmpty();
        assertThat(nobody.notes()).hasSize(4).first().asString().startsWith("Snapshots: ").contains("no table");
        assertThat(nobody.notes().get(2)).isEqualTo(
                "Confluent's metrics: nothing came in within a week, or it was not measured");
    }

    @Test
    void aCancelEndsItAndIsNoNote() {
        RemoteFailure cancelled = RemoteFailure.cancelled("read the metrics");
        kafkaFailure = cancelled;
        assertThatThrownBy(() -> growth().bucket("bucket", early -> {}, Progress.NONE)).isSameAs(cancelled);
    }

    @Test
    void withoutAClusterKafkaIsNamedAsNotAsked() {
        Growth growth = growth(null);
        assertThat(growth.bucket("bucket", early -> {}, Progress.NONE).notes())
                .anyMatch(note -> note.contains("no Kafka cluster"));
        assertThat(growth.table(table(1, snapshot(1, null, "2026-11-22T01:00:00Z", 3)), null, Progress.NONE).notes())
                .last().asString().contains("which topic").startsWith("Confluent's metrics");
        assertThat(asked).isEmpty();
    }

    @Test
    void aCircleOfParentsEnds() {
        assertThat(TableGrowth.of(table(2,
                snapshot(1, 2L, "2026-11-21T01:00:00Z", 1), snapshot(2, 1L, "2026-11-22T01:00:00Z", 2)), now))
                .first().satisfies(series -> assertThat(series.days()).hasSize(2));
    }
}
