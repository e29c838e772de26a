package tableflow.console.service.review;

import java.util.Set;
import tableflow.console.domain.doctor.ladder.Answer;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.service.doctor.ladder.Probe;

/// A probe, and the facts that its answer becomes: one call may tell of many topics.
///
/// @param provides what it finds out
/// @param spread makes facts of the answer, whatever it is
record Question<T>(Probe<T> probe, Set<Fact<?>> provides, Spread<T> spread) {
    Question {
        provides = Set.copyOf(provides);
    }

    /// Makes facts of an answer.
    @FunctionalInterface
    interface Spread<T> {
        void over(Answer<T> answer, Evidence.Collector found);
    }

    /// Finds out the probe's own fact.
    static <T> Question<T> of(Probe<T> probe) {
        return new Question<>(probe, Set.of(probe.fact()), (answer, found) -> found.add(probe.fact(), answer));
    }

    void settle(Answer<T> answer, Evidence.Collector found) {
        spread.over(answer, found);
    }
}
