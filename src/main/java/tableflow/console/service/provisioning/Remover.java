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
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.provisioning.RemovalPlan;
import tableflow.console.domain.provisioning.RemovalPlan.Removal;
import tableflow.console.domain.provisioning.RemovalPlan.Restoration;
import tableflow.console.domain.provisioning.RemovalPlan.Restored;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.RunResult.StepResult;
import tableflow.console.domain.provisioning.StepState;

/// Changes back and removes what a plan says, one after the other, and notes it in the journals of the runs.
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
        for (Restoration restoration : plan.restorations()) {
            StepResult result = outcome == Outcome.CANCELLED
                    ? ended(restoration.stepId(), StepState.CANCELLED, "was not reached", null)
                    : restore(restoration);
            if (result.state() == StepState.FAILED) {
                outcome = Outcome.FAILED;
                failedTopics.add(topic(restoration.stepId()));
            } else if (result.state() == StepState.CANCELLED) {
                outcome = Outcome.CANCELLED;
            }
            events.state(result.stepId(), result.state(), result.note());
            results.add(result);
        }
        for (Removal removal : plan.removals()) {
            StepResult result;
            if (outcome == Outcome.CANCELLED) {
                result = ended(removal.object().stepId(), StepState.CANCELLED, "was not reached", null);
            } else if (isHeldUp(removal, failedTopics)) {
                result = ended(
                        removal.object().stepId(), StepState.SKIPPED, "what needs it could not be removed", null);
            } else {
                result = remove(removal);
            }
            if (result.state() == StepState.FAILED) {
                outcome = Outcome.FAILED;
                failedTopics.add(topic(removal.object().stepId()));
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
            case TABLEFLOW_TOPIC, SCHEMA, TOPIC -> failedTopics.contains(topic(removal.object().stepId()));
            default -> true;
        };
    }

    private static String topic(String stepId) {
        return stepId.substring(stepId.indexOf(':') + 1);
    }

    /// Changes settings back, unless somebody changed them after the plan was made.
    private StepResult restore(Restoration plan) {
        String stepId = plan.stepId();
        events.state(stepId, StepState.RUNNING, "changing " + plan.subject() + " back");
        try {
            JournalState.Change change = change(plan);
            Map<String, String> now = Restorations.now(site, change).orElse(Map.of());
            for (Restored it : plan.settings()) {
                if (!it.now().equals(now.get(it.name()))) {
                    throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "change " + plan.subject() + " back",
                                    it.name() + " is " + now.get(it.name()) + " now and was " + it.now())
                            .withAdvice("Plan the removal again.");
                }
            }
            note(plan, change, Entry.Type.RESTORE);
            Caller.send(site, plan.request());
            note(plan, change, Entry.Type.RESTORED);
            return new StepResult(stepId, StepState.DONE, events.elapsed(stepId), true, "changed back", null);
        } catch (RemoteFailure failure) {
            return failed(stepId, failure);
        }
    }

    private void note(Restoration plan, JournalState.Change change, Entry.Type type) {
        StepWork.Facts facts = new StepWork.Facts(
                plan.stepId(), plan.kind(), plan.subject(), null, Set.of(), change.place());
        for (String run : plan.runIds()) {
            for (Restored it : plan.settings()) {
                journal(run, plan.subject()).append(Entry.about(type, facts).object(it.name()));
            }
        }
    }

    private JournalState.Change change(Restoration plan) {
        return plan.runIds().stream()
                .flatMap(it -> journal(it, plan.subject()).state().changes().stream())
                .filter(it -> it.stepId().equals(plan.stepId()))
                .findFirst()
                .orElseThrow(() -> RemoteFailure.of(RemoteFailure.Kind.INVALID,
                                "change " + plan.subject() + " back", "its run does not know it any more")
                        .withAdvice("Plan the removal again."));
    }

    private StepResult failed(String stepId, RemoteFailure failure) {
        return ended(stepId,
                failure.is(RemoteFailure.Kind.CANCELLED) ? StepState.CANCELLED : StepState.FAILED,
                failure.getMessage(), failure);
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
            return failed(stepId, failure);
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
                if (failure.is(RemoteFailure.Kind.NOT_FOUND) || isKeyThatIsGone(made, failure)) {
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

    /// The service refuses what is gone just as it refuses what is another's. Of a key, the list of its owner's keys
    /// tells more, if it shows any.
    private boolean isKeyThatIsGone(JournalState.Made made, RemoteFailure failure) {
        String owner = made.facts().get("owner");
        if (!failure.is(RemoteFailure.Kind.FORBIDDEN) || !Removals.KEYS.contains(made.kind()) || owner == null) {
            return false;
        }
        List<ApiKeyInfo> shown = site.control().apiKeys(owner, null);
        return !shown.isEmpty() && shown.stream().noneMatch(it -> it.id().equals(made.objectId()));
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
        return journal(removal.runId(), removal.object().subject());
    }

    private Journal journal(String runId, String subject) {
        Journal journal = journals.get(runId);
        if (journal == null) {
            throw RemoteFailure.of(RemoteFailure.Kind.NOT_FOUND, "undo " + subject,
                    "there is no journal of the run " + runId);
        }
        return journal;
    }

    private StepResult ended(String id, StepState state, String note, @Nullable RemoteFailure failure) {
        return new StepResult(id, state, events.elapsed(id), false, note,
                state == StepState.FAILED ? failure : null);
    }
}
