package tableflow.console.service.provisioning;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.StepState;

/// What the steps of one run share.
final class RunContext {

    /// So many steps talk at once; those that wait do not count.
    private static final int AT_ONCE = 12;

    private final Tools tools;
    private final ApplyOptions options;
    private final Journal journal;
    private final List<Journal> earlier;
    private final Site site;
    private final Events events;
    private final Semaphore gate = new Semaphore(AT_ONCE, true);
    private final AtomicBoolean freshAccess = new AtomicBoolean();

    /// @param earlier the journals of other runs of the profile, which may know of keys whose making was cut short
    RunContext(Tools tools, ApplyOptions options, Journal journal, List<Journal> earlier, Site site, Events events) {
        this.tools = tools;
        this.options = options;
        this.journal = journal;
        this.earlier = List.copyOf(earlier);
        this.site = site;
        this.events = events;
    }

    /// Takes the turn to talk.
    void enter() {
        try {
            gate.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("wait for a turn").withCause(interrupted);
        }
    }

    void leave() {
        gate.release();
    }

    void pause(String stepId, Duration time, String why) {
        events.state(stepId, StepState.WAITING, why);
        leave();
        boolean entered = false;
        try {
            tools.waiter().pause(time);
            enter();
            entered = true;
        } finally {
            if (!entered) {
                // The caller's own leave() follows, so that the turns stay in balance.
                gate.acquireUninterruptibly();
            }
        }
        events.state(stepId, StepState.RUNNING, why);
    }

    /// Runs `work` to its end whatever happens to this thread: on a thread of its own, because an interrupt would close
    /// the files under it.
    void uninterrupted(Runnable work) {
        AtomicReference<@Nullable Throwable> problem = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        tools.threads().newThread(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error failed) {
                problem.set(failed);
            } finally {
                done.countDown();
            }
        }).start();
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (problem.get()) {
            case RuntimeException failed -> throw failed;
            case Error failed -> throw failed;
            case null, default -> { }
        }
    }

    /// A key or a role was made: calls may be refused until it has spread.
    void accessChanged() {
        freshAccess.set(true);
    }

    boolean accessIsFresh() {
        return freshAccess.get();
    }

    /// The site for one step, whose calls are told under its name.
    Site siteFor(String stepId) {
        return site.with(site.connector().listening(events.calls(stepId)));
    }

    Tools tools() {
        return tools;
    }

    ApplyOptions options() {
        return options;
    }

    Journal journal() {
        return journal;
    }

    List<Journal> earlier() {
        return earlier;
    }

    Outputs outputs() {
        return site.outputs();
    }

    Events events() {
        return events;
    }
}
