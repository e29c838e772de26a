package tableflow.console.domain.monitor;

import java.util.Optional;
import java.util.OptionalLong;
import tableflow.console.domain.monitor.Threshold.Rule;
import tableflow.console.domain.monitor.Threshold.Rule.Above;
import tableflow.console.domain.monitor.Threshold.Rule.GrowthPerDay;
import tableflow.console.domain.monitor.Threshold.Rule.NotRunning;
import tableflow.console.domain.monitor.Threshold.Rule.SyncFailed;

/// How one sample stands to one rule.
///
/// @param value the figure, where the rule is about one and it is known
public record Judgement(State state, OptionalLong value) {

    /// Where the sample is.
    public enum State {
        /// Beyond the limit, even if an estimate errs.
        BEYOND,
        /// Neither: within the limit, but not by a tenth; or an estimate that reaches over the limit.
        BETWEEN,
        /// Within the limit by a tenth at least.
        WITHIN,
        /// Nothing is known: neither good nor bad.
        UNKNOWN
    }

    /// The share of the limit, in tenths, that a figure must fall to before it counts as within.
    private static final long BACK_AT_TENTHS = 9;

    /// Judges a sample.
    public static Judgement of(Rule rule, TopicSample sample) {
        return switch (rule) {
            case Above above -> figure(above, sample);
            case GrowthPerDay growth -> judged(sample.reading(Figure.GROWTH), growth.bytes());
            case NotRunning _ -> state(sample.runs().map(runs -> !runs));
            case SyncFailed _ -> state(sample.syncFails());
        };
    }

    private static Judgement figure(Above above, TopicSample sample) {
        Reading reading = sample.reading(above.figure());
        if (above.figure() == Figure.COMMIT_AGE && sample.reading(Figure.LAG).isSurelyWithin(0)) {
            return new Judgement(State.WITHIN, reading.value());
        }
        return judged(reading, above.limit());
    }

    private static Judgement judged(Reading reading, long limit) {
        if (reading.value().isEmpty()) {
            return new Judgement(State.UNKNOWN, OptionalLong.empty());
        }
        if (reading.isSurelyAbove(limit)) {
            return new Judgement(State.BEYOND, reading.value());
        }
        return new Judgement(reading.isSurelyWithin(backAt(limit)) ? State.WITHIN : State.BETWEEN, reading.value());
    }

    /// For a limit of zero there is nothing below it.
    private static long backAt(long limit) {
        return limit / 10 * BACK_AT_TENTHS + limit % 10 * BACK_AT_TENTHS / 10;
    }

    private static Judgement state(Optional<Boolean> bad) {
        return new Judgement(
                bad.map(it -> it ? State.BEYOND : State.WITHIN).orElse(State.UNKNOWN), OptionalLong.empty());
    }
}
