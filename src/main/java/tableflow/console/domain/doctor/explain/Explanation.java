package tableflow.console.domain.doctor.explain;

import java.util.List;
import java.util.Optional;

/// What a pasted text says about the cause of a failure.
///
/// @param text what was read and what the places refer to: the pasted text without secrets, and without its middle
///     where it was too long
/// @param answers the causes that the text makes likely, the likeliest first; empty when it is not sure
/// @param possibilities causes that the text allows but does not make likely, the likelier first
/// @param denial what AWS's sentence about a denied call says, where there is one: of several the innermost
/// @param extracts names and ids that the text tells, in its order
public record Explanation(
        String text,
        List<Answer> answers,
        List<Answer> possibilities,
        Optional<Denial> denial,
        List<Extract> extracts) {

    /// An answer has at least this score; what has less is a possibility. Measured on the corpus of the tests: no wrong
    /// mode comes first with as much.
    public static final int THRESHOLD = 60;

    public Explanation {
        answers = List.copyOf(answers);
        possibilities = List.copyOf(possibilities);
        extracts = List.copyOf(extracts);
    }

    /// Whether the text makes a cause likely.
    public boolean isSure() {
        return !answers.isEmpty();
    }

    /// The likeliest cause; empty when it is not sure.
    public Optional<Answer> first() {
        return answers.stream().findFirst();
    }
}
