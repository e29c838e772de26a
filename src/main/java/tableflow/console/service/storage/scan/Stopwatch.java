package tableflow.console.service.storage.scan;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Time that runs only while it is started. Safe for use by several threads.
public final class Stopwatch {

    private final AtomicLong sum = new AtomicLong();
    private final AtomicLong since = new AtomicLong();

    public void start() {
        since.compareAndSet(0, System.nanoTime());
    }

    public void stop() {
        long begun = since.getAndSet(0);
        if (begun != 0) {
            sum.addAndGet(System.nanoTime() - begun);
        }
    }

    public long millis() {
        long begun = since.get();
        return Duration.ofNanos(sum.get() + (begun == 0 ? 0 : System.nanoTime() - begun)).toMillis();
    }
}
