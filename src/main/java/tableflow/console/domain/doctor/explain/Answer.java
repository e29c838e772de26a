package tableflow.console.domain.doctor.explain;

import java.util.List;
import tableflow.console.domain.doctor.Certainty;
import tableflow.console.domain.doctor.FailureMode;
import tableflow.console.domain.doctor.ladder.Rung;

/// A failure mode that the text points to.
///
/// @param score how likely it is, 0 to 100: from [Explanation#THRESHOLD] up it is an answer, below a possibility
/// @param certainty the mode's own, or less where the text tells less
/// @param why what in the text points to it, the most telling first; never empty
/// @param contradicts what would speak against it, in sentences; empty where the signal has no other cause
/// @param examine the rung that proves it or rules it out
public record Answer(
        FailureMode mode, int score, Certainty certainty, List<Why> why, List<String> contradicts, Rung examine) {

    public Answer {
        why = List.copyOf(why);
        contradicts = List.copyOf(contradicts);
    }

    /// Words that point to a cause.
    ///
    /// @param says the end of "because ..."
    /// @param words those of the text
    /// @param place where they stand in [Explanation#text]
    public record Why(String says, String words, Span place) {}
}
