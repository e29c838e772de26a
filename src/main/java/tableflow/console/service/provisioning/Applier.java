package tableflow.console.service.provisioning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.Plan;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.RunResult.StepResult;
import tableflow.console.domain.provisioning.Step;
import tableflow.console.domain.provisioning.StepState;

/// Runs the steps of a plan, each on a thread of its own as soon as those before it are done, so that waits overlap.
/// A failed step stops only what needs it.
final class Applier {

    /// How long an interrupted run waits for its steps to notice: calls and pauses end at once.
    private static final Duration GRACE = Duration.ofMillis(150);

    private final Plan plan;
    private final RunContext context;
    private final Map<String, StepWork> works = new HashMap<>();
    private final Map<String, StepResult> results = new LinkedHashMap<>();
    private final Map<String, Thread> running = new HashMap<>();
    private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();

    Applier(Plan plan, Works works, RunContext context) {
        this.plan = plan;
        this.context = context;
        works.all().forEach(it -> this.works.put(it.id(), it));
    }

    private record Finished(StepResult result, @Nullable Error error) {}

    /// How it went.
    record Ran(Outcome outcome, List<StepResult> steps) {}

    Ran run() {
        try {
            return runAll();
        } finally {
            // Nobody would hear of steps that go on after a failure of the run itself, such as a full disk.
            running.values().forEach(Thread::interrupt);
        }
    }

    private Ran runAll() {
        plan.steps().forEach(it -> context.events().state(it.id(), StepState.PENDING, ""));
        boolean cancelled = false;
        startReady();
        while (!running.isEmpty()) {
            try {
                take(finished.take());
            } catch (InterruptedException interrupted) {
                cancelled = true;
                break;
            }
            startReady();
        }
        if (cancelled) {
            stop();
            Thread.currentThread().interrupt();
        }
        boolean failed = false;
        List<StepResult> steps = new ArrayList<>();
        for (Step step : plan.steps()) {
            StepResult result = results.get(step.id());
            if (result == null) {
                result = ended(step.id(), cancelled ? StepState.CANCELLED : StepState.SKIPPED, "was not reached", null);
                tell(result);
            }
            cancelled |= result.state() == StepState.CANCELLED;
            failed |= result.state() == StepState.FAILED;
            steps.add(result);
        }
        return new Ran(cancelled ? Outcome.CANCELLED : failed ? Outcome.FAILED : Outcome.DONE, steps);
    }

    private void startReady() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Step step : plan.steps()) {
                if (results.containsKey(step.id()) || running.containsKey(step.id())) {
                    continue;
                }
                if (step.after().stream().anyMatch(this::endedBadly)) {
                    StepResult skipped = ended(step.id(), StepState.SKIPPED, "a step before it was not done", null);
                    results.put(step.id(), skipped);
                    tell(skipped);
                    changed = true;
                } else if (step.after().stream().allMatch(results::containsKey)) {
                    start(step);
                }
            }
        }
    }

    private boolean endedBadly(String stepId) {
        StepResult result = results.get(stepId);
        return result != null && result.state() != StepState.DONE;
    }

    private void start(Step step) {
        Thread thread = context.tools().threads().newThread(() -> finished.add(execute(step)));
        running.put(step.id(), thread);
        thread.start();
    }

    private Finished execute(Step step) {
        boolean entered = false;
        try {
            context.enter();
            entered = true;
            context.events().state(step.id(), StepState.RUNNING, step.intent());
            StepWork work = works.get(step.id());
            if (work == null) {
                throw new IllegalStateException("the plan has a step that its manifest does not: " + step.id());
            }
            StepWork.Done done = work.run(new StepRun(context, step));
            return new Finished(
                    new StepResult(step.id(), StepState.DONE, context.events().elapsed(step.id()), done.changed(),
                            done.note(), null),
                    null);
        } catch (RemoteFailure failure) {
            StepState state = failure.is(RemoteFailure.Kind.CANCELLED) ? StepState.CANCELLED : StepState.FAILED;
            return new Finished(ended(step.id(), state, failure.getMessage(), failure), null);
        } catch (RuntimeException bug) {
            RemoteFailure failure = RemoteFailure.of(
                            RemoteFailure.Kind.UNEXPECTED, step.intent(), String.valueOf(bug.getMessage()))
                    .withCause(bug);
            return new Finished(ended(step.id(), StepState.FAILED, failure.getMessage(), failure), null);
        } catch (Error error) {
            return new Finished(ended(step.id(), StepState.FAILED, "the program failed", null), error);
        } finally {
            if (entered) {
                context.leave();
            }
        }
    }

    private StepResult ended(String stepId, StepState state, String note, @Nullable RemoteFailure failure) {
        return new StepResult(stepId, state, context.events().elapsed(stepId), false, note,
                state == StepState.FAILED ? failure : null);
    }

    private void take(Finished one) {
        if (one.error() != null) {
            throw one.error();
        }
        running.remove(one.result().stepId());
        results.put(one.result().stepId(), one.result());
        context.journal().append(Entry.of(Entry.Type.STEP, one.result().state().name()).step(one.result().stepId()));
        tell(one.result());
    }

    private void tell(StepResult result) {
        context.events().state(result.stepId(), result.state(), result.note());
    }

    /// Interrupts the steps, and takes the results of those that end in time. What the others still do is found again
    /// when the run is resumed.
    private void stop() {
        running.values().forEach(Thread::interrupt);
        long end = System.nanoTime() + GRACE.toNanos();
        while (!running.isEmpty()) {
            try {
                Finished one = finished.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (one == null) {
                    return;
                }
                take(one);
            } catch (InterruptedException again) {
                // Asked twice to end: ending already, and no later than before.
            }
        }
    }
}
