package tableflow.console.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.ui.Eventually;

/// Jobs on real threads: interrupts, stubborn work, and that each job is told exactly once whatever the timing.
class WorkOnThreadsTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService fx = Executors.newSingleThreadExecutor();
    private final ScheduledTimer timer = new ScheduledTimer();
    private final Work work = new Work(threads, fx, timer, InstantSource.system());
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() throws InterruptedException {
        threads.shutdownNow();
        // A job's last word goes to fx: rejected there, it would be held against a test of another class.
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        fx.shutdown();
        timer.close();
    }

    @Test
    void cancelInterruptsABlockedJob() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Job<String> job = fx.submit(() -> work.job("wait", progress -> {
                            begun.countDown();
                            never.await();
                            return "never";
                        })
                        .onResult(heard::add)
                        .onCancelled(() -> heard.add("cancelled"))
                        .start())
                .get();
        begun.await();
        job.cancel();
        Eventually.until("cancelled", () -> !heard.isEmpty());
        assertThat(heard).containsExactly("cancelled");
    }

    @Test
    void aJobThatSwallowsInterruptsIsLeftBehind() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Job<String> job = fx.submit(() -> work.job("stubborn", progress -> {
                            begun.countDown();
                            boolean released = false;
                            while (!released) {
                                try {
                                    release.await();
                                    released = true;
                                } catch (InterruptedException ignored) {
                                    heard.add("ignored");
                                }
                            }
                            return "late";
                        })
                        .onResult(heard::add)
                        .onCancelled(() -> heard.add("cancelled"))
                        .start())
                .get();
        begun.await();
        job.cancel();
        Eventually.until("reported although it still runs", () -> heard.contains("cancelled"));
        assertThat(fx.submit(() -> work.jobs().listed().size()).get()).isOne();
        release.countDown();
        Eventually.until("gone", () -> {
            try {
                return fx.submit(() -> work.jobs().listed().isEmpty()).get();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        // Which comes first is between the thread and the timer.
        assertThat(heard).containsExactlyInAnyOrder("ignored", "cancelled");
    }

    @Test
    void everyJobIsToldExactlyOnceWhateverTheTiming() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int count = 400;
        AtomicInteger told = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        for (int i = 0; i < count; i++) {
            int spins = random.nextInt(20_000);
            int cancelAfter = random.nextInt(20_000);
            boolean fails = random.nextInt(3) == 0;
            Job<Integer> job = fx.submit(() -> {
                        Job<Integer> started = work.job("spin", progress -> {
                                    for (int s = 0; s < spins; s++) {
                                        Thread.onSpinWait();
                                    }
                                    if (fails) {
                                        throw new IllegalStateException("as told");
                                    }
                                    return spins;
                                })
                                .onResult(r -> told.incrementAndGet())
                                .onFailure(f -> told.incrementAndGet())
                                .onCancelled(told::incrementAndGet)
                                .start();
                        started.whenEnded(ended::incrementAndGet);
                        return started;
                    })
                    .get();
            for (int s = 0; s < cancelAfter; s++) {
                Thread.onSpinWait();
            }
            if (random.nextBoolean()) {
                job.cancel();
            }
        }
        Eventually.until("all ended, seed " + seed, () -> ended.get() == count);
        assertThat(told).as("seed %d", seed).hasValue(count);
    }
}
