package tableflow.console.service.messages.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.store.RecordStore;

/// A tail that brings more than is taken or kept.
class BoundedTailTest {

    private final FakeMessages kafka = new FakeMessages(3, 1_000_000);
    private final Reading reading = new Reading();
    private final Reader reader = kafka.reader(
            task -> Thread.ofVirtual().start(task), InstantSource.system(), Duration.ofSeconds(1));

    private ReadEnd read(long count, RecordSink sink) {
        return reader.read(
                ReadRequest.of("t", From.BEGINNING, Until.NEVER.matches(count)), RecordFilter.ALL, sink, reading);
    }

    /// Each reader waits with the one batch that it has.
    @Test
    void readersNeverRunAheadOfASlowSink() {
        AtomicLong ahead = new AtomicLong();
        AtomicLong taken = new AtomicLong();
        AtomicLong made = new AtomicLong();
        kafka.maker = (partition, offset) -> {
            made.incrementAndGet();
            return FakeMessages.record(partition, offset);
        };

        assertThat(read(5_000, records -> {
            ahead.accumulateAndGet(made.get() - taken.get(), Math::max);
            LockSupport.parkNanos(100_000);
            taken.addAndGet(records.size());
        })).isEqualTo(ReadEnd.ENOUGH_RECORDS);

        assertThat(taken).hasValue(5_000);
        assertThat(ahead.get()).as("four readers, three partitions, ten records each").isBetween(1L, 4 * 3 * 10L);
    }

    @Test
    void aStoreKeepsTheNewestRecordsAndCountsTheOthers(@TempDir Path folder) {
        List<KafkaRecord> last = new ArrayList<>();
        try (RecordStore store = new RecordStore(folder, "t", new RecordStore.Limits(2_000, Long.MAX_VALUE))) {
            read(50_000, records -> {
                store.records(records);
                last.clear();
                last.addAll(records);
            });

            assertThat(store.end()).isEqualTo(50_000);
            assertThat(store.first()).as("dropped, and counted").isBetween(48_000L, 49_000L);
            assertThat(store.get(store.end() - 1)).isEqualTo(last.getLast());
        }
    }
}
