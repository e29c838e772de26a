package tableflow.console.service.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.MorePartitions;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.provisioning.RunEvent.Level;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.service.profile.SecretStore;

/// A step while it runs: its remote systems, the journal, waiting, and the loop that makes most steps safe.
final class StepRun {

    /// How often a call is tried whose end is not known, each time after a look.
    static final int TRIES = 5;

    private final RunContext context;
    private final Site site;
    private final Step planned;

    StepRun(RunContext context, Step planned) {
        this.context = context;
        this.planned = planned;
        this.site = context.siteFor(planned.id());
    }

    /// Looks, sends what is missing, and looks again, until all is as wanted. Because every round begins with a look, a
    /// call whose end is not known, an object that another run made, and a restart after a crash are one and the same
    /// case: what exists is taken, what does not is made.
    StepWork.Done converge(StepWork work) {
        Instant deadline = now().plus(timing().earlyLimit());
        boolean sent = false;
        int failures = 0;
        String what = "look at " + work.facts().subject();
        while (true) {
            String why = "waiting until it can be read back";
            try {
                Look look = work.look(site);
                what = look.settled() ? what : look.intent();
                if (look.settled()) {
                    took(work, look);
                    return new StepWork.Done(sent, (sent ? "made: " : "found: ") + look.existing());
                }
                if (look.action() == Action.BLOCKED) {
                    throw RemoteFailure.of(Kind.INVALID, what, String.join("; ", look.reasons()))
                            .withAdvice("It was not so when the plan was made: plan again to see what can be done.");
                }
                if (!sent) {
                    refuseSurprise(look);
                    if (look.objectId() == null) {
                        claims().absent(work.facts());
                    }
                    for (ChangeRequest request : look.requests()) {
                        send(work, request, look);
                    }
                    sent = true;
                    continue;
                }
            } catch (RemoteFailure failure) {
                failures++;
                if (!worthAnotherTry(failure, failures, sent)) {
                    throw failure;
                }
                why = failure.getMessage();
                log(Level.WARNING, why + "; trying again");
            }
            if (!now().isBefore(deadline)) {
                throw RemoteFailure.of(Kind.UNEXPECTED, what, why)
                        .withAdvice("Apply again: it continues from here.");
            }
            pause(timing().earlyBeat(), why);
        }
    }

    /// A plan's promise: nothing is changed that it did not say would be.
    void refuseSurprise(Look look) {
        boolean promised = switch (planned.action()) {
            case CREATE, CREATE_IF_ABSENT -> look.action() == Action.CREATE;
            case CHANGE -> look.action() == Action.CHANGE;
            case REUSE, NONE, BLOCKED -> false;
        };
        if (!promised) {
            throw RemoteFailure.of(Kind.INVALID, look.intent(), (look.existing() == null
                                    ? "it is not there any more" : "there is " + look.existing() + ", which differs")
                            + ", and the plan does not say so")
                    .withAdvice("Plan again to see what would be changed, then apply that.");
        }
    }

    private void send(StepWork work, ChangeRequest request, Look look) {
        Entry intent = journal().intend(Entry.about(type(request), work.facts())
                .facts(Origin.marks(request))
                .facts(Setting.facts(look.settings(), request)));
        log(Level.INFO, look.intent());
        try {
            String id = Caller.send(site, request);
            journal().close(intent, Entry.Type.RESULT, id);
        } catch (RemoteFailure failure) {
            if (hadNoEffect(failure)) {
                journal().close(intent, Entry.Type.REFUSED, failure.getMessage());
            }
            throw failure;
        }
        if (planned.kind() == Step.Kind.ROLE_BINDING) {
            accessChanged();
        }
    }

    private static Entry.Type type(ChangeRequest request) {
        return switch (request) {
            case MorePartitions it -> Entry.Type.CHANGE;
            case AlterTopicConfigs it -> Entry.Type.CHANGE;
            case SetCompatibility it -> Entry.Type.CHANGE;
            case ChangeTableflowTopic it -> Entry.Type.CHANGE;
            default -> Entry.Type.CREATE;
        };
    }

    /// Notes what exists now: as made by the run that had said that it would make it and never learnt whether it did,
    /// as doubtful where that cannot be told, else as taken.
    void took(StepWork work, Look look) {
        String id = look.objectId() == null ? "" : look.objectId();
        context.outputs().put(work.id(), id);
        for (String doubt : claims().found(work.facts(), look, now())) {
            log(Level.WARNING, "it may have been made here or by somebody else: " + doubt);
        }
        boolean ours = journal().made().stream()
                .anyMatch(it -> it.stepId().equals(work.id()) && it.objectId().equals(id));
        if (!ours && !id.isEmpty()) {
            journal().append(Entry.about(Entry.Type.TAKEN, work.facts()).object(id));
        }
    }

    private Claims claims() {
        List<Journal> all = new ArrayList<>(context.earlier());
        all.add(journal());
        return new Claims(all);
    }

    private boolean worthAnotherTry(RemoteFailure failure, int failures, boolean sent) {
        return switch (failure.kind()) {
            case UNREACHABLE, UNEXPECTED -> failures < TRIES;
            // Somebody else made it in the meantime: the next look finds it. If not, the conflict is another one.
            case CONFLICT -> failures < 3;
            case THROTTLED -> failures < 2 * TRIES;
            // Tableflow hears of a new topic late.
            case NOT_FOUND -> sent || planned.kind() == Step.Kind.TABLEFLOW_TOPIC;
            case UNAUTHORIZED, FORBIDDEN -> context.accessIsFresh();
            case QUOTA, INVALID, CANCELLED -> false;
        };
    }

    /// Whether a failed call certainly changed nothing.
    static boolean hadNoEffect(RemoteFailure failure) {
        return switch (failure.kind()) {
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, CONFLICT, QUOTA, THROTTLED, INVALID -> !failure.uncertain();
            case UNREACHABLE, CANCELLED, UNEXPECTED -> false;
        };
    }

    /// Whether a failed read may well succeed next time.
    static boolean passes(RemoteFailure failure) {
        return failure.is(Kind.UNREACHABLE) || failure.is(Kind.THROTTLED) || failure.is(Kind.UNEXPECTED);
    }

    /// Lets time pass, in state WAITING; other steps run meanwhile.
    void pause(Duration time, String why) {
        context.pause(planned.id(), time, why);
    }

    void log(Level level, String text) {
        context.events().log(planned.id(), level, text);
    }

    void uninterrupted(Runnable work) {
        context.uninterrupted(work);
    }

    void accessChanged() {
        context.accessChanged();
    }

    boolean keepWaiting(Duration waited) {
        return context.events().keepWaiting(planned.id(), waited);
    }

    Site site() {
        return site;
    }

    Journal journal() {
        return context.journal();
    }

    List<Journal> earlier() {
        return context.earlier();
    }

    SecretStore secrets() {
        return context.tools().secrets();
    }

    Timing timing() {
        return context.tools().timing();
    }

    ApplyOptions options() {
        return context.options();
    }

    Instant now() {
        return context.tools().waiter().now();
    }
}
