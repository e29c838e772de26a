package tableflow.console;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/// Threads with a number in their names. Usually they are virtual: an interrupt ends every blocked call there.
///
/// A command that asks once and ends has others. The first virtual thread that waits for a socket starts threads which
/// wait on behalf of all, and the JVM does not end for 0.3 s as long as one of them stands in native code. Such a
/// command asks by connections that hear an interrupt on other threads too.
final class WorkThreads implements ThreadFactory, Executor {

    private final AtomicLong started = new AtomicLong();
    private final boolean virtual;

    WorkThreads(boolean virtual) {
        this.virtual = virtual;
    }

    @Override
    public Thread newThread(Runnable task) {
        // Put together here: the JDK's own numbering is not in the archive of classes with which commands start.
        String name = "work-" + started.incrementAndGet();
        return virtual
                ? Thread.ofVirtual().name(name).unstarted(task)
                : Thread.ofPlatform().daemon().name(name).unstarted(task);
    }

    /// Runs `task` on one of its own.
    @Override
    public void execute(Runnable task) {
        newThread(task).start();
    }
}
