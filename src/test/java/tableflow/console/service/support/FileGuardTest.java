package tableflow.console.service.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;

class FileGuardTest {

    @TempDir
    private Path folder;

    @Test
    void noChangeOfManyIsLost() throws Exception {
        Path counter = folder.resolve("counter");
        Files.writeString(counter, "0");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            // A guard of its own each, as another process would have.
            FileGuard guard = new FileGuard(folder.resolve("lock"));
            threads.add(Thread.ofPlatform().start(() -> count(guard, counter)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(counter).hasContent("80");
    }

    private static void count(FileGuard guard, Path counter) {
        for (int i = 0; i < 10; i++) {
            try {
                guard.locked(() -> {
                    int before = Integer.parseInt(Files.readString(counter));
                    AtomicFiles.write(counter, Integer.toString(before + 1));
                    return before;
                });
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    @Test
    void saysWhoIsInTheWayWhenPatienceEnds() throws Exception {
        Path lock = folder.resolve("lock");
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform().start(() -> hold(new FileGuard(lock), held, enough));
        assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> new FileGuard(lock, Duration.ofMillis(50)).locked(() -> "never"))
                .isInstanceOfSatisfying(RemoteFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(RemoteFailure.Kind.CONFLICT);
                    assertThat(failure.advice()).isPresent();
                });
        enough.countDown();
        holder.join();
        assertThat(new FileGuard(lock).<String>locked(() -> "free")).isEqualTo("free");
    }

    @Test
    void whoGivesUpDoesNotFreeTheLockOfAnotherThread() throws Exception {
        givesUp(folder.resolve("lock"), folder.resolve("lock"));
    }

    /// Two guards of one file in one process, the second by another name of its folder.
    @Test
    void anotherGuardOfTheSameFileDoesNotFreeItsLock() throws Exception {
        Path real = Files.createDirectories(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        givesUp(real.resolve("lock"), link.resolve("lock"));
    }

    private static void givesUp(Path lock, Path other) throws Exception {
        Path locks = Path.of("/proc/locks");
        assumeThat(locks).isReadable();
        FileGuard guard = new FileGuard(lock, Duration.ofMillis(50));
        FileGuard second = lock.equals(other) ? guard : new FileGuard(other, Duration.ofMillis(50));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform().start(() -> hold(guard, held, enough));
        assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
        String entry = ":" + Files.getAttribute(lock, "unix:ino") + " ";
        assumeThat(Files.readString(locks)).contains(entry);

        assertThatThrownBy(() -> second.locked(() -> "never")).isInstanceOf(RemoteFailure.class)
                .hasMessageNotContaining("0 s");

        assertThat(Files.readString(locks)).contains(entry);
        enough.countDown();
        holder.join();
    }

    private static void hold(FileGuard guard, CountDownLatch held, CountDownLatch enough) {
        try {
            guard.locked(() -> {
                held.countDown();
                return await(enough);
            });
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        Path lock = folder.resolve("lock");
        FileGuard outer = new FileGuard(lock);
        boolean cancelled = outer.locked(() -> {
            Thread.currentThread().interrupt();
            try {
                new FileGuard(lock).locked(() -> "never");
                return false;
            } catch (RemoteFailure failure) {
                return failure.is(RemoteFailure.Kind.CANCELLED) && Thread.interrupted();
            }
        });
        assertThat(cancelled).isTrue();
    }
}
