package tableflow.console.service.storage.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.lake.AgedLake;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.TopicOwners;
import tableflow.console.service.storage.cost.PriceTable;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.ScanRequest;
import tableflow.console.service.support.Waiter;

/// What topics cost at days of the past, by kept scans and by their tables.
class TopicTrendsTest {

    private static final Instant TODAY = Instant.parse("2026-11-22T12:00:00Z");
    private static final long GIB = 1L << 30;
    private static final String LAKE = "lake/lkc-abc123/";

    @TempDir
    private Path folder;

    private final MemoryPages pages = new MemoryPages();
    private final AgedLake lake = new AgedLake(TODAY);
    private Instant now = TODAY;
    private @Nullable RemoteFailure refusing;
    private TopicOwners owners = TopicOwners.NONE;

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

    @AfterEach
    void noInterruptStays() {
        Thread.interrupted();
    }

    private StorageScans scans() {
        return new StorageScans(
                new StorageScans.Sources(() -> pages, () -> {
                    throw RemoteFailure.of(Kind.FORBIDDEN, "read the metrics", "no");
                }, List::of),
                new StorageScans.Place("bucket", "us-east-1", PriceTable.delivered(),
                        new ScanFiles(folder, 40)), Thread.ofVirtual().factory(), clock);
    }

    private Checkpoint scan(String at) {
        now = Instant.parse(at);
        Checkpoint scan = scans().scan(ScanRequest.of(MemoryPages.root("")).withTables(owners.roots()), null)
                .run(progress -> {}).kept();
        now = TODAY;
        return scan;
    }

    private TopicTrends.Told told(Checkpoint shown) {
        return new TopicTrends(this::scans, () -> {
            RemoteFailure failure = refusing;
            if (failure != null) {
                throw failure;
            }
            return lake.survey();
        }).read(new TopicTrends.Now(shown.root(), shown.report(), owners,
                scans().costs(shown.report(), owners)), Progress.NONE);
    }

    private static TopicTrend of(TopicTrends.Told told, String topic) {
        return Objects.requireNonNull(told.topics().get(topic), topic);
    }

    private static Map<LocalDate, String> dollars(TopicTrend trend) {
        Map<LocalDate, String> days = new TreeMap<>();
        trend.points().forEach(one -> days.put(one.day(), one.dollars().stripTrailingZeros().toPlainString()));
        return days;
    }

    @Test
    void theLastKeptScanOfEachDayTellsWhatATopicCostThen() throws IOException {
        pages.put("topics/clicks/year=2026/a", 10 * GIB, 0, "STANDARD");
        pages.put("else", GIB, 0, "STANDARD");
        scans().files().keep(scan("2026-11-19T10:00:00Z"));
        pages.put("topics/clicks/year=2026/b", 10 * GIB, 0, "GLACIER_IR");
        scans().files().keep(scan("2026-11-20T10:00:00Z"));
        pages.put("topics/clicks/year=2026/c", 10 * GIB, 0, "STANDARD");
        scans().files().keep(scan("2026-11-20T20:00:00Z"));
        KeptScan damaged = scans().files().keep(scan("2026-11-21T20:00:00Z"));
        byte[] half = Files.readAllBytes(damaged.file());
        Files.write(damaged.file(), java.util.Arrays.copyOf(half, half.length - 60));

        TopicTrends.Told told = told(scan("2026-11-22T11:00:00Z"));
        TopicTrend clicks = of(told, "clicks");
        assertThat(clicks.basis()).isEqualTo(TopicTrend.Basis.SCANS);
        assertThat(dollars(clicks)).as("0.023 a GiB of STANDARD, 0.004 of GLACIER_IR").isEqualTo(Map.of(
                LocalDate.of(2026, 11, 19), "0.23", LocalDate.of(2026, 11, 20), "0.5"));
        assertThat(clicks.change()).isEqualByComparingTo("0.27");
        assertThat(clicks.classes()).containsExactly("GLACIER_IR", "STANDARD");
        assertThat(dollars(of(told, "(no topic)"))).containsValue("0.023");
        assertThat(scans().trend(MemoryPages.root(""), 90).points()).as("one that cannot be read ends no trend")
                .hasSize(3);
    }

    @Test
    void withoutScansTheLiveBytesOfItsTableTellIt() {
        lake.table("orders", 6, Duration.ofDays(1));
        owners = new TopicOwners(Map.of(LAKE + "orders/", "Orders"), null);
        pages.put(LAKE + "orders/data/a", 3 * GIB, 0, "STANDARD");
        pages.put(LAKE + "orders/data/b", GIB, 0, "GLACIER_IR");
        Checkpoint shown = scan("2026-11-22T11:00:00Z");

        TopicTrend orders = of(told(shown), "Orders");
        assertThat(orders.basis()).isEqualTo(TopicTrend.Basis.TABLE);
        assertThat(orders.assumed()).isFalse();
        assertThat(orders.classes()).containsExactly("GLACIER_IR", "STANDARD");
        assertThat(orders.points()).hasSize(7);
        TopicTrend.Point last = orders.points().getLast();
        BigInteger glacier = last.bytes().divide(BigInteger.valueOf(4));
        BigDecimal expected = new BigDecimal(glacier).multiply(new BigDecimal("0.004"))
                .add(new BigDecimal(last.bytes().subtract(glacier)).multiply(new BigDecimal("0.023")));
        assertThat(last.dollars().multiply(BigDecimal.valueOf(GIB)).subtract(expected).abs())
                .as("three of four bytes in STANDARD").isLessThan(new BigDecimal("0.1"));
    }

    @Test
    void whoReachesBackFartherTellsIt() {
        lake.table("orders", 6, Duration.ofDays(1));
        owners = new TopicOwners(Map.of(LAKE + "orders/", "Orders"), null);
        pages.put(LAKE + "orders/data/a", 3 * GIB, 0, "STANDARD");
        scans().files().keep(scan("2026-11-21T10:00:00Z"));
        Checkpoint shown = scan("2026-11-22T10:00:00Z");
        scans().files().keep(shown);
        assertThat(of(told(shown), "Orders").basis()).isEqualTo(TopicTrend.Basis.TABLE);
        scans().files().keep(scan("2026-10-21T10:00:00Z"));
        assertThat(of(told(shown), "Orders").basis()).isEqualTo(TopicTrend.Basis.SCANS);
    }

    @Test
    void oneDayIsNoTrendAndWhoCannotBeAskedIsNamed() {
        pages.put("topics/clicks/year=2026/a", GIB, 0, "STANDARD");
        refusing = RemoteFailure.of(Kind.FORBIDDEN, "list the tables", "no glue:GetTables");
        Checkpoint shown = scan("2026-11-22T10:00:00Z");
        scans().files().keep(shown);
        TopicTrends.Told told = told(shown);
        assertThat(told.topics()).isEmpty();
        assertThat(told.notes()).singleElement().asString().contains("no glue:GetTables");
        refusing = RemoteFailure.cancelled("list the tables");
        assertThatThrownBy(() -> told(shown)).isSameAs(refusing);
    }

    @Test
    void tablesElsewhereAreNobodysHere() {
        lake.table("orders", 6, Duration.ofDays(1));
        pages.put("topics/clicks/year=2026/a", GIB, 0, "STANDARD");
        Checkpoint shown = scans().scan(ScanRequest.of(new S3Uri("bucket", "topics/")), null)
                .run(progress -> {}).kept();
        assertThat(told(shown).topics()).isEmpty();
    }
}
