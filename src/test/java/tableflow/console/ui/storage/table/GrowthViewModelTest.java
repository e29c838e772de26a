package tableflow.console.ui.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.storage.growth.DailySeries;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.domain.storage.growth.Measure;
import tableflow.console.service.storage.growth.Growth;
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
        assertThat(growth.shownProperty().get().lines()).as("nobody counts a bucket's rows").isEmpty();
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
        assertThat(sources(growth)).contains(FigureSource.DAILY_METRICS);
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
        growth.of(progress -> {
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
