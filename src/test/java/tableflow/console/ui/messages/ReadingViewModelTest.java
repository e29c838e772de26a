package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.service.messages.filter.FilterText;
import tableflow.console.service.messages.histogram.TimeHistogram;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.messages.read.ReadEnd;
import tableflow.console.service.messages.store.RecordStore;

class ReadingViewModelTest {

    private static final RecordStore.Limits LARGE = new RecordStore.Limits(100_000, 100_000_000);

    @TempDir
    private Path folder = Path.of("");

    private MessagesStand stand = new MessagesStand(Path.of(""), new FakeMessages(1, 0), LARGE);

    private void stand(int partitions, long records, RecordStore.Limits limits) {
        stand.close();
        stand = new MessagesStand(folder, new FakeMessages(partitions, records), limits);
    }

    @AfterEach
    void close() {
        assertThat(stand.unhandled).isEmpty();
        stand.close();
        assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("records-"));
    }

    /// Reads everything there is, on and on.
    private void live() {
        stand.model.start().set(StartForm.Kind.BEGINNING, "");
        stand.model.followProperty().set(true);
        stand.model.open("orders");
        stand.until("all there is", () -> stand.figures().looked() == 200);
    }

    @Test
    void aTopicThatIsOpenedIsReadToItsEnd() {
        stand(3, 100, LARGE);
        stand.model.open("orders");
        stand.until(ReadingState.ENDED);
        assertThat(stand.records()).hasSize(300).doesNotHaveDuplicates();
        assertThat(stand.figures().matched()).isEqualTo(300);
        assertThat(stand.figures().planned()).isEqualTo(300);
        assertThat(stand.figures().bytes()).isPositive();
        assertThat(stand.model.reading().endProperty().get()).isEqualTo(ReadEnd.ALL_READ);
        assertThat(stand.model.reading().canGoOn()).isFalse();
    }

    @Test
    void aFilterCountsWhatItLooksAtWhatMatchesAndWhatItCannotJudge() {
        stand(2, 100, LARGE);
        stand.model.filter().kindProperty().set(FilterText.Kind.EXPRESSION);
        stand.model.open("orders");
        // Choosing another topic drops the filter of the one before.
        stand.model.filter().textProperty().set("value.amount > 50 && value.paid");
        stand.model.applyFilter();
        stand.until(ReadingState.ENDED);
        assertThat(stand.figures().looked()).isEqualTo(200);
        // Amounts of 51.10 to 89.10 and 50.10, of even offsets.
        assertThat(stand.records()).hasSize(40).allMatch(it -> it.offset() % 2 == 0 && it.offset() % 90 >= 50);
        assertThat(stand.figures().unjudged()).isZero();

        stand.model.filter().textProperty().set("value.order_id > 50");
        stand.model.applyFilter();
        stand.until("the other filter", () -> stand.figures().unjudged() == 196);
        assertThat(stand.figures().whyUnjudged()).contains("cannot compare a text with a number");
    }

    @Test
    void aFlawIsToldWithItsPlaceAndNothingIsReadByIt() {
        stand(1, 100, LARGE);
        stand.model.open("orders");
        stand.until(ReadingState.ENDED);
        stand.model.filter().kindProperty().set(FilterText.Kind.EXPRESSION);
        stand.model.filter().textProperty().set("valeu.amount > 1");
        var flaw = Objects.requireNonNull(stand.model.filter().flawProperty().get());
        assertThat(flaw.from()).isZero();
        assertThat(flaw.to()).isEqualTo(5);
        assertThat(flaw.message()).contains("did you mean value?");
        HeldRecords before = stand.held();
        stand.model.applyFilter();
        stand.model.read();
        assertThat(stand.held()).isSameAs(before);
        assertThat(stand.state()).isEqualTo(ReadingState.ENDED);
    }

    @Test
    void aStoppedReadingKeepsWhatCameAndGoesOnBehindIt() {
        stand(2, 100, LARGE);
        live();
        stand.model.reading().stop();
        stand.until(ReadingState.STOPPED);
        assertThat(stand.records()).hasSize(200);
        stand.kafka.ends.put(0, 130L);
        assertThat(stand.model.reading().canGoOn()).isTrue();
        stand.model.reading().goOn();
        stand.until("what came meanwhile", () -> stand.figures().matched() == 230);
        assertThat(stand.records()).hasSize(230).doesNotHaveDuplicates();
    }

    @Test
    void whatWaitsWhilePausedIsCountedAndReadLater() {
        stand(2, 100, LARGE);
        live();
        stand.model.reading().pause();
        assertThat(stand.state()).isEqualTo(ReadingState.PAUSED);
        stand.kafka.ends.putAll(Map.of(0, 150L, 1, 125L));
        // A batch that was asked for before the pause may still come.
        stand.until("counted", () -> stand.figures().waiting() >= 0
                && stand.figures().waiting() + stand.figures().looked() == 275);
        stand.model.reading().resume();
        stand.until("read", () -> stand.figures().looked() == 275);
        assertThat(stand.figures().waiting()).isEqualTo(-1);
        assertThat(stand.records()).hasSize(275).doesNotHaveDuplicates();
    }

    @Test
    void aTailKeepsNoMoreThanItMayAndSaysWhatItDropped() {
        stand(1, 200, new RecordStore.Limits(100, 100_000_000));
        live();
        stand.until("dropped", () -> stand.figures().dropped() > 0
                && stand.figures().dropped() + stand.held().count() == 200
                && stand.rows().rowCount().get() == stand.held().count());
        assertThat(stand.held().count()).isLessThanOrEqualTo(100);
        assertThat(stand.records().getLast().offset()).isEqualTo(199);
    }

    @Test
    void recordsThatRetentionTookAreNamed() {
        stand(2, 100, LARGE);
        stand.kafka.earliest.put(1, 40L);
        stand.model.start().set(StartForm.Kind.OFFSET, "10");
        stand.model.open("orders");
        stand.until(ReadingState.ENDED);
        assertThat(stand.model.reading().notices()).singleElement().satisfies(notice -> {
            assertThat(notice.warns()).isTrue();
            assertThat(notice.text()).contains("Partition 1").contains("10 to 39").contains("30 records");
        });
        assertThat(stand.records()).hasSize(90 + 60);
    }

    @Test
    void aTopicThatIsDeletedUnderTheReaderLeavesWhatWasRead() {
        stand(2, 100, LARGE);
        live();
        stand.kafka.broken = RemoteFailure.of(Kind.NOT_FOUND, "read topic orders", "it was deleted");
        stand.until(ReadingState.FAILED);
        assertThat(Objects.requireNonNull(stand.model.reading().problemProperty().get()).failure().why())
                .isEqualTo("it was deleted");
        assertThat(stand.records()).hasSize(200);
    }

    @Test
    void aClusterThatGoesAwayAndComesBackIsToldAndNothingIsLost() {
        // One partition has one reader: another might notice it only when the first has heard of the end of it.
        stand(1, 200, LARGE);
        live();
        stand.kafka.silent = RemoteFailure.of(Kind.UNREACHABLE, "reach the cluster", "connection refused");
        stand.until("told", () -> stand.model.reading().troubleProperty().get() != null);
        assertThat(stand.state()).isEqualTo(ReadingState.READING);
        stand.kafka.ends.put(0, 210L);
        stand.kafka.silent = null;
        stand.until("back", () -> stand.model.reading().troubleProperty().get() == null
                && stand.figures().looked() == 210);
        assertThat(stand.model.reading().notices()).singleElement()
                .satisfies(notice -> assertThat(notice.text()).startsWith("The cluster answered again at"));
    }

    @Test
    void enoughRecordsCanBeFollowedByTheNextOnes() {
        stand(3, 100, LARGE);
        stand.model.start().set(StartForm.Kind.BEGINNING, "");
        stand.model.stop().countProperty().set("70");
        stand.model.open("orders");
        stand.until(ReadingState.ENDED);
        assertThat(stand.model.reading().endProperty().get()).isEqualTo(ReadEnd.ENOUGH_RECORDS);
        for (long found = 70; found < 300 && stand.model.reading().canGoOn(); found = stand.figures().matched()) {
            stand.model.reading().goOn();
            stand.until("the next", () -> !stand.state().isGoing());
        }
        assertThat(stand.records()).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void goingOnBehindEnoughRecordsLooksAtNoneTwice() {
        stand(3, 100, LARGE);
        stand.model.open("orders");
        stand.until(ReadingState.ENDED);
        stand.model.start().set(StartForm.Kind.BEGINNING, "");
        stand.model.stop().countProperty().set("7");
        stand.model.filter().textProperty().set("8");
        stand.model.read();
        stand.until("the first", () -> !stand.state().isGoing());
        while (stand.model.reading().canGoOn()) {
            stand.model.reading().goOn();
            stand.until("the next", () -> !stand.state().isGoing());
            assertThat(stand.figures().looked()).isLessThanOrEqualTo(300);
        }
        assertCountedOnce(300, "8");
    }

    @Test
    void goingOnBehindAStopWhereverItCameLooksAtNoneTwice() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 15; round++) {
            stand(3, 400, LARGE);
            stand.kafka.maker = (partition, offset) -> {
                if (offset % 40 == 0) {
                    Thread.onSpinWait();
                }
                return MessagesWindow.order(partition, offset);
            };
            stand.model.start().set(StartForm.Kind.BEGINNING, "");
            stand.model.open("orders");
            int stops = 0;
            while (!stand.state().equals(ReadingState.ENDED)) {
                long enough = random.nextInt(1_200);
                if (stops < 12) {
                    stand.until("some", () -> stand.held().tally().now().span()
                            .map(span -> stand.held().tally().now().total(span).all()).orElse(0L) >= enough
                            || !stand.state().isGoing());
                    stand.model.reading().stop();
                    stops++;
                }
                stand.until("stopped or at its end", () -> !stand.state().isGoing());
                if (stand.model.reading().canGoOn()) {
                    stand.model.reading().goOn();
                }
            }
            assertThat(stand.records()).as("seed %d", seed).hasSize(1_200).doesNotHaveDuplicates();
            assertCountedOnce(1_200, "");
        }
    }

    private void assertCountedOnce(long all, String text) {
        assertThat(stand.figures().looked()).isEqualTo(all);
        assertThat(stand.records()).doesNotHaveDuplicates();
        assertThat(stand.figures().matched()).isEqualTo(stand.records().size());
        TimeHistogram times = stand.held().times();
        assertThat(times.total(times.span().orElseThrow())).satisfies(total -> {
            assertThat(total.all()).isEqualTo(all);
            assertThat(total.matched()).isEqualTo(stand.records().size());
        });
        if (text.isEmpty()) {
            assertThat(stand.records()).hasSize((int) all);
        }
    }

    @Test
    void anotherFilterLooksAtTheSamePartOfTheTopic() {
        stand(1, 100, LARGE);
        stand.model.start().set(StartForm.Kind.LAST, "10");
        stand.model.open("orders");
        stand.until(ReadingState.ENDED);
        stand.kafka.ends.put(0, 150L);
        stand.model.filter().textProperty().set("order-0009");
        stand.model.applyFilter();
        stand.until("found", () -> stand.state() == ReadingState.ENDED && stand.figures().looked() == 60);
        assertThat(stand.records().getFirst().offset()).isEqualTo(90);
    }

    @Test
    void aRecordThatIsAskedForIsBroughtIntoSightOrItIsSaidWhyNot() {
        stand(2, 100, LARGE);
        stand.model.show("orders", new RecordPlace(1, 42));
        stand.until("in sight", () -> stand.model.revealedProperty().get() != null);
        assertThat(stand.held().get(Objects.requireNonNull(stand.model.revealedProperty().get())))
                .isEqualTo(MessagesWindow.order(1, 42));
        stand.until(ReadingState.ENDED);
        assertThat(stand.records()).as("20 before it, and all behind it").hasSize(78)
                .allMatch(it -> it.partition() == 1).first().extracting(KafkaRecord::offset).isEqualTo(22L);
        assertThat(stand.model.problemProperty().get()).isNull();

        stand.model.rows().turn(1);
        stand.model.rows().windowProperty().set(new TimeWindow(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)));
        stand.kafka.earliest.put(1, 35L);
        stand.model.show("orders", new RecordPlace(1, 40));
        stand.until("in sight", () -> stand.state() == ReadingState.ENDED
                && !stand.records().isEmpty() && stand.records().getFirst().offset() == 35);
        assertThat(stand.rows().isOrdered()).as("as they came, of all times").isFalse();
        assertThat(stand.model.reading().notices()).as("nobody asked for what is gone").isEmpty();

        stand.cluster.topic("orders", 2);
        stand.kafka.earliest.put(1, 50L);
        stand.model.show("orders", new RecordPlace(1, 7));
        stand.until("why", () -> stand.model.problemProperty().get() != null);
        assertThat(Objects.requireNonNull(stand.model.problemProperty().get()).failure().is(Kind.NOT_FOUND)).isTrue();
    }
}
