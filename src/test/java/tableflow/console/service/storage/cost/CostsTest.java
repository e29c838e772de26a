package tableflow.console.service.storage.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.RootUse;
import tableflow.console.domain.storage.growth.FigureSource;
import tableflow.console.service.port.BucketMetrics.Point;
import tableflow.console.service.port.BucketMetrics.Series;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.storage.sums.Sums;
import tableflow.console.service.storage.sums.Tally;

class CostsTest {

    private static final RegionPrices PRICES = PriceTable.delivered().region("us-east-1");
    private static final Instant DAY = Instant.parse("2026-11-20T00:00:00Z");

    private static Costs costs(ObjectPage page) {
        Sums sums = new Sums("", Set.of("t/a/", "t/b/", "t/c/"), Sums.Limits.USUAL);
        sums.add(Tally.of(page, page.size(), 0, 0));
        return Costs.of(sums.report(), PRICES, RootUse::prefix);
    }

    private static BigDecimal sum(List<CostLine> lines) {
        return lines.stream().map(CostLine::dollars).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @RepeatedTest(20)
    void topicsAndClassesAddUpToTheSameSum() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        ObjectPage.Builder page = new ObjectPage.Builder();
        for (int i = 0; i < 50; i++) {
            String root = List.of("t/a/", "t/b/", "t/c/", "else/").get(random.nextInt(seed % 2 == 0 ? 4 : 3));
            page.object(root + i, random.nextLong(1L << 55), 0,
                    List.of("STANDARD", "GLACIER", "NEW").get(random.nextInt(3)));
        }
        Costs costs = costs(page.done(null));

        assertThat(sum(costs.classes())).as("seed %d", seed).isEqualByComparingTo(costs.total().dollars());
        assertThat(sum(costs.topics())).as("seed %d", seed).isEqualByComparingTo(costs.total().dollars());
        assertThat(costs.topics()).as("seed %d", seed).allMatch(line -> line.dollars().signum() >= 0);
    }

    @Test
    void stepsAreOfTheWholeClassAndSharedByBytes() {
        Costs costs = costs(new ObjectPage.Builder()
                .object("t/a/x", 51_200L << 30, 0, "STANDARD")
                .object("t/b/x", 51_200L << 30, 0, "STANDARD")
                .object("y", 1L << 30, 0, "UNHEARD_OF")
                .done(null));

        assertThat(costs.total().dollars()).isEqualByComparingTo("2304");
        assertThat(costs.topics()).extracting(CostLine::name).containsExactly("t/a/", "t/b/", Costs.REST);
        assertThat(costs.topics().getFirst().dollars()).isEqualByComparingTo("1152");
        assertThat(costs.topics().getLast().dollars()).isZero();
        assertThat(costs.topics().getLast().unknown()).containsExactly("UNHEARD_OF");
        assertThat(costs(new ObjectPage.Builder().done(null)).topics()).isEmpty();
    }

    @Test
    void aPartCostsWhatAByteOfItsClassCostsHere() {
        Costs costs = costs(new ObjectPage.Builder()
                .object("t/a/x", 102_400L << 30, 0, "STANDARD")
                .object("y", 1L << 30, 0, "UNHEARD_OF")
                .done(null));
        BigInteger gib = BigInteger.ONE.shiftLeft(30);
        assertThat(costs.of(Map.of("STANDARD", new Amount(0, gib.multiply(BigInteger.valueOf(1_000))))).dollars())
                .as("the first half is at 0.023, the other at 0.022").isEqualByComparingTo("22.5");
        assertThat(costs.of(Map.of("GLACIER_IR", new Amount(0, gib))).dollars())
                .as("there is none: from the first byte").isEqualByComparingTo("0.004");
        RegionPrices.Monthly unheard = costs.of(Map.of("UNHEARD_OF", new Amount(0, gib)));
        assertThat(unheard.dollars()).isZero();
        assertThat(unheard.unknown()).containsExactly("UNHEARD_OF");
    }

    @Test
    void theTrendIsByTheDailyMetricsOrByScans() {
        CostTrend trend = CostTrend.ofMetrics(List.of(
                new Series("NumberOfObjects", "AllStorageTypes", List.of(new Point(DAY, BigDecimal.TEN))),
                new Series("BucketSizeBytes", "StandardStorage", List.of(
                        new Point(DAY, new BigDecimal("10737418240")),
                        new Point(DAY.plusSeconds(86_400), new BigDecimal("21474836480")))),
                new Series("BucketSizeBytes", "GlacierStorage", List.of(new Point(DAY, new BigDecimal("1073741824")))),
                new Series("BucketSizeBytes", "BrandNewStorage", List.of(new Point(DAY, BigDecimal.ONE)))), PRICES);

        assertThat(trend.points()).extracting(CostTrend.Point::at).containsExactly(DAY, DAY.plusSeconds(86_400));
        assertThat(trend.points().getFirst().month().dollars()).isEqualByComparingTo("0.2336");
        assertThat(trend.points().getFirst().month().unknown()).containsExactly("BrandNewStorage");
        assertThat(trend.points().getLast().month().dollars()).isEqualByComparingTo("0.46");

        CostTrend scans = CostTrend.ofScans(Map.of(DAY, Map.of("STANDARD",
                new Amount(1, BigInteger.ONE.shiftLeft(30)))), PRICES);
        assertThat(List.of(trend.source(), scans.source()))
                .containsExactly(FigureSource.DAILY_METRICS, FigureSource.SCANS);
        assertThat(scans.points().getFirst().month().dollars()).isEqualByComparingTo("0.023");
    }
}
