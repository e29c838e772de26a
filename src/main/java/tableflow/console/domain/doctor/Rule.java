package tableflow.console.domain.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A failure mode with the clues that lead to it; without clues it is found by a check alone.
record Rule(FailureMode mode, List<Clue> clues) {

    /// The clue that fits best.
    Optional<Clue.Fit> fit(Signal signal) {
        return clues.stream()
                .flatMap(clue -> clue.fit(signal).stream())
                .max(Comparator.comparingInt(Clue.Fit::weight));
    }

    /// Begins an entry.
    static Entry entry(String id, Layer layer, Certainty certainty) {
        return new Entry(id, layer, certainty, "", List.of(), null);
    }

    /// An entry that is being written down.
    record Entry(
            String id, Layer layer, Certainty certainty, String cause, List<String> fix, @Nullable CheckKind check) {

        Entry cause(String text) {
            return new Entry(id, layer, certainty, text, fix, check);
        }

        Entry fix(String... steps) {
            return new Entry(id, layer, certainty, cause, List.of(steps), check);
        }

        Entry check(CheckKind kind) {
            return new Entry(id, layer, certainty, cause, fix, kind);
        }

        /// Any of the clues will do.
        Rule when(Clue... clues) {
            return new Rule(new FailureMode(id, layer, certainty, cause, fix, check), List.of(clues));
        }
    }
}
