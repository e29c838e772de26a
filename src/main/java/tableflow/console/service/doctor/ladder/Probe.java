package tableflow.console.service.doctor.ladder;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Rung;

/// Finds out one fact. Read-only: what would leave something behind is not asked.
///
/// @param source who is asked, which also decides how many questions are put at a time; LOCAL for what takes no call
/// @param asks in the infinitive, for failures and the record: "read the bucket policy"
/// @param conditions when it may start, and when it has to end
/// @param how the question
/// @param inShort an answer for the record, without secrets: "3 statements"
public record Probe<T>(
        Fact<T> fact,
        Rung rung,
        Source source,
        String asks,
        Conditions conditions,
        How<T> how,
        Function<T, String> inShort) {

    /// Long enough for a slow link, short enough for a person who waits.
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(10);

    /// When a probe may start, and when it has to end.
    ///
    /// @param needs facts that must be known before: when one is not, the question is not put, and the answer says why
    /// @param after facts that must be settled before, known or not
    /// @param limit how long it may take
    public record Conditions(Set<Fact<?>> needs, Set<Fact<?>> after, Duration limit) {
        public Conditions {
            needs = Set.copyOf(needs);
            after = Set.copyOf(after);
        }
    }

    /// Asks.
    ///
    /// @param <T> of the fact
    @FunctionalInterface
    public interface How<T> {

        /// Blocking; a failed call is thrown as it is.
        ///
        /// @throws tableflow.console.domain.RemoteFailure of the call
        /// @throws NotAskable when there is nothing to ask
        T ask(Asking asking) throws NotAskable;
    }

    /// There is nothing to ask, or nobody; which is no failure.
    public static final class NotAskable extends Exception {
        private static final long serialVersionUID = 1;

        /// @param why in a sentence: "The profile names no bucket."
        public NotAskable(String why) {
            super(why);
        }
    }

    /// A probe that can start once `needs` are known.
    public static <T> Probe<T> of(Fact<T> fact, Rung rung, Source source, String asks, Set<Fact<?>> needs,
            How<T> how) {
        return new Probe<>(fact, rung, source, asks, new Conditions(needs, Set.of(), USUAL_LIMIT), how,
                it -> "");
    }

    /// The same, waiting for other facts too, which it can do without.
    public Probe<T> after(Fact<?>... facts) {
        return new Probe<>(fact, rung, source, asks,
                new Conditions(conditions.needs, Set.of(facts), conditions.limit), how, inShort);
    }

    /// The same with another limit.
    public Probe<T> within(Duration limit) {
        return new Probe<>(fact, rung, source, asks, new Conditions(conditions.needs, conditions.after, limit), how,
                inShort);
    }

    /// The same with words for its answer.
    public Probe<T> telling(Function<T, String> words) {
        return new Probe<>(fact, rung, source, asks, conditions, how, words);
    }
}
