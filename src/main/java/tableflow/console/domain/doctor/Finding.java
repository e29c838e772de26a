package tableflow.console.domain.doctor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a check found.
///
/// @param says in a sentence: what is right, what is wrong, or why it was not looked at
/// @param evidence the calls that show it, in order
/// @param modes the failures that it points to, the likeliest first; empty unless it is broken
public record Finding(
        CheckKind check, Layer layer, Outcome outcome, String says, List<Evidence> evidence, List<FailureMode> modes) {
    public Finding {
        evidence = List.copyOf(evidence);
        modes = List.copyOf(modes);
    }

    /// How a check ended.
    public enum Outcome {
        OK,
        BROKEN,
        /// Something that it builds on is broken or not known.
        NOT_CHECKED
    }

    /// A call and its answer.
    ///
    /// @param call what was asked: "read workgroup primary"
    /// @param answer in short, without secrets
    /// @param requestId AWS's number of the call, for its support; absent where none was told
    /// @param at when the answer came
    public record Evidence(String call, String answer, @Nullable String requestId, Instant at) {}
}
