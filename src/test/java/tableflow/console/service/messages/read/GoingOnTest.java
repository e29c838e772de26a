package tableflow.console.service.messages.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.filter.RecordFilter;

/// Where a reading stands once it was ended, so that another one goes on there.
class GoingOnTest {

    private final FakeMessages kafka = new FakeMessages(3, 100);
    private final List<KafkaRecord> found = new CopyOnWriteArrayList<>();
    private final Reading reading = new Reading();
    private final Reader reader = kafka.reader(task -> Thread.ofVirtual().start(task),
            InstantSource.fixed(FakeMessages.START.plusSeconds(100)), Duration.ofMillis(50));

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void aReadingThatEndsInTheMiddleStandsBehindTheLastRecordThatItTook() {
        for (int wanted = 1; wanted < 60; wanted++) {
            found.clear();
            Reading own = new Reading();
            reader.read(ReadRequest.of("t", From.BEGINNING, Until.END.matches(wanted)), it -> it.offset() % 3 == 0,
                    found::addAll, own);
            Map<Integer, Long> next = own.end();
            long behind = next.values().stream().mapToLong(it -> it).sum();
            assertThat(own.scanned()).as("%d wanted", wanted).isEqualTo(behind);
            assertThat(own.matched()).isEqualTo(wanted);
            found.clear();
            Reading rest = new Reading();
            Map<Integer, Long> starts = new TreeMap<>(Map.of(0, 0L, 1, 0L, 2, 0L));
            starts.putAll(next);
            reader.read(ReadRequest.of("t", new From.Offsets(starts), Until.END), it -> it.offset() % 3 == 0,
                    found::addAll, rest);
            assertThat(own.scanned() + rest.scanned()).as("%d wanted", wanted).isEqualTo(300);
            assertThat(own.matched() + rest.matched()).as("%d wanted", wanted).isEqualTo(102);
        }
    }

    @Test
    void nothingIsCountedOrHandedOverOnceAReadingWasEnded() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        FutureTask<ReadEnd> task = new FutureTask<>(() -> reader.read(
                ReadRequest.of("t", From.BEGINNING, Until.END), RecordFilter.ALL, records -> {
                    found.addAll(records);
                    begun.countDown();
                    awaitUninterruptibly(mayGoOn);
                }, reading));
        Thread thread = Thread.ofVirtual().start(task);
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        FutureTask<Map<Integer, Long>> ended = new FutureTask<>(reading::end);
        Thread ending = Thread.ofVirtual().start(ended);
        await(() -> ending.getState() == Thread.State.BLOCKED || ending.getState() == Thread.State.WAITING);
        mayGoOn.countDown();

        Map<Integer, Long> next = ended.get(60, TimeUnit.SECONDS);

        assertThat(next.values().stream().mapToLong(it -> it).sum()).isEqualTo(found.size())
                .isEqualTo(reading.scanned()).isEqualTo(reading.matched());
        await(() -> kafka.open.get() == 0);
        assertThat(reading.scanned()).isEqualTo(found.size());
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                boolean _ = latch.await(60, TimeUnit.SECONDS);
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
