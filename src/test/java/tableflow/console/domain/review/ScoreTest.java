package tableflow.console.domain.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.doctor.ladder.Finding.Severity;
import tableflow.console.domain.doctor.ladder.Remedy;
import tableflow.console.domain.review.Outcome.Kind;

class ScoreTest {

    private static final int RUNS = 500;
    private static final List<Kind> KINDS = List.of(Kind.values());

    private static RuleReport report(int weight, Kind... kinds) {
        return report(weight, List.of(kinds));
    }

    private static RuleReport report(int weight, List<Kind> kinds) {
        Rule rule = new Rule("SEC-X", Group.SECURITY, Scope.TOPIC, Severity.WARNING, weight, "x",
                new Explanation("", "", List.of()), List.of(),
                new Rule.Judging(Set.of(), (evidence, chosen) -> List.of()));
        return new RuleReport(rule, Optional.empty(), kinds.stream().map(kind -> new Outcome(
                new Reviewed(Scope.TOPIC, "t"), kind, "", Remedy.steps(List.of()), List.of(), Optional.empty()))
                .toList());
    }

    @Test
    void aRuleEarnsTheShareOfItsWeightThatPassed() {
        Score score = Score.of(List.of(report(3, Kind.PASSED, Kind.PASSED, Kind.FAILED), report(1, Kind.FAILED)));

        assertThat(score.points()).hasValue(50);
        assertThat(score.checked()).isEqualTo(4);
    }

    @Test
    void whatWasNotCheckedCountsNeitherWayAndIsTold() {
        Score score = Score.of(List.of(report(5, Kind.PASSED, Kind.NOT_CHECKED), report(5, Kind.NOT_CHECKED),
                report(5, Kind.WAIVED), report(5, Kind.NOT_APPLICABLE)));

        assertThat(score.points()).hasValue(100);
        assertThat(score.unchecked()).isEqualTo(2);
        assertThat(score.waived()).isEqualTo(1);
        assertThat(score.coverage()).isEqualTo(33);
    }

    @Test
    void whereNothingWasCheckedThereAreNoPoints() {
        assertThat(Score.of(List.of()).points()).isEmpty();
        assertThat(Score.of(List.of(report(5, Kind.NOT_CHECKED))).points()).isEmpty();
        assertThat(Score.of(List.of()).coverage()).isEqualTo(100);
    }

    @Test
    void oneFailureAmongThousandsIsNotRoundedAway() {
        List<Kind> many = new ArrayList<>(Collections.nCopies(9_999, Kind.PASSED));
        many.add(Kind.FAILED);

        assertThat(Score.of(List.of(report(1, many), report(10, Kind.PASSED))).points()).hasValue(99);
    }

    /// Whatever the rules are: points are within bounds, full exactly when nothing failed, do not depend on the order,
    /// and never fall when something that failed passes.
    @Test
    void pointsKeepTheirPromises() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int run = 0; run < RUNS; run++) {
            List<RuleReport> rules = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(i -> report(1 + random.nextInt(10), random.ints(random.nextInt(40), 0, KINDS.size())
                            .mapToObj(KINDS::get).toList()))
                    .toList();
            Score score = Score.of(rules);
            List<RuleReport> shuffled = new ArrayList<>(rules);
            Collections.shuffle(shuffled, random);
            List<RuleReport> mended = rules.stream().map(it -> report(it.rule().weight(), it.outcomes().stream()
                    .map(one -> one.is(Kind.FAILED) && random.nextBoolean() ? Kind.PASSED : one.kind())
                    .toList())).toList();

            assertThat(Score.of(shuffled)).as("seed %s", seed).isEqualTo(score);
            assertThat(score.coverage()).as("seed %s", seed).isBetween(0, 100);
            if (score.points().isPresent()) {
                int points = score.points().getAsInt();
                assertThat(points).as("seed %s", seed).isBetween(0, 100);
                assertThat(points == 100).as("seed %s", seed).isEqualTo(score.failed() == 0);
                assertThat(Score.of(mended).points().orElseThrow()).as("seed %s", seed).isGreaterThanOrEqualTo(points);
            } else {
                assertThat(score.checked()).as("seed %s", seed).isZero();
            }
        }
    }
}
