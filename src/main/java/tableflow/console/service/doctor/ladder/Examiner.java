package tableflow.console.service.doctor.ladder;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Examination;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Facts;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.domain.doctor.ladder.Subject;

/// Examines a subject from the top of the ladder down. All questions are put as soon as what they build on is known,
/// several systems at a time, each with its limit; each check is judged as soon as its facts are settled, so the first
/// verdicts come while the slowest call is still under way. Nothing that is broken stops the rest. Reads only.
public final class Examiner {

    private final Ladder ladder;
    private final Systems systems;
    private final UnaryOperator<String> redact;

    /// @param redact takes secrets out of what goes on record
    /// @throws IllegalArgumentException when a check or probe of the ladder builds on what no probe finds out
    public Examiner(Ladder ladder, Systems systems, UnaryOperator<String> redact) {
        ladder.requireWhole();
        this.ladder = ladder;
        this.systems = systems;
        this.redact = redact;
    }

    /// Examines everything. Blocking: as long as the slowest chain of calls, of which none outlives its limit.
    ///
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt, at once; `watcher` has what was
    ///     found until then. What any call answers is evidence and never thrown
    public Examination examine(Subject subject, Watcher watcher) {
        return new Round(ladder, systems, redact, watcher)
                .run(Evidence.NONE.with(Facts.SUBJECT, subject), EnumSet.allOf(Rung.class), null);
    }

    /// Examines some rungs anew, and takes what the others found from an examination before. Checks of all rungs are
    /// judged anew, for they may build on each other.
    ///
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    public Examination again(Examination before, Set<Rung> rungs, Watcher watcher) {
        Set<Fact<?>> stale = ladder.factsOf(rungs);
        return new Round(ladder, systems, redact, watcher).run(before.evidence().without(stale), rungs, before);
    }

    /// `from` and all rungs below it.
    public static Set<Rung> from(Rung from) {
        return EnumSet.copyOf(Arrays.stream(Rung.values()).filter(rung -> rung.compareTo(from) >= 0).toList());
    }
}
