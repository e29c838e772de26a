package tableflow.console.domain.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.storage.Retention.Basis;
import tableflow.console.domain.storage.Retention.Kept;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final SnapshotStep.Part NOTHING =
            new SnapshotStep.Part(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
    private static final RetentionRule FREE = new RetentionRule(1, Integer.MAX_VALUE, Duration.ofDays(1));

    private static SnapshotHold hold(Duration age, long bytes, boolean current, List<String> refs) {
        return new SnapshotHold(
                new SnapshotStep(age.toMillis(), NOW.minus(age).toEpochMilli(), "append", OptionalLong.empty(),
                        OptionalLong.empty(), OptionalLong.empty(), NOTHING, NOTHING, current),
                0, refs, Amount.of(1, bytes));
    }

    /// One snapshot each hour for so many days, each holding `bytes`, and the current one.
    private static SnapshotHistory hourly(int days, long bytes) {
        List<SnapshotHold> holds = new ArrayList<>();
        for (int hour = days * 24; hour > 0; hour--) {
            holds.add(hold(Duration.ofHours(hour), bytes, false, List.of()));
        }
        holds.add(hold(Duration.ofMinutes(1), 1_000_000, true, List.of()));
        return new SnapshotHistory(holds, List.of());
    }

    @ParameterizedTest
    @CsvSource({"1, 24, COUNTED", "2, 48, COUNTED", "4, 96, COUNTED", "5, 99, CAPPED", "7, 99, CAPPED"})
    void tableflowKeepsAHundredSnapshotsWhateverTheAge(int days, long others, Basis basis) {
        Kept kept = Retention.of(hourly(10, 3), RetentionRule.TABLEFLOW, NOW).keptFor(Duration.ofDays(days));

        assertThat(kept).isEqualTo(new Kept(
                Duration.ofDays(days), others + 1, BigInteger.valueOf(3 * others), basis));
    }

    @Test
    void tenStayWhateverTheirAge() {
        List<SnapshotHold> holds = new ArrayList<>();
        for (int day = 20; day > 0; day--) {
            holds.add(hold(Duration.ofDays(day), day, false, List.of()));
        }
        holds.add(hold(Duration.ZERO, 1, true, List.of()));

        Kept kept = Retention.of(new SnapshotHistory(holds, List.of()), RetentionRule.TABLEFLOW, NOW)
                .keptFor(Duration.ofDays(2));

        assertThat(kept.snapshots()).isEqualTo(10);
        assertThat(kept.bytes()).isEqualTo(1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9);
        assertThat(kept.basis()).isEqualTo(Basis.COUNTED);
    }

    @Test
    void whatABranchOrTagHoldsStays() {
        List<SnapshotHold> holds = List.of(
                hold(Duration.ofDays(6), 5, false, List.of()),
                hold(Duration.ofDays(9), 100, false, List.of("audit")),
                hold(Duration.ZERO, 1, true, List.of("main")));
        Retention retention = Retention.of(new SnapshotHistory(holds, List.of()), FREE, NOW);

        assertThat(retention.keptFor(Duration.ofDays(1)).bytes()).isEqualTo(100);
        assertThat(retention.keptFor(Duration.ofDays(6)).bytes()).isEqualTo(105);
        assertThat(retention.oneMoreDay(Duration.ofDays(5))).isEqualTo(5);
    }

    @Test
    void belowTheLeastAgeItIsTheLeast() {
        assertThat(Retention.of(hourly(3, 2), RetentionRule.TABLEFLOW, NOW).keptFor(Duration.ZERO).age())
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void beyondWhatIsKeptItIsForeseenAndSaid() {
        Retention retention = Retention.of(hourly(2, 5), FREE, NOW);

        assertThat(retention.reach()).isEqualTo(Duration.ofDays(2));
        assertThat(retention.keptFor(Duration.ofDays(2)).basis()).isEqualTo(Basis.COUNTED);
        Kept week = retention.keptFor(Duration.ofDays(7));
        assertThat(week.basis()).isEqualTo(Basis.FORESEEN);
        assertThat(week.bytes()).as("120 a day").isEqualTo(840);
        assertThat(week.snapshots()).isEqualTo(7 * 24 + 1);
        assertThat(retention.oneMoreDay(Duration.ofDays(7))).isEqualTo(120);
    }

    @Test
    void whatIsForeseenEndsWhereTheRuleDoes() {
        Kept month = Retention.of(hourly(2, 5), RetentionRule.TABLEFLOW, NOW).keptFor(Duration.ofDays(30));

        assertThat(month.snapshots()).isEqualTo(100);
        assertThat(month.bytes()).isEqualTo(5 * 99);
        assertThat(month.basis()).isEqualTo(Basis.FORESEEN);
    }

    @Test
    void lessThanADayForeseesNothing() {
        SnapshotHistory young = new SnapshotHistory(List.of(
                hold(Duration.ofHours(3), 5, false, List.of()), hold(Duration.ZERO, 1, true, List.of())), List.of());

        assertThat(Retention.of(young, RetentionRule.TABLEFLOW, NOW).keptFor(Duration.ofDays(7)))
                .isEqualTo(new Kept(Duration.ofDays(7), 2, BigInteger.valueOf(5), Basis.UNKNOWN));
        assertThat(Retention.of(SnapshotHistory.NONE, RetentionRule.TABLEFLOW, NOW).keptFor(Duration.ofDays(7)).bytes())
                .isZero();
    }

    /// Against the rule written down plainly: the current snapshot, the held ones, and of the others the youngest, as
    /// many as are young enough, but no fewer and no more than may be.
    @Test
    void whatIsCountedIsWhatThePlainRuleCounts() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<SnapshotHold> aging = new ArrayList<>();
            int count = random.nextInt(40);
            for (int i = 0; i < count; i++) {
                aging.add(hold(Duration.ofHours(1 + random.nextInt(300)), random.nextInt(100), false, List.of()));
            }
            aging.sort((a, b) -> Long.compare(a.step().committedAt(), b.step().committedAt()));
            List<SnapshotHold> all = new ArrayList<>(aging);
            all.add(hold(Duration.ZERO, 7, true, List.of()));
            RetentionRule rule = new RetentionRule(1 + random.nextInt(10), 10 + random.nextInt(20), Duration.ofDays(1));
            Retention retention = Retention.of(new SnapshotHistory(all, List.of()), rule, NOW);
            Duration age = Duration.ofHours(24 + random.nextInt(300));
            Kept kept = retention.keptFor(age);
            if (kept.basis() == Basis.FORESEEN || kept.basis() == Basis.UNKNOWN) {
                assertThat(age).isGreaterThan(retention.reach());
                continue;
            }
            List<SnapshotHold> young = aging.reversed();
            long enough = young.stream()
                    .filter(one -> NOW.toEpochMilli() - one.step().committedAt() <= age.toMillis()).count();
            long stay = Math.min(Math.min(rule.most() - 1, young.size()), Math.max(rule.fewest() - 1, enough));
            assertThat(kept.bytes()).as("seed %d, round %d", seed, round).isEqualTo(
                    young.stream().limit(stay).map(one -> one.holds().bytes())
                            .reduce(BigInteger.ZERO, BigInteger::add));
            assertThat(kept.snapshots()).as("seed %d, round %d", seed, round).isEqualTo(stay + 1);
        }
    }
}
