package tableflow.console.domain.review;

import java.util.List;
import java.util.Optional;
import tableflow.console.domain.doctor.ladder.Call;
import tableflow.console.domain.doctor.ladder.Remedy;

/// What became of a rule for one thing.
///
/// @param reviewed the thing
/// @param kind how it ended
/// @param says in a sentence with true names and figures: what is right, what is wrong, why it was not looked at
/// @param remedy what to do; no steps unless it failed
/// @param calls that it builds on, where the rule names them
/// @param waiver what lets it be; there exactly when it is waived
public record Outcome(
        Reviewed reviewed, Kind kind, String says, Remedy remedy, List<Call> calls, Optional<Waiver> waiver) {

    private static final Remedy NOTHING = Remedy.steps(List.of());

    public Outcome {
        calls = List.copyOf(calls);
    }

    /// How a rule can end for a thing.
    public enum Kind {
        PASSED,
        FAILED,
        /// It failed, and somebody said that it may: it counts neither way.
        WAIVED,
        /// It could not be looked at, which proves nothing; a missing permission is no failure.
        NOT_CHECKED,
        /// The rule has nothing to say about this thing.
        NOT_APPLICABLE
    }

    public static Outcome passed(Reviewed thing, String says) {
        return new Outcome(thing, Kind.PASSED, says, NOTHING, List.of(), Optional.empty());
    }

    public static Outcome failed(Reviewed thing, String says, Remedy remedy) {
        return new Outcome(thing, Kind.FAILED, says, remedy, List.of(), Optional.empty());
    }

    public static Outcome notChecked(Reviewed thing, String why) {
        return new Outcome(thing, Kind.NOT_CHECKED, why, NOTHING, List.of(), Optional.empty());
    }

    public static Outcome notApplicable(Reviewed thing, String why) {
        return new Outcome(thing, Kind.NOT_APPLICABLE, why, NOTHING, List.of(), Optional.empty());
    }

    /// The same with the calls that show it.
    public Outcome shownBy(List<Call> some) {
        return new Outcome(reviewed, kind, says, remedy, some, waiver);
    }

    /// A failure that may be.
    Outcome waived(Waiver by) {
        return new Outcome(reviewed, Kind.WAIVED, says, remedy, calls, Optional.of(by));
    }

    public boolean is(Kind other) {
        return kind == other;
    }
}
