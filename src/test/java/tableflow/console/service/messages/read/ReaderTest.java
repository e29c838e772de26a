package tableflow.console.service.messages.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.filter.RecordFilter;
import tableflow.console.service.messages.histogram.TimeHistogram;
import tableflow.console.service.messages.read.PartitionReader.Patience;
import tableflow.console.service.port.RecordCursor;

class ReaderTest {

    private final FakeMessages kafka = new FakeMessages(3, 100);
    private final List<KafkaRecord> found = new CopyOnWriteArrayList<>();
    private final List<ReadEvent> events = new CopyOnWriteArrayList<>();
    private final Reading reading = new Reading(events::add);
    private final Reader reader = new Reader(() -> kafka, task -> Thread.ofVirtual().start(task),
            InstantSource.fixed(FakeMessages.START.plusSeconds(100)),
            new Patience(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMillis(5)));

    private ReadEnd read(From from, Until until) {
        return reader.read(ReadRequest.of("t", from, until), RecordFilter.ALL, found::addAll, reading);
    }

    /// Offsets by partition, in the order in which they came.
    private Map<Integer, List<Long>> offsets() {
        Map<Integer, List<Long>> offsets = new TreeMap<>();
        found.forEach(it -> offsets.computeIfAbsent(it.partition(), _ -> new ArrayList<>()).add(it.offset()));
        return offsets;
    }

