package tableflow.console.service.provisioning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Settles calls whose end nobody learnt, once it is seen what exists: of the run that goes on, and of other runs that
/// ended in the middle.
final class Claims {

    private final List<Journal> journals;

    /// @param journals of all runs that may have asked for an object of the same environment
    Claims(List<Journal> journals) {
        this.journals = List.copyOf(journals);
    }

    /// Notes whose the object of `step` is, in every journal that has asked for it.
    ///
    /// @return why it may be ours and may be not, for each run that cannot tell; usually nothing
    List<String> found(StepWork.Facts step, Look look, Instant now) {
        List<String> doubts = new ArrayList<>();
        String id = look.objectId() == null ? "" : look.objectId();
        for (Journal journal : journals) {
            for (Entry intent : pending(journal, step)) {
                if (intent.type() == Entry.Type.CHANGE) {
                    journal.close(intent, Entry.Type.RESULT, id);
                    continue;
                }
                Origin origin = judge(journal, intent, look, now);
                switch (origin.verdict()) {
                    case OURS -> journal.close(intent, Entry.Type.RESULT, id);
                    case THEIRS -> journal.close(intent, Entry.Type.REFUSED, origin.why());
                    case DOUBTFUL -> {
                        journal.doubt(intent, id, origin.why());
                        doubts.add(origin.why());
                    }
                }
            }
        }
        return doubts;
    }

    /// Whose the object is that `look` found. What another run has surely made is not this one's.
    Origin judge(Journal journal, Entry intent, Look look, Instant now) {
        for (Journal other : journals) {
            boolean theirs = other != journal && other.made().stream()
                    .anyMatch(it -> it.stepId().equals(intent.step()) && it.objectId().equals(look.objectId())
                            && samePlace(it.facts(), intent));
            if (theirs) {
                return new Origin(Origin.Verdict.THEIRS, "the run " + other.state().runId() + " made it");
            }
        }
        return Origin.of(intent, look.traits(), now);
    }

    /// Notes that nothing came of such calls: the object of `step` is not there.
    void absent(StepWork.Facts step) {
        for (Journal journal : journals) {
            for (Entry open : pending(journal, step)) {
                journal.close(open, Entry.Type.REFUSED, "looked: it had no effect");
            }
        }
    }

    private static List<Entry> pending(Journal journal, StepWork.Facts step) {
        return journal.pending(step.id()).stream()
                .filter(it -> samePlace(step.facts(), it))
                .toList();
    }

    /// A topic of the same name may be in another cluster.
    static boolean samePlace(Map<String, String> facts, Entry intent) {
        return facts.getOrDefault("cluster", "").equals(intent.fact("cluster"));
    }
}
