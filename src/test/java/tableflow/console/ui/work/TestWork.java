package tableflow.console.ui.work;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import tableflow.console.domain.RemoteFailure;

/// [Work] for view-model tests: no thread, no toolkit.
///
/// With [#inline()] a job runs inside `start()`. With [#queued()] it waits until the test calls [#runNext()], which
/// shows what happens while a job is on its way. Failures without a handler are in [#unhandled].
public final class TestWork {

    public final ManualTimer timer = new ManualTimer();
    public final List<RemoteFailure> unhandled = new ArrayList<>();
    public final Work work;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final ReentrantLock fx = new ReentrantLock();

    private TestWork(boolean queued) {
        Executor background = queued ? waiting::add : Runnable::run;
        work = new Work(background, this::onFx, timer, timer);
        work.onUnhandled(unhandled::add);
    }

    public static TestWork inline() {
        return new TestWork(false);
    }

    public static TestWork queued() {
        return new TestWork(true);
    }

    /// Does something as the JavaFX thread would: what jobs on other threads tell meanwhile waits.
    public void onFx(Runnable action) {
        fx.lock();
        try {
            action.run();
        } finally {
            fx.unlock();
        }
    }

    /// Runs the job that waits longest.
    public void runNext() {
        waiting.remove().run();
    }

    /// How many jobs wait.
    public int waiting() {
        return waiting.size();
    }
}
