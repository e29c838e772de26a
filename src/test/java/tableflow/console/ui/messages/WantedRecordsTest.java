package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.kafka.RecordPlace;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.messages.store.RecordStore;

/// What is shown is what was asked for, or nothing.
class WantedRecordsTest {

    @TempDir
    Path folder = Path.of("");

    private @Nullable MessagesStand made;

    private MessagesStand stand(int partitions, long records, RecordStore.Limits limits) {
        MessagesStand stand = new MessagesStand(folder, new FakeMessages(partitions, records), limits);
        made = stand;
        return stand;
    }

    @AfterEach
    void close() {
        Objects.requireNonNull(made).close();
    }

    /// Records around it may take more room than is kept: then it stands alone, and is not looked for for ever.
    @Test
    void aRecordThatItsNeighboursCrowdOutIsShownAlone() {
        MessagesStand stand = stand(1, 200, new RecordStore.Limits(10, 100_000_000));
        stand.cluster.topic("orders", 1);
        stand.cluster.records.add(MessagesWindow.order(0, 42));
        stand.model.show("orders", new RecordPlace(0, 42));
        stand.until("alone", () -> stand.state() == ReadingState.ENDED && stand.held().endProperty().get() == 1);
        assertThat(stand.records()).containsExactly(MessagesWindow.order(0, 42));
        assertThat(stand.model.revealedProperty().get()).isEqualTo(0L);
        assertThat(stand.model.problemProperty().get()).isNull();
        assertThat(stand.unhandled).isEmpty();
    }

    /// Where a form is wrong nothing is read; what was read of another topic is then not shown as of this one.
    @Test
    void anotherTopicNeverShowsTheRecordsOfTheOneBefore() {
        MessagesStand stand = stand(2, 100, RecordStore.Limits.USUAL);
        stand.model.open("orders");
        stand.until(ReadingState.ENDED);
        stand.model.start().set(StartForm.Kind.OFFSET, "nowhere");
        stand.model.read();
        assertThat(stand.held().topic()).as("the same topic keeps what it showed").isEqualTo("orders");

        stand.model.open("payments");
        assertThat(stand.model.reading().heldProperty().get()).isNull();
        assertThat(stand.model.rows().shownProperty().get()).isNull();
        assertThat(stand.state()).isEqualTo(ReadingState.NOTHING);
        assertThat(stand.figures()).isEqualTo(ReadingFigures.NONE);
        stand.model.applyFilter();
        assertThat(stand.model.reading().heldProperty().get()).as("there is nothing to look through").isNull();

        stand.model.start().set(StartForm.Kind.BEGINNING, "");
        stand.model.read();
        stand.until(ReadingState.ENDED);
        assertThat(stand.held().topic()).isEqualTo("payments");
    }
}
