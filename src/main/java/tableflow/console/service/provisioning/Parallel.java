package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;

/// The same work for many items, several at once.
final class Parallel {

    private static final int AT_ONCE = 8;

    private Parallel() {}

    private record Outcome<R>(int index, @Nullable R result, @Nullable Throwable problem) {}

    /// Applies `work` to each item and returns the results in the items' order. The first failure, or an interrupt of
    /// the caller, ends the rest.
    static <T, R> List<R> map(ThreadFactory threads, List<T> items, Function<T, R> work) {
        BlockingQueue<Outcome<R>> outcomes = new ArrayBlockingQueue<>(items.size() + 1);
        AtomicInteger next = new AtomicInteger();
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(AT_ONCE, items.size()); i++) {
            Thread worker = threads.newThread(() -> {
                int index = next.getAndIncrement();
                while (index < items.size() && !Thread.currentThread().isInterrupted()) {
                    outcomes.add(one(items.get(index), index, work));
                    index = next.getAndIncrement();
                }
            });
            workers.add(worker);
            worker.start();
        }
        return collect(outcomes, items.size(), workers);
    }

    private static <T, R> Outcome<R> one(T item, int index, Function<T, R> work) {
        try {
            return new Outcome<>(index, work.apply(item), null);
        } catch (RuntimeException | Error failed) {
            return new Outcome<>(index, null, failed);
        }
    }

    private static <R> List<R> collect(BlockingQueue<Outcome<R>> outcomes, int count, List<Thread> workers) {
        List<@Nullable R> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(null);
        }
        try {
            for (int i = 0; i < count; i++) {
                Outcome<R> outcome = outcomes.take();
                if (outcome.problem() instanceof RuntimeException failed) {
                    throw failed;
                }
                if (outcome.problem() instanceof Error failed) {
                    throw failed;
                }
                results.set(outcome.index(), outcome.result());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("look at what exists").withCause(interrupted);
        } finally {
            workers.forEach(Thread::interrupt);
        }
        List<R> all = new ArrayList<>();
        for (R result : results) {
            if (result != null) {
                all.add(result);
            }
        }
        return all;
    }
}
