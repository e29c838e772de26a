package tableflow.console.ui.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.storage.growth.DailySeries;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.domain.storage.growth.Forecast;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.service.lake.MemoryLake;
import tableflow.console.service.storage.growth.Growth;
import tableflow.console.service.storage.growth.TablesTold;
import tableflow.console.ui.storage.StorageDesk;
import tableflow.console.ui.storage.StorageStand;
import tableflow.console.ui.work.TestWork;

/// Growth without a window: of the bucket, of a topic that is chosen, by day, and over a span of days.
class GrowthViewModelTest {

    @TempDir
    private Path folder;

    private final TestWork jobs = TestWork.queued();

    private TableStand stand() {
        return new TableStand(folder, jobs);
    }

    private final List<AutoCloseable> open = new ArrayList<>();

    private BucketGrowthViewModel model(TableStand stand) {
        StorageDesk desk = StorageStand.desk(stand.context(), stand.services());
        BucketGrowthViewModel model = new BucketGrowthViewModel(desk, stand.tables());
        open.add(model::close);
        return model;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private LocalDate today() {
        return jobs.timer.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static List<FigureSource> sources(GrowthViewModel model) {
        return model.shownProperty().get().lines().stream().map(DailySeries::source).toList();
    }

    private static BigDecimal value(GrowthViewModel model, FigureSource source, LocalDate day) {
        return model.shownProperty().get().lines().stream().filter(one -> one.source() == source)
                .flatMap(one -> one.days().stream()).filter(one -> one.day().equals(day)).findFirst().orElseThrow()
                .value();
    }

    @Test
    void theBucketsGrowthIsReadOnceAndForeseen() {
        TableStand stand = stand();
        BucketGrowthViewModel bucket = model(stand);
        GrowthViewModel growth = bucket.growth();
        assertThat(growth.shownProperty().get()).isEqualTo(GrowthShown.NOTHING);
        growth.begin();
        growth.begin();
        assertThat(jobs.waiting()).isEqualTo(1);
        assertThat(growth.readingProperty().get()).isTrue();
        jobs.runNext();

        assertThat(growth.readingProperty().get()).isFalse();
        assertThat(sources(growth)).containsExactly(FigureSource.DAILY_METRICS);
        assertThat(growth.shownProperty().get().forecast()).isPresent();
        assertThat(growth.shownProperty().get().wholeDays()).isEqualTo(10);
        growth.begin();
        assertThat(jobs.waiting()).as("it is known").isZero();

        growth.measureProperty().set(Measure.ROWS);
        assertThat(growth.shownProperty().get().lines()).as("there are no tables").isEmpty();
    }

    @Test
    void rowsAndFilesOfTheBucketAreThoseOfItsTables() {
        TableStand stand = stand();
        stand.lake.table("orders", 27, Duration.ofHours(12));
        stand.lake.table("clicks", 4, Duration.ofDays(1));
        stand.lake.entries.add(new CatalogTable(MemoryLake.DATABASE, "hidden", "1", Map.of("table_type", "ICEBERG",
                "metadata_location", "s3://bucket/none/metadata/1.metadata.json"), "s3://bucket/none"));
        BucketGrowthViewModel bucket = model(stand);
        GrowthViewModel growth = bucket.growth();
        growth.begin();
        jobs.runNext();
        assertThat(sources(growth)).as("what is billed leads; live data stands beside it")
                .containsExactly(FigureSource.DAILY_METRICS, FigureSource.TABLES);

        growth.measureProperty().set(Measure.ROWS);
        assertThat(sources(growth)).containsExactly(FigureSource.TABLES);
        assertThat(value(growth, FigureSource.TABLES, today()))
                .isEqualByComparingTo(rows(stand, "orders").add(rows(stand, "clicks")));
        assertThat(growth.shownProperty().get().forecast()).isPresent();
        growth.measureProperty().set(Measure.FILES);
        assertThat(sources(growth)).containsExactly(FigureSource.TABLES);
        TablesTold told = Objects.requireNonNull(found(growth).tables());
        assertThat(told.read()).isEqualTo(2);
        assertThat(told.all()).isEqualTo(3);
        assertThat(told.unread()).containsOnlyKeys(MemoryLake.DATABASE + ".hidden");

        growth.perDayProperty().set(true);
        assertThat(sources(growth)).as("one line, not the state and its differences")
                .containsExactly(FigureSource.TABLES);
    }

    private static BigDecimal rows(TableStand stand, String table) {
        return BigDecimal.valueOf(stand.lake.tables().open(stand.lake.table(MemoryLake.DATABASE, table).orElseThrow())
                .metadata().current().orElseThrow().records().orElseThrow());
    }

    @Test
    void beforeAllTablesAreInTheSumNothingIsForeseenOfIt() {
        GrowthViewModel growth = new GrowthViewModel(jobs.work);
        growth.measureProperty().set(Measure.ROWS);
        Map<LocalDate, BigDecimal> days = new TreeMap<>();
        for (int i = 20; i >= 0; i--) {
            days.put(today().minusDays(i), BigDecimal.valueOf(i > 9 ? 10 : 1_000_000 + (9 - i)));
        }
        DailySeries sum = DailySeries.state(Measure.ROWS, FigureSource.TABLES, days);
        growth.of((progress, early) -> new Growth.Found(List.of(sum), List.of(), List.of(), new TablesTold(
                2, Map.of(), Map.of(), Map.of("db.late", today().minusDays(9)))), "b");
        growth.begin();
        jobs.runNext();
        assertThat(growth.shownProperty().get().lines()).containsExactly(sum);
        Forecast forecast = growth.shownProperty().get().forecast().orElseThrow();
        assertThat(forecast.basis()).isEqualTo(new Forecast.Basis(9, today().minusDays(9), today().minusDays(1)));
        assertThat(forecast.perDay().middle()).isEqualTo(1);
    }

    @Test
    void whatIsKnownBeforeTheTablesStaysWhenTheyAreCancelled() {
        GrowthViewModel growth = new GrowthViewModel(jobs.work);
        DailySeries metered = DailySeries.state(Measure.BYTES, FigureSource.DAILY_METRICS,
                Map.of(today(), BigDecimal.TEN));
        growth.of((progress, early) -> {
            early.accept(new Growth.Found(List.of(metered), List.of("Tables: not yet"), List.of()));
            growth.cancel();
            throw RemoteFailure.cancelled("read all tables");
        }, "b");
        growth.begin();
        jobs.runNext();
        assertThat(growth.shownProperty().get().lines()).containsExactly(metered);
        assertThat(found(growth).notes()).containsExactly("Tables: not yet");
        assertThat(growth.readingProperty().get()).isFalse();
        assertThat(growth.problemProperty().get()).isNull();
    }

    @Test
    void whatEachDayAddedStandsBesideWhatCameInThroughAllTopics() {
        TableStand stand = stand();
        stand.received("orders", 5, 70);
        stand.received("clicks", 0, 30);
        BucketGrowthViewModel bucket = model(stand);
        GrowthViewModel growth = bucket.growth();
        growth.begin();
        jobs.runNext();
        assertThat(sources(growth)).as("a state and what came in have no common axis")
                .doesNotContain(FigureSource.KAFKA_METRICS);

        growth.perDayProperty().set(true);
        assertThat(sources(growth)).containsExactly(FigureSource.DAILY_METRICS, FigureSource.KAFKA_METRICS);
        assertThat(value(growth, FigureSource.DAILY_METRICS, today().minusDays(4)))
                .isEqualByComparingTo("1000000000");
        assertThat(value(growth, FigureSource.KAFKA_METRICS, today().minusDays(1))).isEqualByComparingTo("100");
        assertThat(growth.shownProperty().get().forecast()).as("nothing is foreseen of differences").isEmpty();
        assertThat(bucket.topics()).containsExactly("clicks", "orders");
    }

    @Test
    void aChosenTopicHasItsTableAndItsOwnBytes() {
        TableStand stand = stand();
        stand.lake.table("orders", 6, Duration.ofHours(12));
        stand.received("Orders", 5, 70);
        stand.received("clicks", 0, 30);
        BucketGrowthViewModel bucket = model(stand);
        GrowthViewModel growth = bucket.growth();
        growth.begin();
        jobs.runNext();

        bucket.topicProperty().set(" Orders ");
        bucket.show();
        assertThat(growth.shownProperty().get()).as("the bucket's lines go").isEqualTo(GrowthShown.NOTHING);
        jobs.runNext();
        assertThat(sources(growth)).as("Glue has it in lower case").containsExactly(FigureSource.SNAPSHOTS);
        growth.measureProperty().set(Measure.ROWS);
        assertThat(sources(growth)).containsExactly(FigureSource.SNAPSHOTS);
        growth.measureProperty().set(Measure.BYTES);
        growth.perDayProperty().set(true);
        assertThat(value(growth, FigureSource.KAFKA_METRICS, today().minusDays(1))).isEqualByComparingTo("70");
        assertThat(bucket.topics()).as("the names stay").containsExactly("Orders", "clicks");
        assertThat(found(growth).notes()).anyMatch(note -> note.startsWith("CloudWatch: "));

        bucket.show();
        assertThat(jobs.waiting()).as("that is shown already").isZero();
        bucket.topicProperty().set("");
        bucket.show();
        jobs.runNext();
        assertThat(sources(growth)).contains(FigureSource.DAILY_METRICS, FigureSource.TABLES);
    }

    private static Growth.Found found(GrowthViewModel growth) {
        return Objects.requireNonNull(growth.foundProperty().get());
    }

    @Test
    void aTopicWithoutATableSaysSoAndShowsTheRest() {
        TableStand stand = stand();
        stand.received("logs", 1, 2, 3);
        BucketGrowthViewModel bucket = model(stand);
        bucket.topicProperty().set("logs");
        bucket.show();
        jobs.runNext();
        GrowthViewModel growth = bucket.growth();
        assertThat(found(growth).notes()).first().asString().contains("no Iceberg table of that name");
        growth.perDayProperty().set(true);
        assertThat(sources(growth)).containsExactly(FigureSource.KAFKA_METRICS);
    }

    @Test
    void theAnswerOfATopicThatIsNoLongerChosenIsDropped() {
        TableStand stand = stand();
        stand.received("logs", 1, 2, 3);
        BucketGrowthViewModel bucket = model(stand);
        bucket.topicProperty().set("logs");
        bucket.show();
        bucket.topicProperty().set("");
        bucket.show();
        jobs.runNext();
        assertThat(bucket.growth().foundProperty().get()).as("late").isNull();
        jobs.runNext();
        assertThat(sources(bucket.growth())).containsExactly(FigureSource.DAILY_METRICS);
    }

    @Test
    void whoRefusesIsNamed() {
        TableStand stand = stand();
        stand.refusing = RemoteFailure.of(Kind.FORBIDDEN, "read the metrics", "no role MetricsViewer");
        BucketGrowthViewModel bucket = model(stand);
        bucket.growth().begin();
        jobs.runNext();
        assertThat(found(bucket.growth()).notes()).anyMatch(note -> note.contains("no role MetricsViewer"));
        assertThat(bucket.growth().problemProperty().get()).as("the others are shown").isNull();
        assertThat(sources(bucket.growth())).containsExactly(FigureSource.DAILY_METRICS);
    }

    @Test
    void daysAreNarrowedAndWidenedAgain() {
        BucketGrowthViewModel bucket = model(stand());
        GrowthViewModel growth = bucket.growth();
        growth.begin();
        jobs.runNext();
        growth.spanProperty().set(new GrowthViewModel.Span(today().minusDays(8), today().minusDays(5)));
        assertThat(growth.shownProperty().get().lines()).singleElement().satisfies(line ->
                assertThat(line.days()).extracting(day -> day.day()).containsExactly(today().minusDays(8),
                        today().minusDays(7), today().minusDays(6), today().minusDays(5)));
        assertThat(growth.shownProperty().get().forecast()).as("too few days").isEmpty();
        growth.last(0);
        assertThat(growth.spanProperty().get()).isNull();
        growth.last(7);
        assertThat(growth.shownProperty().get().lines().getFirst().days()).hasSize(4);
    }

    @Test
    void aFailureIsTriedAgainAndACancelLeavesItUnread() {
        GrowthViewModel growth = new GrowthViewModel(jobs.work);
        boolean[] broken = {true};
        growth.of((progress, early) -> {
            if (broken[0]) {
                throw RemoteFailure.of(Kind.UNREACHABLE, "read", "no route");
            }
            return new Growth.Found(List.of(), List.of("nobody"), List.of());
        }, "x");
        growth.begin();
        jobs.runNext();
        assertThat(growth.foundProperty().get()).isNull();
        broken[0] = false;
        Objects.requireNonNull(Objects.requireNonNull(growth.problemProperty().get()).retry()).run();
        growth.cancel();
        jobs.runNext();
        assertThat(growth.foundProperty().get()).isNull();
        assertThat(growth.readingProperty().get()).isFalse();
        growth.read();
        jobs.runNext();
        assertThat(found(growth).notes()).containsExactly("nobody");
        growth.close();
    }
}
