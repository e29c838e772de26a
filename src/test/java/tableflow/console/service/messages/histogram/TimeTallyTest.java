package tableflow.console.service.messages.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.histogram.TimeHistogram.Bars;
import tableflow.console.service.messages.histogram.TimeHistogram.Bucket;
import tableflow.console.service.messages.histogram.TimeHistogram.Span;

/// However wide the range grows, no record is counted twice, lost, or counted in the wrong bucket.
class TimeTallyTest {

    private static final long NOON = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();

    private final TimeTally tally = new TimeTally();

    private static KafkaRecord record(long time) {
        return new KafkaRecord("t", 0, 0, Instant.ofEpochMilli(time), "CreateTime", null, null, null, List.of());
    }

    private void seen(long... times) {
        tally.seen(times, times.length);
    }

    @Test
    void theTimesGivenDecideAndNoOthers() {
        tally.seen(new long[] {NOON, NOON + 1, NOON + 2}, 2);
        tally.matched(List.of(record(NOON + 1)));

        assertThat(tally.now().buckets()).containsExactly(new Bucket(NOON, 1, 0), new Bucket(NOON + 1, 1, 1));
    }

    @Test
    void recordsWithoutATimeAreCountedApart() {
        seen(-1, NOON, -1);
        tally.matched(List.of(record(-1)));

        assertThat(tally.now().untimed()).isEqualTo(2);
        assertThat(tally.now().buckets()).containsExactly(new Bucket(NOON, 1, 0));
    }

    @Test
    void aSingleRecordOfAWrongClockLeavesTheOthersSharp() {
        seen(0, NOON, NOON + 1, Instant.parse("9999-01-01T00:00:00Z").toEpochMilli());

        TimeHistogram now = tally.now();
        assertThat(now.width()).isEqualTo(1);
        assertThat(now.buckets()).hasSize(4);
        Bars bars = now.bars(new Span(NOON - 5, NOON + 5), 100);
        assertThat(bars.width()).isEqualTo(1);
        assertThat(bars.bars()).hasSize(10).contains(new Bucket(NOON, 1, 0), new Bucket(NOON + 2, 0, 0));
    }

    @Test
    void barsCoverTheWholeSpanAndAreNoMoreThanWanted() {
        for (int i = 0; i < 3_600; i++) {
            seen(NOON + i * 1_000L);
        }
        Bars bars = tally.now().bars(new Span(NOON, NOON + 3_600_000), 100);

        assertThat(bars.width()).isEqualTo(Duration.ofMinutes(1).toMillis());
        assertThat(bars.bars()).hasSize(60).allSatisfy(bar -> assertThat(bar.all()).isEqualTo(60));
        assertThat(bars.span()).isEqualTo(new Span(NOON, NOON + 3_600_000));
        assertThat(bars.highest()).isEqualTo(60);
    }

    @Test
    void nothingHasNoSpan() {
        assertThat(tally.now().span()).isEmpty();
        assertThat(TimeHistogram.EMPTY.bars(new Span(5, 5), 10).bars()).hasSize(1);
    }

    @Test
    void theWidestRangeThereIsStaysBounded() {
        Random random = new Random(7);
        long[] times = random.longs(20_000, -3_000_000_000_000_000L, 3_000_000_000_000_000L).toArray();
        seen(times);

        TimeHistogram now = tally.now();
        assertThat(now.buckets()).hasSizeLessThanOrEqualTo(TimeTally.MOST);
        assertThat(now.total(now.span().orElseThrow()).all()).isEqualTo(20_000);
    }

    /// The counts of every bucket, and of every bar that is made of them, are those of a plain recount.
    @Test
    void countsAreExactHoweverTheRangeGrows() {
        for (int round = 0; round < 30; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            TimeTally grown = new TimeTally();
            List<Long> all = new ArrayList<>();
            List<Long> matched = new ArrayList<>();
            long step = 1;
            for (int batch = 0; batch < 60; batch++) {
                long[] times = new long[random.nextInt(300)];
                List<KafkaRecord> wanted = new ArrayList<>();
                for (int i = 0; i < times.length; i++) {
                    times[i] = NOON + random.nextLong(-step, step + 1);
                    all.add(times[i]);
                    if (random.nextInt(4) == 0) {
                        wanted.add(record(times[i]));
                        matched.add(times[i]);
                    }
                }
                grown.seen(times, times.length);
                grown.matched(wanted);
                step = Math.min(step * 2, 100_000_000_000L);
            }
            TimeHistogram now = grown.now();
            assertThat(now.buckets()).as("seed %d", seed).hasSizeLessThanOrEqualTo(TimeTally.MOST);
            for (Bucket bucket : now.buckets()) {
                recounted(bucket, now.width(), all, matched, seed);
            }
            int most = 1 + random.nextInt(200);
            Bars bars = now.bars(now.span().orElseThrow(), most);
            assertThat(bars.bars()).as("seed %d", seed).hasSizeLessThanOrEqualTo(most);
            for (Bucket bar : bars.bars()) {
                recounted(bar, bars.width(), all, matched, seed);
            }
        }
    }

    private static void recounted(Bucket bucket, long width, List<Long> all, List<Long> matched, long seed) {
        Span span = new Span(bucket.from(), bucket.from() + width);
        assertThat(bucket.all()).as("seed %d", seed).isEqualTo(all.stream().filter(span::contains).count());
        assertThat(bucket.matched()).as("seed %d", seed).isEqualTo(matched.stream().filter(span::contains).count());
    }
}