    private Map<Integer, Long> firsts() {
        Map<Integer, Long> firsts = new TreeMap<>();
        offsets().forEach((partition, all) -> firsts.put(partition, all.getFirst()));
        return firsts;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void everythingComesOnceAndInOrder() {
        assertThat(read(From.BEGINNING, Until.END)).isEqualTo(ReadEnd.ALL_READ);
        assertThat(offsets()).hasSize(3).allSatisfy((_, all) -> assertThat(all).hasSize(100).isSorted());
        assertThat(reading.scanned()).isEqualTo(300);
        assertThat(reading.matched()).isEqualTo(300);
        assertThat(reading.planned()).isEqualTo(300);
        assertThat(reading.scannedBytes()).isPositive();
        assertThat(reading.positions()).containsOnly(Map.entry(0, 100L), Map.entry(1, 100L), Map.entry(2, 100L));
        await(() -> kafka.open.get() == 0);
    }

    @Test
    void recordsAreCountedByTimeAsTheyAreTaken() {
        reader.read(ReadRequest.of("t", From.BEGINNING, Until.END.matches(13)), it -> it.offset() % 2 == 0,
                found::addAll, reading);
        // Until then some may still be looked at.
        await(() -> kafka.open.get() == 0);

        TimeHistogram times = reading.times();
        TimeHistogram.Bucket all = times.total(times.span().orElseThrow());
        assertThat(all.matched()).isEqualTo(13);
        assertThat(all.all()).isEqualTo(reading.scanned());
        assertThat(times.buckets().getFirst().from()).isEqualTo(FakeMessages.START.toEpochMilli());
    }

    @Test
    void readingBeginsWhereItShould() {
        kafka.earliest.put(1, 40L);
        read(new From.Offset(90), Until.END);
        assertThat(firsts()).containsOnly(Map.entry(0, 90L), Map.entry(1, 90L), Map.entry(2, 90L));
        found.clear();
        read(new From.Offsets(Map.of(2, 99L)), Until.END);
        assertThat(offsets()).containsOnly(Map.entry(2, List.of(99L)));
        found.clear();
        read(new From.Time(FakeMessages.START.plusSeconds(95)), Until.END);
        assertThat(firsts()).containsOnly(Map.entry(0, 95L), Map.entry(1, 95L), Map.entry(2, 95L));
        found.clear();
        read(new From.Ago(Duration.ofSeconds(3)), Until.END);
        assertThat(firsts()).containsOnly(Map.entry(0, 97L), Map.entry(1, 97L), Map.entry(2, 97L));
        found.clear();
        kafka.committed.put(0, 98L);
        read(new From.Group("g"), Until.END);
        assertThat(firsts()).containsOnly(Map.entry(0, 98L), Map.entry(1, 40L), Map.entry(2, 0L));
        found.clear();
        assertThat(read(From.END, Until.END)).isEqualTo(ReadEnd.ALL_READ);
        assertThat(found).isEmpty();
    }

    @Test
    void theLastOnesAreSharedOut() {
        kafka.earliest.put(0, 98L);
        read(new From.Last(20), Until.END);
        assertThat(found).hasSize(20);
        assertThat(firsts()).containsOnly(Map.entry(0, 98L), Map.entry(1, 91L), Map.entry(2, 91L));
        found.clear();
        read(new From.Last(5_000), Until.END);
        assertThat(found).hasSize(202);
        assertThat(Ranges.last(1, Map.of(0, new RecordCursor.Span(0, 0), 1, new RecordCursor.Span(0, 9))))
                .containsOnly(Map.entry(0, 0L), Map.entry(1, 8L));
    }

    @Test
    void readingEndsWhereItShould() {
        assertThat(read(From.BEGINNING, Until.END.offset(7))).isEqualTo(ReadEnd.ALL_READ);
        assertThat(offsets()).allSatisfy((_, all) -> assertThat(all).hasSize(7));
        found.clear();
        read(From.BEGINNING, Until.END.time(FakeMessages.START.plusSeconds(3)));
        assertThat(found).hasSize(9);
        found.clear();
        assertThat(reader.read(ReadRequest.of("t", From.BEGINNING, Until.END.matches(13)), RecordFilter.ALL,
                found::addAll, new Reading())).isEqualTo(ReadEnd.ENOUGH_RECORDS);
        assertThat(found).hasSize(13);
        found.clear();
        assertThat(reader.read(ReadRequest.of("t", From.BEGINNING, Until.END.bytes(30)), RecordFilter.ALL,
                found::addAll, new Reading())).isEqualTo(ReadEnd.ENOUGH_BYTES);
        assertThat(found).hasSize(5);
    }

    @Test
    void onlyChosenPartitionsAreRead() {
        reader.read(new ReadRequest("t", From.BEGINNING, Until.END, Set.of(1), true), RecordFilter.ALL, found::addAll,
                reading);
        assertThat(offsets()).containsOnlyKeys(1);
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> reader.read(
                new ReadRequest("t", From.BEGINNING, Until.END, Set.of(1, 9), true), RecordFilter.ALL, found::addAll,
                reading));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure.getMessage()).contains("partition 9", "0 to 2");
    }

    @Test
    void aGroupWithoutAPositionIsTold() {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> read(new From.Group("g"), Until.END));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure.why()).contains("no position");
        await(() -> kafka.open.get() == 0);
    }

    @Test
    void theFilterCountsWhatItCannotJudge() {
        RecordFilter filter = record -> {
            if (record.offset() % 10 == 3) {
                throw new RecordFilter.Unjudged("no number");
            }
            return record.offset() % 2 == 0;
        };
        reader.read(ReadRequest.of("t", From.BEGINNING, Until.END), filter, found::addAll, reading);
        assertThat(found).hasSize(150);
        assertThat(reading.scanned()).isEqualTo(300);
        assertThat(reading.unjudged()).isEqualTo(30);
        assertThat(reading.whyUnjudged()).contains("no number");
    }

    @Test
    void whatWasDeletedMeanwhileIsTold() {
        kafka.earliest.put(0, 30L);
        read(new From.Offset(20), Until.END);
        assertThat(events).contains(new ReadEvent.Skipped(new RecordCursor.Gap(0, 20, 30)));
        assertThat(Objects.requireNonNull(offsets().get(0))).startsWith(30L);
    }

    private FutureTask<RemoteFailure> tail() {
        return new FutureTask<>(() -> catchThrowableOfType(RemoteFailure.class, () -> read(From.END, Until.NEVER)));
    }

    @Test
    void aTailFollowsPausesAndIsCancelled() throws Exception {
        FutureTask<RemoteFailure> tail = tail();
        Thread thread = Thread.ofVirtual().start(tail);
        await(() -> !events.isEmpty());
        kafka.ends.put(1, 105L);
        await(() -> found.size() == 5);
        reading.pause();
        assertThat(reading.isPaused()).isTrue();
        // What a reader has begun to fetch may still come; then nothing does.
        kafka.ends.put(1, 106L);
        await(() -> found.size() >= 5);
        reading.resume();
        await(() -> found.size() == 6);
        reading.pause();
        thread.interrupt();
        assertThat(tail.get(60, TimeUnit.SECONDS).is(Kind.CANCELLED)).as("a paused one, too").isTrue();
        assertThat(found).hasSize(6);
        await(() -> kafka.open.get() == 0);
    }

    @Test
    void partitionsThatComeDuringATailAreReadFromTheirBeginning() throws Exception {
        FutureTask<RemoteFailure> ended = tail();
        Thread tail = Thread.ofVirtual().start(ended);
        await(() -> !events.isEmpty());
        kafka.earliest.put(7, 0L);
        kafka.ends.put(7, 25L);
        await(() -> found.size() == 25);
        assertThat(offsets()).containsOnlyKeys(7);
        assertThat(events).last().isInstanceOfSatisfying(ReadEvent.Planned.class,
                it -> assertThat(it.ranges()).containsOnlyKeys(0, 1, 2, 7));
        tail.interrupt();
        tail.join();
        await(() -> kafka.open.get() == 0);
    }

    @Test
    void chosenPartitionsAloneAreFollowed() throws Exception {
        FutureTask<RemoteFailure> ended = new FutureTask<>(() -> catchThrowableOfType(
                RemoteFailure.class, () -> reader.read(new ReadRequest("t", From.END, Until.NEVER, Set.of(1), false),
                        RecordFilter.ALL, found::addAll, reading)));
        Thread tail = Thread.ofVirtual().start(ended);
        await(() -> !events.isEmpty());
        kafka.ends.put(7, 25L);
        kafka.ends.put(1, 101L);
        await(() -> !found.isEmpty());
        tail.interrupt();
        tail.join();
        assertThat(offsets()).containsOnlyKeys(1);
    }

    @Test
    void aTailOutlivesABrokerThatIsGoneAndSaysSo() throws Exception {
        FutureTask<RemoteFailure> tail = tail();
        Thread thread = Thread.ofVirtual().start(tail);
        await(() -> !events.isEmpty());
        kafka.silent = RemoteFailure.of(Kind.UNREACHABLE, "read topic t", "no answer");
        await(() -> reading.trouble().isPresent());
        kafka.ends.put(2, 101L);
        kafka.silent = null;
        await(() -> found.size() == 1);
        await(() -> reading.trouble().isEmpty());
        // What listens is told behind it.
        await(() -> events.stream().anyMatch(ReadEvent.Lost.class::isInstance)
                && events.stream().anyMatch(ReadEvent.Back.class::isInstance));
        thread.interrupt();
        assertThat(tail.get(60, TimeUnit.SECONDS).is(Kind.CANCELLED)).isTrue();
    }

    @Test
    void aReadingWithAnEndGivesUpAfterAWhile() {
        kafka.silent = RemoteFailure.of(Kind.UNREACHABLE, "read topic t", "no answer");
        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class, () -> read(From.BEGINNING, Until.END));
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void aDeletedTopicAndALostRightEndATail() throws Exception {
        FutureTask<RemoteFailure> deleted = tail();
        Thread.ofVirtual().start(deleted);
        await(() -> !events.isEmpty());
        kafka.silent = RemoteFailure.of(Kind.NOT_FOUND, "read topic t", "the topic was deleted");
        assertThat(deleted.get(60, TimeUnit.SECONDS).kind()).isEqualTo(Kind.NOT_FOUND);
        kafka.silent = null;
        kafka.broken = RemoteFailure.of(Kind.UNAUTHORIZED, "read topic t", "the key expired");
        assertThatThrownBy(() -> read(From.BEGINNING, Until.END)).hasMessageContaining("the key expired");
        await(() -> kafka.open.get() == 0);
    }

    @Test
    void aSinkThatBlocksDoesNotHoldUpACancel() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        FutureTask<RemoteFailure> task = new FutureTask<>(() -> catchThrowableOfType(RemoteFailure.class,
                () -> reader.read(ReadRequest.of("t", From.BEGINNING, Until.END), RecordFilter.ALL, records -> {
                    entered.countDown();
                    while (never.getCount() > 0) {
                        // As a write into a pipe that nobody reads: no interrupt ends it.
                        Thread.onSpinWait();
                    }
                }, reading)));
        Thread thread = Thread.ofPlatform().start(task);
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        assertThat(task.get(60, TimeUnit.SECONDS).is(Kind.CANCELLED)).isTrue();
        never.countDown();
    }

    @Test
    void aSinkThatFailsEndsTheReading() {
        assertThatThrownBy(() -> reader.read(ReadRequest.of("t", From.BEGINNING, Until.END), RecordFilter.ALL, _ -> {
            throw new IllegalStateException("the disk is full");
        }, reading)).hasMessage("the disk is full");
        await(() -> kafka.open.get() == 0);
    }
}
