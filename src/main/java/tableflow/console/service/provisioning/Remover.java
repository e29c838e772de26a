package tableflow.console.service.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RemovalPlan.Removal;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.RunResult.StepResult;
import tableflow.console.domain.provisioning.StepState;

/// Removes what a plan says, one after the other, and notes it in the journals of the runs that made it.
final class Remover {

    private final Tools tools;
    private final Site site;
    private final Events events;
    private final Map<String, Journal> journals;

    Remover(Tools tools, Site site, Events events, Map<String, Journal> journals) {
        this.tools = tools;
        this.site = site;
        this.events = events;
        this.journals = journals;
    }

    Applier.Ran run(RemovalPlan plan) {
        List<StepResult> results = new ArrayList<>();
        Set<String> failedTopics = new HashSet<>();
        Outcome outcome = Outcome.DONE;
        for (Removal removal : plan.removals()) {
            StepResult result;
            if (outcome == Outcome.CANCELLED) {
                result = ended(removal, StepState.CANCELLED, "was not reached", null);
            } else if (isHeldUp(removal, failedTopics)) {
                result = ended(removal, StepState.SKIPPED, "what needs it could not be removed", null);
            } else {
                result = remove(removal);
            }
            if (result.state() == StepState.FAILED) {
                outcome = Outcome.FAILED;
                failedTopics.add(topic(removal));
            } else if (result.state() == StepState.CANCELLED) {
                outcome = Outcome.CANCELLED;
            }
            events.state(result.stepId(), result.state(), result.note());
            results.add(result);
        }
        return new Applier.Ran(outcome, results);
    }

    /// After a failure the rest of that topic stays, and so does everything that topics share.
    private static boolean isHeldUp(Removal removal, Set<String> failedTopics) {
        if (failedTopics.isEmpty()) {
            return false;
        }
        return switch (removal.object().kind()) {
            case TABLEFLOW_TOPIC, SCHEMA, TOPIC -> failedTopics.contains(topic(removal));
            default -> true;
        };
    }

    private static String topic(Removal removal) {
        String id = removal.object().stepId();
        return id.substring(id.indexOf(':') + 1);
    }

    private StepResult remove(Removal removal) {
        String stepId = removal.object().stepId();
        events.state(stepId, StepState.RUNNING, "removing " + removal.object().subject());
        try {
            JournalState.Made made = made(removal);
            Journal journal = journal(removal);
            StepWork.Facts facts = new StepWork.Facts(
                    stepId, made.kind(), made.subject(), null, Set.of(), made.facts());
            journal.append(Entry.about(Entry.Type.REMOVE, facts).object(made.objectId()));
            insist(stepId, made);
            if (Removals.KEYS.contains(made.kind())) {
                tools.secrets().delete(Keyring.secretRef(made.objectId()));
            }
            journal.append(Entry.about(Entry.Type.REMOVED, facts).object(made.objectId()));
            return new StepResult(stepId, StepState.DONE, events.elapsed(stepId), true, "removed", null);
        } catch (RemoteFailure failure) {
            return ended(removal,
                    failure.is(RemoteFailure.Kind.CANCELLED) ? StepState.CANCELLED : StepState.FAILED,
                    failure.getMessage(), failure);
        }
    }

    /// Deleting goes on after its answer, and what something else used is refused for a while: asks again, and returns
    /// when it is gone.
    private void insist(String stepId, JournalState.Made made) {
        Instant deadline = tools.waiter().now().plus(tools.timing().earlyLimit());
        Duration beat = tools.timing().earlyBeat();
        while (true) {
            Progress.throwIfCancelled("remove " + made.subject());
            RemoteFailure last = null;
            try {
                Caller.send(site, Removals.request(made));
                if (!isStillThere(made)) {
                    return;
                }
            } catch (RemoteFailure failure) {
                if (failure.is(RemoteFailure.Kind.NOT_FOUND)) {
                    return;
                }
                if (!StepRun.passes(failure) && !failure.is(RemoteFailure.Kind.CONFLICT)) {
                    throw failure;
                }
                last = failure;
            }
            if (!tools.waiter().now().isBefore(deadline)) {
                throw last != null ? last : RemoteFailure.of(RemoteFailure.Kind.UNEXPECTED,
                        "remove " + made.subject(), "it is still there");
            }
            events.state(stepId, StepState.WAITING, last == null ? "waiting until it is gone" : last.getMessage());
            tools.waiter().pause(beat);
        }
    }

    private boolean isStillThere(JournalState.Made made) {
        String cluster = made.facts().getOrDefault("cluster", "");
        return switch (made.kind()) {
            case TABLEFLOW_TOPIC -> Caller.tableflow(site)
                    .topic(made.facts().getOrDefault("environment", ""), cluster, made.objectId())
                    .isPresent();
            case TOPIC -> Caller.kafka(site, cluster).topic(made.objectId()).isPresent();
            default -> false;
        };
    }

    private JournalState.Made made(Removal removal) {
        List<JournalState.Made> all = new ArrayList<>(journal(removal).made());
        all.addAll(journal(removal).lost());
        if (removal.doubt() != null) {
            journal(removal).doubtful().forEach(it -> all.add(it.made()));
        }
        return all.stream()
                .filter(it -> it.stepId().equals(removal.object().stepId())
                        && it.objectId().equals(removal.object().objectId()))
                .findFirst()
                .orElseThrow(() -> RemoteFailure.of(RemoteFailure.Kind.INVALID,
                                "remove " + removal.object().subject(), "its run does not know it any more")
                        .withAdvice("Plan the removal again."));
    }

    private Journal journal(Removal removal) {
        Journal journal = journals.get(removal.runId());
        if (journal == null) {
            throw RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "remove " + removal.object().subject(),
                    "there is no journal of the run " + removal.runId());
        }
        return journal;
    }

    private StepResult ended(
            Removal removal, StepState state, String note, @Nullable RemoteFailure failure) {
        String id = removal.object().stepId();
        return new StepResult(id, state, events.elapsed(id), false, note,
                state == StepState.FAILED ? failure : null);
    }
}
