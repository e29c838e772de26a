package tableflow.console.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.storage.Amount;
import tableflow.console.service.storage.inventory.Inventories;
import tableflow.console.service.storage.inventory.InventoryStand;
import tableflow.console.service.storage.scan.MemoryPages;
import tableflow.console.service.storage.scan.ScanProgress;
import tableflow.console.ui.work.TestWork;
import tableflow.console.ui.work.Work;

/// The scan without a window: before, while it runs, and after, with all that may come in between.
class ScanViewModelTest extends ScanRig {

    /// Runs the job that waits on a thread of its own.
    private static Thread run(TestWork jobs) {
        return Thread.ofVirtual().start(jobs::runNext);
    }

    private static void await(String what, CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(60, TimeUnit.SECONDS)).as(what).isTrue();
    }

    /// Holds a request until its scan ends it: whoever is to end it may get no turn while the few pages are listed.
    private static void awaitInterrupt() {
        try {
            assertThat(new CountDownLatch(1).await(60, TimeUnit.SECONDS)).as("the request is ended").isTrue();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothingIsListedBeforeItIsStarted() {
        StorageStand stand = new StorageStand(folder).fill();
        stand.foreseen = 5_000_000;
        Rig rig = rig(stand, TestWork.queued());
        assertThat(rig.state()).isEqualTo(ScanState.UNKNOWN);
        rig.model().start();
        rig.model().pause();
        rig.model().stop();
        assertThat(rig.jobs().waiting()).as("nothing is known of it yet").isZero();

        rig.model().begin();
        rig.model().begin();
        assertThat(rig.state()).isEqualTo(ScanState.LOOKING);
        assertThat(rig.jobs().waiting()).as("looked up once").isEqualTo(1);
        rig.jobs().runNext();

        assertThat(rig.state()).isEqualTo(ScanState.READY);
        assertThat(rig.model().placeProperty().get()).isEqualTo("s3://bucket/");
        Prospect prospect = Objects.requireNonNull(rig.model().prospectProperty().get());
        assertThat(prospect.foresight().objects()).hasValue(5_000_000);
        assertThat(prospect.isLarge()).isFalse();
        assertThat(prospect.stopped()).isEmpty();
        assertThat(stand.pages().asked()).isZero();
        assertThat(rig.desk().shownProperty().get()).isNull();
    }

    @Test
    void aWholeScanIsCountedShownAndKept() {
        Rig rig = inline();
        List<ScanState> states = new ArrayList<>();
        List<Boolean> told = new ArrayList<>();
        rig.model().stateProperty().subscribe(now -> states.add(now));
        rig.model().progressProperty().subscribe(now -> told.add(now != null));
        rig.model().begin();
        int kept = rig.desk().keptVersionProperty().get();
        rig.model().start();

        assertThat(states).containsExactly(ScanState.UNKNOWN, ScanState.LOOKING, ScanState.READY, ScanState.RUNNING,
                ScanState.STOPPING, ScanState.READY);
        assertThat(told).as("figures, and none when it is over").contains(true).last().isEqualTo(false);
        assertThat(rig.total()).isEqualTo(sum(rig.stand().pages()));
        assertThat(rig.shown().isComplete()).isTrue();
        assertThat(Objects.requireNonNull(rig.desk().shownProperty().get()).running()).isFalse();
        assertThat(rig.desk().keptVersionProperty().get()).isGreaterThan(kept);
        assertThat(rig.stand().files().all()).singleElement().matches(one -> one.complete());
        assertThat(rig.problem()).isNull();
        assertThat(Objects.requireNonNull(rig.model().prospectProperty().get()).stopped()).isEmpty();
    }

    @Test
    void whatWasCountedIsKeptByAStopAndGoneOnWith() {
        Rig rig = stopped();
        assertThat(rig.state()).isEqualTo(ScanState.READY);
        assertThat(rig.shown().isComplete()).isFalse();
        Amount part = rig.total();
        assertThat(part.objects()).isPositive().isLessThan(sum(rig.stand().pages()).objects());
        assertThat(rig.stand().files().all()).singleElement().matches(one -> !one.complete());

        rig.model().resume();
        assertThat(rig.total()).as("no key twice, none left out").isEqualTo(sum(rig.stand().pages()));
        assertThat(rig.shown().isComplete()).isTrue();
        assertThat(Objects.requireNonNull(rig.model().prospectProperty().get()).stopped()).isEmpty();
        rig.model().resume();
        assertThat(rig.state()).as("there is nothing to go on with").isEqualTo(ScanState.READY);
    }

    @Test
    void afterARestartTheStoppedScanIsOffered() {
        Amount part = stopped().total();
        Rig later = inline();
        later.model().begin();
        assertThat(later.total()).as("what was kept is shown at once").isEqualTo(part);
        assertThat(Objects.requireNonNull(later.model().prospectProperty().get()).stopped()).isPresent();
        later.model().resume();
        assertThat(later.total()).isEqualTo(sum(later.stand().pages()));
    }

    @Test
    void aScanThatIsStartedAnewForgetsTheStoppedOne() {
        Rig rig = stopped();
        rig.model().start();
        assertThat(rig.total()).isEqualTo(sum(rig.stand().pages()));
        assertThat(rig.stand().files().all()).hasSizeBetween(1, 2);
    }

    @Test
    void aPauseBeforeTheClientsAreOpenedHoldsFromTheFirstRequestOn() throws InterruptedException {
        StorageStand stand = new StorageStand(folder).fill();
        Rig rig = rig(stand, TestWork.queued());
        rig.model().begin();
        rig.jobs().runNext();
        CountDownLatch held = new CountDownLatch(1);
        AtomicReference<@Nullable ScanProgress> last = new AtomicReference<>();
        rig.model().progressProperty().subscribe(now -> {
            last.set(now);
            if (now != null && now.paused()) {
                held.countDown();
            }
        });
        rig.model().start();
        rig.model().pause();
        assertThat(rig.state()).isEqualTo(ScanState.PAUSED);
        Thread thread = run(rig.jobs());
        await("it is told to be paused", held);
        assertThat(stand.pages().asked()).as("nothing is asked while it pauses").isZero();
        assertThat(Objects.requireNonNull(last.get()).millis()).as("its clock stands still").isZero();

        rig.model().goOn();
        assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        assertThat(rig.state()).isEqualTo(ScanState.READY);
        assertThat(rig.total()).isEqualTo(sum(stand.pages()));
    }

    @Test
    void aPausedScanThatIsStoppedEnds() throws InterruptedException {
        Rig rig = rig(new StorageStand(folder).fill(), TestWork.queued());
        rig.model().begin();
        rig.jobs().runNext();
        rig.model().start();
        rig.model().pause();
        rig.model().stop();
        assertThat(rig.state()).isEqualTo(ScanState.STOPPING);
        rig.model().pause();
        rig.model().goOn();
        assertThat(rig.state()).as("it is too late for that").isEqualTo(ScanState.STOPPING);
        assertThat(run(rig.jobs()).join(Duration.ofSeconds(60))).isTrue();
        assertThat(rig.state()).isEqualTo(ScanState.READY);
        assertThat(rig.total()).isEqualTo(Amount.NONE);
        assertThat(rig.shown().isComplete()).isFalse();
    }

    /// From the status bar, that is: its job is told to be over while the scan still gathers what it has.
    @Test
    void aScanCancelledAsAJobShowsAndKeepsWhatItCounted() {
        StorageStand stand = new StorageStand(folder).fill();
        Rig rig = rig(stand, TestWork.inline());
        rig.model().streamsProperty().set(1);
        rig.model().begin();
        AtomicInteger answers = new AtomicInteger();
        List<ScanState> told = new ArrayList<>();
        stand.pages().pages(50, false, 1).before(ask -> {
            if (answers.incrementAndGet() == 6) {
                rig.jobs().onFx(() -> {
                    rig.jobs().work.jobs().cancelAll();
                    rig.jobs().timer.advance(Work.GRACE);
                    told.add(rig.state());
                });
                awaitInterrupt();
            }
        });
        rig.model().start();

        assertThat(told).as("told at once").containsExactly(ScanState.READY);
        assertThat(rig.state()).isEqualTo(ScanState.READY);
        assertThat(rig.total().objects()).isPositive().isLessThan(sum(stand.pages()).objects());
        assertThat(Objects.requireNonNull(rig.model().prospectProperty().get()).stopped()).isPresent();
        assertThat(rig.stand().files().all()).singleElement().matches(one -> !one.complete());
        stand.pages().before(ask -> {});
        rig.model().resume();
        assertThat(rig.total()).isEqualTo(sum(stand.pages()));
    }

    @Test
    void aKeptScanIsNotOpenedOverOneThatRuns() {
        Rig rig = stopped();
        var kept = rig.stand().files().all().getFirst();
        AtomicInteger answers = new AtomicInteger();
        rig.stand().pages().before(ask -> {
            if (answers.incrementAndGet() == 2) {
                rig.jobs().onFx(() -> rig.desk().open(kept));
            }
        });
        rig.model().start();
        assertThat(rig.shown().isComplete()).isTrue();
        assertThat(Objects.requireNonNull(rig.desk().shownProperty().get()).kept()).isFalse();
        rig.desk().open(kept);
        assertThat(Objects.requireNonNull(rig.desk().shownProperty().get()).kept()).isTrue();
    }

    @Test
    void aCountByInventoryIsShownAndKeptAndSaysSoAfterARestart() throws Exception {
        StorageStand stand = new StorageStand(folder).fill();
        InventoryStand lists = new InventoryStand(folder.resolve("lists"));
        lists.list(stand.pages(), "CSV");
        stand.inventories = lists.inventories();
        stand.foreseen = 60_000_000;
        Rig rig = rig(stand, TestWork.inline());
        rig.model().begin();
        Prospect prospect = Objects.requireNonNull(rig.model().prospectProperty().get());
        assertThat(prospect.written().offers()).hasSize(1);
        assertThat(prospect.written().choice().inventory()).as("listing 60 million objects costs").isPresent();
        assertThat(ScanWords.offer(prospect.written().offers().getFirst(), prospect)).contains(
                "S3 Inventory daily", "60,000,000 objects", "GET", "USD", "All figures will be of that moment");
        int listed = stand.pages().asked();

        rig.model().count(prospect.written().offers().getFirst());

        assertThat(stand.pages().asked()).as("the bucket was not listed").isEqualTo(listed);
        assertThat(rig.total()).isEqualTo(sum(stand.pages()));
        ShownScan shown = Objects.requireNonNull(rig.desk().shownProperty().get());
        assertThat(ScanWords.source(shown)).contains("by S3 Inventory daily of 2026-11-22T12:00:00Z")
                .doesNotContain("listed");
        assertThat(shown.scan().started()).isEqualTo(MemoryPages.now());
        assertThat(rig.stand().files().all()).singleElement().satisfies(kept -> {
            assertThat(kept.complete()).isTrue();
            assertThat(kept.source()).isEqualTo(shown.scan().source());
        });

        // Another pane of the same computer.
        StorageStand later = new StorageStand(folder);
        Rig again = rig(later, TestWork.inline());
        again.model().begin();
        ShownScan kept = Objects.requireNonNull(again.desk().shownProperty().get());
        assertThat(kept.scan()).isEqualTo(shown.scan());
        assertThat(ScanWords.source(kept)).contains("by S3 Inventory daily of 2026-11-22T12:00:00Z",
                "kept on this computer").doesNotContain("listed");
    }

    @Test
    void whatInventoriesThereAreMayBeUnknownAndNothingElseFails() {
        StorageStand stand = new StorageStand(folder).fill();
        stand.inventories = new Inventories(new Inventories.Sources(bucket -> {
            throw RemoteFailure.of(Kind.FORBIDDEN, "read the inventories", "AccessDenied");
        }, () -> {
            throw new AssertionError();
        }, () -> {
            throw new AssertionError();
        }, folder));
        Rig rig = rig(stand, TestWork.inline());
        rig.model().begin();

        assertThat(rig.state()).isEqualTo(ScanState.READY);
        Prospect prospect = Objects.requireNonNull(rig.model().prospectProperty().get());
        assertThat(prospect.written().unknown()).hasMessageContaining("AccessDenied");
        assertThat(prospect.written().choice().inventory()).isEmpty();
        rig.model().start();
        assertThat(rig.shown().isComplete()).isTrue();
    }
}
