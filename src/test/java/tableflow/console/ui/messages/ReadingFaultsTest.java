package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.ui.work.Problem;

/// A tail while its topic grows, its key expires and its topic goes.
class ReadingFaultsTest {

    @TempDir
    Path folder = Path.of("");

    private final FakeMessages kafka = new FakeMessages(2, 100);
    private @Nullable MessagesStand made;

    @BeforeEach
    void tail() {
        MessagesStand stand = new MessagesStand(folder, kafka, RecordStore.Limits.USUAL);
        made = stand;
        stand.model.followProperty().set(true);
        stand.model.open("orders");
        stand.until("all that there is", () -> stand.figures().matched() == 200);
    }

    @AfterEach
    void close() {
        stand().close();
    }

    private MessagesStand stand() {
        return Objects.requireNonNull(made);
    }

    private void grow(int partition, long records) {
        kafka.earliest.put(partition, 0L);
        kafka.ends.put(partition, records);
    }

    private void untilMatched(long records) {
        stand().until(records + " records", () -> stand().figures().matched() == records);
        assertThat(stand().records()).hasSize(Math.toIntExact(records)).doesNotHaveDuplicates();
    }

    @Test
    void aTailThatIsGoneOnWithTakesThePartitionsThatTheTopicGot() {
        stand().model.reading().stop();
        stand().until(ReadingState.STOPPED);
        grow(2, 7);
        stand().model.reading().goOn();
        untilMatched(207);
        grow(3, 11);
        untilMatched(218);

        stand().model.filter().textProperty().set("order-");
        grow(4, 2);
        stand().model.applyFilter();
        untilMatched(220);
        grow(5, 3);
        untilMatched(223);
    }

    @Test
    void partitionsThatWereNotChosenStayLeftOut() {
        stand().model.start().set(StartForm.Kind.PLACES, "1:90");
        stand().model.read();
        untilMatched(10);
        stand().model.reading().stop();
        stand().until(ReadingState.STOPPED);
        grow(2, 7);
        kafka.ends.put(1, 105L);
        stand().model.reading().goOn();
        untilMatched(15);
    }

    @Test
    void aKeyThatExpiresIsSaidAndReadingGoesOnWithANewOne() {
        kafka.broken = RemoteFailure.of(Kind.UNAUTHORIZED, "read topic orders", "the key is not accepted any more")
                .withAdvice("Make a new key.");
        stand().until(ReadingState.FAILED);
        Problem problem = Objects.requireNonNull(stand().model.reading().problemProperty().get());
        assertThat(problem.failure().kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(problem.failure().advice()).isPresent();
        assertThat(stand().records()).hasSize(200);

        kafka.broken = null;
        kafka.ends.put(0, 130L);
        Objects.requireNonNull(problem.retry()).run();
        untilMatched(230);
        assertThat(stand().state()).isEqualTo(ReadingState.READING);
        assertThat(stand().model.reading().problemProperty().get()).isNull();
    }

    @Test
    void aTopicThatIsDeletedLeavesWhatWasRead() {
        kafka.broken = RemoteFailure.of(Kind.NOT_FOUND, "read topic orders", "it was deleted");
        stand().until(ReadingState.FAILED);
        assertThat(stand().records()).hasSize(200);
        assertThat(Objects.requireNonNull(stand().model.reading().problemProperty().get()).failure().kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(stand().model.reading().canGoOn()).isTrue();
    }
}
