package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.messages.store.RecordStore;

/// The record in full, and what is done with it.
class RecordViewModelTest {

    @TempDir
    private Path folder = Path.of("");

    private MessagesStand stand = new MessagesStand(Path.of(""), new FakeMessages(1, 0), RecordStore.Limits.USUAL);
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void read() {
        stand.close();
        stand = new MessagesStand(folder, new FakeMessages(1, 100), RecordStore.Limits.USUAL);
        stand.model.open("orders");
        stand.until(ReadingState.ENDED);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    /// A schema that takes its time, and somebody who chooses the next row and hands it over at once.
    @Test
    void whatIsHandedOverIsTheRecordThatWasChosenAndNotTheOneBefore() {
        RecordViewModel record = new RecordViewModel(
                stand.work, (topic, partition, offset) -> done.add(topic + " " + partition + " " + offset));
        record.look(stand.held(), 3, stand.rows().decoder());
        stand.until("looked at", () -> record.seenProperty().get() != null);
        record.showRow();
        assertThat(done).containsExactly("orders 0 3");

        CountDownLatch slow = new CountDownLatch(1);
        stand.hold(slow);
        record.look(stand.held(), 7, stand.rows().decoder());
        record.showRow();
        assertThat(done).hasSize(1);
        slow.countDown();
        stand.until("handed over", () -> done.size() == 2);
        assertThat(done).last().isEqualTo("orders 0 7");

        CountDownLatch again = new CountDownLatch(1);
        stand.hold(again);
        record.look(stand.held(), 8, stand.rows().decoder());
        record.copy(done::add);
        record.look(stand.held(), 9, stand.rows().decoder());
        again.countDown();
        stand.until("looked at", () -> record.asText().contains("offset 9"));
        assertThat(done).as("who goes on wants it no more").hasSize(2);
        record.copy(done::add);
        assertThat(done).last().asString().contains("offset 9").contains("9007199254740993");
    }

    /// No bytes, no file.
    @Test
    void aTombstoneHasNothingToSave() {
        RecordViewModel record = new RecordViewModel(stand.work, null);
        assertThat(record.hasValue()).isFalse();
        record.look(stand.held(), 49, stand.rows().decoder());
        stand.until("looked at", () -> record.seenProperty().get() != null);
        assertThat(record.hasValue()).isFalse();
        assertThat(record.asText()).contains("Value: none");
        record.saveValue(folder.resolve("none.bin"));
        assertThat(folder.resolve("none.bin")).doesNotExist();
        record.look(stand.held(), 48, stand.rows().decoder());
        stand.until("another", record::hasValue);
    }
}
