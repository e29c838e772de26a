package tableflow.console.domain.review;

import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import tableflow.console.domain.review.Outcome.Kind;

/// What rules are worth together.
///
/// A rule that was checked for `c` things, of which `p` passed, earns `weight * p / c` of its weight. The points are
/// what was earned in percent of the weights of the rules that were checked for at least one thing, rounded down, so
/// that 100 means that nothing failed. What could not be checked, does not apply, is waived or switched off counts
/// neither way: how much was checked is told beside.
///
/// @param points 0 to 100; empty when nothing was checked
/// @param passed pairs of a rule and a thing that passed
/// @param failed pairs that failed
/// @param unchecked pairs that could not be checked
/// @param waived pairs that failed and may
public record Score(OptionalInt points, long passed, long failed, long unchecked, long waived) {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /// The score of these rules together.
    public static Score of(List<RuleReport> rules) {
        BigInteger earned = BigInteger.ZERO;
        BigInteger parts = BigInteger.ONE;
        long weights = 0;
        for (RuleReport report : rules) {
            long passed = report.count(Kind.PASSED);
            long checked = passed + report.count(Kind.FAILED);
            if (checked > 0) {
                weights += report.rule().weight();
                // A sum of fractions, exactly: earned / parts + weight * passed / checked.
                BigInteger of = BigInteger.valueOf(checked);
                earned = earned.multiply(of)
                        .add(BigInteger.valueOf(report.rule().weight() * passed).multiply(parts));
                parts = parts.multiply(of);
                BigInteger common = earned.gcd(parts);
                earned = earned.divide(common);
                parts = parts.divide(common);
            }
        }
        return new Score(
                weights == 0
                        ? OptionalInt.empty()
                        : OptionalInt.of(HUNDRED.multiply(earned)
                                .divide(parts.multiply(BigInteger.valueOf(weights))).intValueExact()),
                sum(rules, Kind.PASSED), sum(rules, Kind.FAILED), sum(rules, Kind.NOT_CHECKED),
                sum(rules, Kind.WAIVED));
    }

    private static long sum(List<RuleReport> rules, Kind kind) {
        return rules.stream().mapToLong(it -> it.count(kind)).sum();
    }

    /// Pairs that were checked.
    public long checked() {
        return passed + failed;
    }

    /// How much of what applies was checked, in percent, rounded down; 100 when nothing applies.
    public int coverage() {
        long all = checked() + unchecked;
        return all == 0 ? 100 : Math.toIntExact(checked() * 100 / all);
    }
}
