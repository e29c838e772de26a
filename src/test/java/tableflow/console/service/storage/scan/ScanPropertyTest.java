package tableflow.console.service.storage.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.storage.sums.Sums;
import tableflow.console.service.support.Waiter;

/// Random buckets, page lengths, streams, faults and stops against a plain sum over the keys.
@Timeout(300)
class ScanPropertyTest {

    private static final int ROUNDS = 150;

    /// No time passes: what waits goes on at once.
    private static final Waiter HASTY = new Waiter() {
        @Override
        public Instant now() {
            return MemoryPages.now();
        }

        @Override
        public void pause(Duration time) {
            assertThat(time).isPositive();
        }
    };

    private record Round(MemoryPages pages, String prefix, ScanRequest request, Random random) {}

    private static Round round(long seed) {
        Random random = new Random(seed);
        MemoryPages pages = new MemoryPages();
        new RandomKeys(random).fill(pages, random.nextInt(4_000));
        pages.pages(1 + random.nextInt(random.nextBoolean() ? 7 : 1_000), random.nextBoolean(), seed);
        String prefix = "";
        if (random.nextInt(3) == 0 && !pages.things().isEmpty()) {
            String key = pages.things().firstKey();
            prefix = key.substring(0, key.offsetByCodePoints(0, random.nextInt(key.codePointCount(0, key.length()))));
        }
        ScanRequest request = new ScanRequest(MemoryPages.root(prefix), 1 + random.nextInt(20), Set.of(),
                OptionalLong.empty(), new Sums.Limits(1_000_000, 1_000_000, 50));
        return new Round(pages, prefix, request, random);
    }

    private static Scan scan(Round round, @Nullable Checkpoint from) {
        return new Scan(round.pages, Thread.ofVirtual().factory(), HASTY, round.request, from);
    }

    private static void same(Round round, Checkpoint kept, long seed) {
        assertThat(PlainSum.of(kept.report())).as("seed " + seed)
                .isEqualTo(PlainSum.of(round.pages.things(), round.prefix, MemoryPages.now()));
        assertThat(kept.report().largest().stream().map(one -> one.size()).toList()).as("seed " + seed)
                .isEqualTo(round.pages.things().entrySet().stream()
                        .filter(one -> one.getKey().startsWith(round.prefix))
                        .map(one -> one.getValue().size())
                        .sorted(java.util.Comparator.reverseOrder()).limit(50).toList());
    }

    @Test
    void countsEachKeyOnceWhateverIsSplit() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + ROUNDS; seed++) {
            Round round = round(seed);
            Scan.Outcome outcome = scan(round, null).run(progress -> {});
            assertThat(outcome.failure()).as("seed " + seed).isNull();
            assertThat(outcome.kept().isComplete()).as("seed " + seed).isTrue();
            same(round, outcome.kept(), seed);
        }
    }

    @Test
    void refusalsAndBrokenAnswersChangeNoSum() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + ROUNDS; seed++) {
            Round round = round(seed);
            int one = 2 + round.random.nextInt(4);
            AtomicInteger calls = new AtomicInteger();
            round.pages.before(ask -> {
                int call = calls.incrementAndGet();
                if (call % (3 * one) == 1) {
                    throw RemoteFailure.of(Kind.THROTTLED, "list", "SlowDown");
                }
                if (call % (5 * one) == 2) {
                    throw RemoteFailure.of(Kind.UNEXPECTED, "list", "the answer breaks off");
                }
                if (call % (7 * one) == 3) {
                    throw RemoteFailure.of(Kind.UNREACHABLE, "list", "the connection was lost");
                }
            });
            Scan.Outcome outcome = scan(round, null).run(progress -> {});
            if (outcome.kept().isComplete()) {
                same(round, outcome.kept(), seed);
            } else {
                // So many faults met one page that it was given up: it is told.
                assertThat(outcome.failure() != null || !outcome.kept().unseen().isEmpty()).isTrue();
            }
            assertThat(outcome.kept().effort().slowed()).as("seed " + seed).isPositive();
        }
    }

    @Test
    void stoppedAndResumedItCountsAsInOneRun() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + ROUNDS; seed++) {
            Round round = round(seed);
            AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
            AtomicInteger left = new AtomicInteger();
            round.pages.before(ask -> {
                if (left.decrementAndGet() == 0) {
                    Objects.requireNonNull(stop.get()).run();
                }
            });
            Checkpoint kept = null;
            int stops = 0;
            do {
                left.set(1 + round.random.nextInt(stops < 40 ? 30 : 1_000_000));
                Scan scan = scan(round, kept);
                stop.set(scan::cancel);
                Scan.Outcome outcome = scan.run(progress -> {});
                assertThat(outcome.failure()).as("seed " + seed).isNull();
                kept = outcome.kept();
                stops++;
            } while (!kept.left().isEmpty());
            same(round, kept, seed);
        }
    }
}
