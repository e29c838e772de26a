package tableflow.console.domain.doctor.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.domain.doctor.explain.Answer.Why;
import tableflow.console.domain.doctor.ladder.Causes;

/// The modes that something in a text points to, while they are gathered, and their order.
final class Candidates {

    /// What is shown of one mode's reasons.
    private static final int MOST_REASONS = 4;

    private final Map<String, Candidate> byMode = new HashMap<>();

    /// What points to one mode.
    private static final class Candidate {
        private final FailureMode mode;
        private final List<Reason> reasons = new ArrayList<>();

        private Candidate(FailureMode mode) {
            this.mode = mode;
        }

        private Reason best() {
            return reasons.stream().min(Reason.ORDER).orElseThrow();
        }
    }

    /// @param score what it makes of the mode
    /// @param depth how many answers it lies within
    /// @param at where it begins
    private record Reason(int score, int depth, int at, Why why) {
        private static final Comparator<Reason> ORDER = Comparator.comparingInt(Reason::score).reversed()
                .thenComparing(Comparator.comparingInt(Reason::depth).reversed())
                .thenComparingInt(Reason::at);
    }

    void add(FailureMode mode, int score, int depth, Why why) {
        byMode.computeIfAbsent(mode.id(), id -> new Candidate(mode)).reasons
                .add(new Reason(score, depth, why.place().from(), why));
    }

    /// Those at or above the threshold, or those below it.
    List<Answer> ranked(boolean sure) {
        List<Candidate> left = new ArrayList<>(byMode.values().stream()
                .filter(one -> score(one) >= Explanation.THRESHOLD == sure)
                .sorted(Comparator.comparingInt((Candidate one) -> score(one)).reversed()
                        .thenComparing(one -> one.mode.certainty())
                        .thenComparing(Comparator.comparingInt((Candidate one) -> one.best().depth).reversed())
                        .thenComparingInt(one -> one.best().at)
                        .thenComparing(one -> one.mode.id()))
                .toList());
        List<Answer> ranked = new ArrayList<>();
        while (!left.isEmpty()) {
            // What only passes on another one's answer comes after that one.
            Candidate next = left.stream()
                    .filter(one -> left.stream().noneMatch(other -> other != one
                            && Causes.bringsAbout(other.mode.id(), one.mode.id())))
                    .findFirst().orElse(left.getFirst());
            ranked.add(answer(next));
            left.remove(next);
        }
        return ranked;
    }

    private static int score(Candidate candidate) {
        int score = candidate.best().score;
        return switch (candidate.mode.certainty()) {
            case CERTAIN -> score;
            case LIKELY -> score - 6;
            case POSSIBLE -> Math.min(score, Explanation.THRESHOLD - 10);
        };
    }

    private static Answer answer(Candidate candidate) {
        int score = score(candidate);
        Certainty most = score >= 85 ? Certainty.CERTAIN
                : score >= Explanation.THRESHOLD ? Certainty.LIKELY : Certainty.POSSIBLE;
        Certainty certainty = most.compareTo(candidate.mode.certainty()) > 0 ? most : candidate.mode.certainty();
        List<Why> why = candidate.reasons.stream().sorted(Reason.ORDER).map(Reason::why).distinct()
                .limit(MOST_REASONS).toList();
        String unless = candidate.mode.unless();
        return new Answer(candidate.mode, score, certainty, why, unless.isEmpty() ? List.of() : List.of(unless),
                candidate.mode.rung());
    }
}
