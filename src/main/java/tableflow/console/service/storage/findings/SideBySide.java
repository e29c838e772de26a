package tableflow.console.service.storage.findings;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;

/// Does the same with many things, some at a time. An interrupt of the caller ends all of it at once.
final class SideBySide {

    private static final int AT_ONCE = 8;

    private final ThreadFactory threads;

    SideBySide(ThreadFactory threads) {
        this.threads = threads;
    }

    /// @param what all of it together, as a phrase for failures
    /// @param work safe for use by several threads; what it throws ends all of it and is thrown here
    <T> void each(String what, List<T> things, Consumer<T> work, Progress progress) {
        Iterator<T> left = things.iterator();
        AtomicInteger done = new AtomicInteger();
        AtomicReference<@Nullable RuntimeException> failed = new AtomicReference<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < Math.min(AT_ONCE, things.size()); i++) {
            running.add(threads.newThread(() -> {
                try {
                    for (T next = take(left); next != null && failed.get() == null; next = take(left)) {
                        work.accept(next);
                        synchronized (done) {
                            progress.report(what, done.incrementAndGet(), things.size());
                        }
                    }
                } catch (RuntimeException thrown) {
                    failed.compareAndSet(null, thrown);
                }
            }));
        }
        running.forEach(Thread::start);
        try {
            for (Thread one : running) {
                one.join();
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled(what).withCause(cancelled);
        } finally {
            running.forEach(Thread::interrupt);
        }
        RuntimeException thrown = failed.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    private static <T> @Nullable T take(Iterator<T> left) {
        synchronized (left) {
            return left.hasNext() ? left.next() : null;
        }
    }
}
