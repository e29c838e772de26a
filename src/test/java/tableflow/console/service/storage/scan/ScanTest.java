package tableflow.console.service.storage.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.storage.PrefixUse;
import tableflow.console.domain.storage.Unseen;
import tableflow.console.service.storage.sums.Sums;
import tableflow.console.service.support.Waiter;

@Timeout(300)
class ScanTest {

    private static final String TABLE = "101/110/6d9d30d4-16d8-41bf-a0ec-c0fb6c17c63a/env-a/lkc-b/v1/"
            + "03085516-0740-465b-9cd3-3cf7e11770e6/";

    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final Waiter waiter = new Waiter() {
        @Override
        public Instant now() {
            return MemoryPages.now();
        }

        @Override
        public void pause(Duration time) {
            pauses.add(time);
        }
    };

    private Scan scan(MemoryPages pages, String prefix, int streams) {
        return new Scan(pages, Thread.ofVirtual().factory(), waiter,
                ScanRequest.of(MemoryPages.root(prefix)).withStreams(streams));
    }

    private static void put(MemoryPages pages, String key) {
        pages.put(key, 10, MemoryPages.now().toEpochMilli() - 1_000, "STANDARD");
    }

    /// Answers that take their time, and more of it until enough of them are under way at once: on a machine that is
    /// busy the other streams come late.
    ///
    /// @return how many were under way at once at most
    private static AtomicInteger slowly(MemoryPages pages, int enough) {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        pages.before(ask -> {
            int now = most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(now < enough ? 50 : 5));
            underWay.decrementAndGet();
        });
        return most;
    }

    /// Random names under one folder: sixteen streams have work after the second answer.
    @Test
    void randomNamesAreSharedByAllStreams() {
        MemoryPages pages = new MemoryPages();
        for (int i = 0; i < 60_000; i++) {
            put(pages, TABLE + "data/" + UUID.randomUUID() + ".parquet");
        }
        AtomicInteger most = slowly(pages, 12);

        Scan.Outcome outcome = scan(pages, "", 16).run(progress -> {});

        assertThat(outcome.kept().report().total().objects()).isEqualTo(60_000);
        assertThat(most).as("requests under way at once").hasValueBetween(12, 16);
        assertThat(outcome.kept().effort().requests()).as("60 pages, and what splitting costs").isBetween(60L, 110L);
        assertThat(outcome.kept().report().roots()).singleElement()
                .satisfies(root -> assertThat(root.prefix()).isEqualTo(TABLE));
    }

    /// Nothing is known of the names: parts are found while it runs, by folders and by numbers.
    @Test
    void otherLayoutsAreSharedToo() {
        MemoryPages pages = new MemoryPages();
        for (int folder = 0; folder < 40; folder++) {
            for (int i = 0; i < 1_000; i++) {
                put(pages, "topics/topic-" + folder + "/year=2026/month=11/t+0+%010d.json".formatted(i));
            }
        }
        for (int i = 0; i < 40_000; i++) {
            put(pages, "flat/part-%06d".formatted(i));
        }
        AtomicInteger most = slowly(pages, 8);

        Scan.Outcome outcome = scan(pages, "", 12).run(progress -> {});

        assertThat(outcome.kept().report().total().objects()).isEqualTo(80_000);
        assertThat(most).as("requests under way at once").hasValueBetween(8, 12);
        assertThat(outcome.kept().effort().requests()).isBetween(80L, 220L);
        assertThat(outcome.kept().report().roots()).hasSize(40);
    }

    @Test
    void refusalsLowerTheNumberOfStreamsAndItRisesAgain() {
        Lanes lanes = new Lanes(16);
        lanes.slowDown(0);
        lanes.slowDown(1_000);
        assertThat(lanes.limit()).as("one burst is one refusal").isEqualTo(9);
        lanes.slowDown(TimeUnit.SECONDS.toNanos(2));
        assertThat(lanes.limit()).isEqualTo(5);
        for (int i = 0; i < 20; i++) {
            lanes.slowDown(TimeUnit.SECONDS.toNanos(4 + i));
        }
        assertThat(lanes.limit()).as("never none").isEqualTo(1);
        for (int i = 0; i < 200; i++) {
            lanes.leave(true);
        }
        assertThat(lanes.limit()).isEqualTo(16);
        assertThat(Lanes.backOff(1, 0)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(Lanes.backOff(30, 1)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatMayNotBeListedIsLeftOutAndTold() {
        MemoryPages pages = new MemoryPages();
        for (int i = 0; i < 50; i++) {
            put(pages, "open/" + i);
            put(pages, "secret/" + i);
            put(pages, "half/open/" + i);
            put(pages, "half/closed/" + i);
        }
        put(pages, "top");
        pages.pages(7, false, 1).before(ask -> {
            String prefix = ask.prefix().key();
            boolean root = prefix.isEmpty() && !ask.folded();
            boolean half = prefix.equals("half/") && !ask.folded();
            if (root || half || prefix.startsWith("secret/") || prefix.startsWith("half/closed/")) {
                throw RemoteFailure.of(Kind.FORBIDDEN, "list", "AccessDenied").withAdvice("ask for it");
            }
        });

        Scan.Outcome outcome = scan(pages, "", 4).run(progress -> {});

        assertThat(outcome.isEnded()).isTrue();
        assertThat(outcome.kept().isComplete()).isFalse();
        assertThat(outcome.kept().report().total().objects()).isEqualTo(101);
        assertThat(outcome.kept().unseen()).extracting(Unseen::prefix)
                .containsExactlyInAnyOrder("secret/", "half/closed/");
        assertThat(outcome.kept().unseen()).allMatch(one -> one.advice().equals("ask for it"));
    }

    @Test
    void nothingAllowedIsAllUnseen() {
        MemoryPages pages = new MemoryPages().before(ask -> {
            throw RemoteFailure.of(Kind.FORBIDDEN, "list", "AccessDenied");
        });

        Scan.Outcome outcome = scan(pages, "", 4).run(progress -> {});

        assertThat(outcome.kept().unseen()).hasSize(1);
        assertThat(pages.asked()).isEqualTo(2);
    }

    @Test
    void aMissingBucketEndsItAtOnce() {
        Scan.Outcome outcome = new Scan(new MemoryPages(), Thread.ofVirtual().factory(), waiter,
                ScanRequest.of(new tableflow.console.domain.lake.S3Uri("nobody", ""))).run(progress -> {});

        assertThat(outcome.failure()).isNotNull().satisfies(
                failure -> assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND));
        assertThat(outcome.isEnded()).isFalse();
    }

    @Test
    void aPageThatAlwaysBreaksOffIsGivenUpAndTheRestIsCounted() {
        MemoryPages pages = new MemoryPages();
        for (int i = 0; i < 30; i++) {
            put(pages, "a/%04d".formatted(i));
        }
        pages.pages(10, false, 1).before(ask -> {
            if (ask.after().equals("a/0009") || ask.token().equals("ka/0009")) {
                throw RemoteFailure.of(Kind.UNEXPECTED, "list", "the answer breaks off");
            }
        });

        Scan.Outcome outcome = scan(pages, "", 1).run(progress -> {});

        assertThat(outcome.kept().report().total().objects()).isEqualTo(10);
        assertThat(outcome.kept().unseen()).singleElement().satisfies(part -> {
            assertThat(part.after()).isEqualTo("a/0009");
            assertThat(part.kind()).isEqualTo(Kind.UNEXPECTED);
        });
        assertThat(outcome.kept().effort().repeated()).isEqualTo(5);
        assertThat(pauses).hasSize(5);
    }

    /// One flat folder of names in letters that are not ASCII: they are cut between letters, not given up.
    @Test
    void namesInOtherLettersAreSharedToo() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        MemoryPages pages = new MemoryPages();
        for (int i = 0; i < 40_000; i++) {
            StringBuilder name = new StringBuilder("\u5e33\u7968/");
            for (int letter = 0; letter < 6; letter++) {
                name.appendCodePoint(0x4e00 + random.nextInt(0x5000));
            }
            put(pages, name + ".json");
        }
        AtomicInteger most = slowly(pages, 6);

        Scan.Outcome outcome = scan(pages, "", 12).run(progress -> {});

        assertThat(outcome.kept().report().total().objects()).as("seed %d", seed)
                .isEqualTo(pages.things().size());
        assertThat(most).as("requests under way at once, seed %d", seed).hasValueBetween(6, 12);
        assertThat(outcome.kept().effort().requests()).as("seed %d", seed).isBetween(40L, 120L);
    }

    /// Cancelled while sixteen requests are under way that nobody answers: it ends without an answer to any of them,
    /// each is interrupted, and none is begun after it.
    @Test
    void aCancelWaitsForNoAnswer() throws Exception {
        MemoryPages pages = new MemoryPages();
        for (int i = 0; i < 30_000; i++) {
            put(pages, TABLE + "data/" + UUID.randomUUID() + ".parquet");
        }
        CountDownLatch held = new CountDownLatch(16);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(16);
        pages.pages(100, false, 1);
        Scan scan = scan(pages, "", 16);
        AtomicBoolean holding = new AtomicBoolean();
        pages.before(ask -> {
            // An answer that takes its time: where there is one processor, one stream alone would list all of it.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            // A part for each stream: one that is held cannot be split for another.
            if (holding.get() || scan.checkpoint().left().size() >= 16) {
                holding.set(true);
                held.countDown();
                try {
                    never.await();
                } catch (InterruptedException cancelled) {
                    interrupted.countDown();
                    Thread.currentThread().interrupt();
                }
            }
        });
        FutureTask<Scan.Outcome> run = new FutureTask<>(() -> scan.run(progress -> {}));
        Thread.ofVirtual().start(run);
        assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
        int asked = pages.asked();

        scan.cancel();
        Scan.Outcome outcome = run.get(60, TimeUnit.SECONDS);

        assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(pages.asked()).as("requests begun after it").isEqualTo(asked);
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.kept().left()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(outcome.kept().report().total().objects()).isBetween(1L, 29_999L);
    }

    @Test
    void pausedItAsksNothingAndAnInterruptKeepsWhatWasCounted() throws Exception {
        MemoryPages pages = new MemoryPages();
        for (int i = 0; i < 5_000; i++) {
            put(pages, "a/%06d".formatted(i));
        }
        CountDownLatch some = new CountDownLatch(5);
        AtomicInteger askedThen = new AtomicInteger();
        pages.pages(100, false, 1);
        Scan scan = scan(pages, "", 2);
        pages.before(ask -> {
            some.countDown();
            if (some.getCount() == 0) {
                scan.pause();
                askedThen.compareAndSet(0, pages.asked());
            }
        });
        FutureTask<Scan.Outcome> run = new FutureTask<>(() -> scan.run(progress -> {}));
        Thread thread = Thread.ofVirtual().start(run);
        assertThat(some.await(60, TimeUnit.SECONDS)).isTrue();
        // Time in which fifty pages would come if it went on.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));

        assertThat(scan.checkpoint().left()).isNotEmpty();
        thread.interrupt();
        Scan.Outcome outcome = run.get(60, TimeUnit.SECONDS);

        assertThat(pages.asked()).as("no more than what the other stream had begun")
                .isLessThanOrEqualTo(askedThen.get() + 1);
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.kept().left()).isNotEmpty();
        assertThat(outcome.kept().report().total().objects()).isBetween(1L, 4_999L);
    }

    /// More folders than the tree may hold: what is shown stays exact, and the rest is counted together.
    @Test
    void theTreeStaysSmallAndEveryFigureThatItShowsExact() {
        MemoryPages pages = new MemoryPages();
        for (int day = 0; day < 50; day++) {
            for (int hour = 0; hour < 100; hour++) {
                put(pages, "log/%02d/%02d/file".formatted(day, hour));
            }
        }
        ScanRequest request = new ScanRequest(MemoryPages.root(""), 8, Set.of(), OptionalLong.empty(),
                new Sums.Limits(500, 10, 5));

        PrefixUse tree = new Scan(pages, Thread.ofVirtual().factory(), waiter, request).run(progress -> {}).kept()
                .report().tree();

        assertThat(nodes(tree)).isLessThanOrEqualTo(501);
        assertThat(tree.all().objects()).isEqualTo(5_000);
        PrefixUse log = tree.child("log/").orElseThrow();
        assertThat(log.children()).isNotEmpty();
        for (PrefixUse day : log.children()) {
            assertThat(day.all().objects()).isEqualTo(100);
            assertThat(day.direct().objects()).isZero();
            assertThat(day.folded().objects() + day.children().size()).isEqualTo(100);
        }
        assertThat(log.folded().objects() + 100L * log.children().size()).isEqualTo(5_000);
    }

    private static int nodes(PrefixUse node) {
        return 1 + node.children().stream().mapToInt(ScanTest::nodes).sum();
    }
}
