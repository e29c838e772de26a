package tableflow.console.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.service.storage.keep.KeptScan;
import tableflow.console.service.storage.scan.Checkpoint;
import tableflow.console.ui.dialog.AskedDialogs;
import tableflow.console.ui.shell.Navigation;
import tableflow.console.ui.work.Job;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// A scan that is cancelled where jobs are listed, while an S3 that is slow to answer has sixteen requests.
@Timeout(200)
class ScanCancelTest {

    @TempDir
    Path folder = Path.of("");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService fx = Executors.newSingleThreadExecutor();
    private final ScheduledTimer timer = new ScheduledTimer();
    private final Work work = new Work(threads, fx, timer, InstantSource.system());
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        threads.close();
        fx.close();
        timer.close();
    }

    private <T> T onFx(Callable<T> task) throws Exception {
        return fx.submit(task).get(60, TimeUnit.SECONDS);
    }

    @Test
    void itsJobEndsAtOnceAndWhatWasCountedIsKept() throws Exception {
        StorageStand stand = new StorageStand(folder).fill();
        StorageDesk desk = StorageStand.desk(
                StorageStand.context(work, new AskedDialogs(), new Navigation()), stand.services());
        ScanViewModel model = onFx(() -> new ScanViewModel(desk));
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch kept = new CountDownLatch(1);
        onFx(() -> {
            model.stateProperty().subscribe(state -> {
                if (state == ScanState.READY) {
                    looked.countDown();
                }
            });
            desk.keptVersionProperty().subscribe(version -> {
                // Told at the end of the job, and again when a slow disk has it.
                if (!stand.files().all().isEmpty()) {
                    kept.countDown();
                }
            });
            model.begin();
            return true;
        });
        assertThat(looked.await(60, TimeUnit.SECONDS)).isTrue();
        CountDownLatch held = new CountDownLatch(1);
        AtomicInteger answers = new AtomicInteger();
        stand.pages().pages(50, false, 1).before(ask -> {
            if (answers.incrementAndGet() > 6) {
                held.countDown();
                try {
                    never.await();
                } catch (InterruptedException cancelled) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        CountDownLatch ended = new CountDownLatch(1);
        onFx(() -> {
            model.start();
            return true;
        });
        assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();

        // No request that is held is ever answered: it ends without them. How soon, `bench.CancelBench` tells.
        Job<?> job = onFx(() -> {
            Job<?> one = List.copyOf(work.jobs().listed()).getLast();
            one.whenEnded(ended::countDown);
            one.cancel();
            return one;
        });
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(onFx(() -> job.state().isEnded())).isTrue();
        assertThat(kept.await(60, TimeUnit.SECONDS)).isTrue();

        List<KeptScan> all = stand.files().all();
        assertThat(all).singleElement().satisfies(one -> {
            assertThat(one.complete()).isFalse();
            assertThat(one.objects()).isBetween(1L, stand.pages().things().size() - 1L);
        });
        Checkpoint shown = onFx(() -> Objects.requireNonNull(desk.shownProperty().get()).scan());
        assertThat(shown.report()).as("what is shown is what is kept")
                .isEqualTo(stand.files().open(all.getFirst()).report());
        assertThat(shown.left()).as("to be gone on with").isNotEmpty();
        assertThat(onFx(() -> model.stateProperty().get())).isEqualTo(ScanState.READY);
        onFx(() -> {
            model.close();
            return true;
        });
    }
}
