package tableflow.console.service.messages.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.Acks;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.profile.TestProfiles;

class ProducingTest {

    private final FakeWriting writing = new FakeWriting();
    private final Producing producing = new Producing(() -> writing, TestProfiles.guard(false));

    private static NewRecord record(int bytes) {
        return new NewRecord("t", null, null, null, Bytes.of(new byte[bytes]), List.of());
    }

    private RemoteFailure refused(int bytes) {
        SingleWrite outcome = producing.write(record(bytes));
        assertThat(outcome).isInstanceOf(SingleWrite.Refused.class);
        return ((SingleWrite.Refused) outcome).why();
    }

    @Test
    void aRecordThatIsTooLargeIsHeldAgainstWhatTheTopicTakes() {
        writing.answer((_, _) -> FakeWriting.tooLarge());
        writing.largest(() -> OptionalLong.of(20_000));
        assertThat(refused(50_000)).satisfies(why -> {
            assertThat(why.why()).isEqualTo("the record takes 50,000 bytes and what the protocol adds;"
                    + " the topic takes 20,000 at most (max.message.bytes)");
            assertThat(why.advice()).hasValueSatisfying(it -> assertThat(it).contains("smaller", "raised"));
        });
        writing.largest(() -> OptionalLong.of(1_000_000));
        assertThat(refused(50_000)).as("not the topic's limit: raising it would not help").satisfies(why -> {
            assertThat(why.why()).endsWith("so it is the broker, or a request, that takes less");
            assertThat(why.advice()).isEmpty();
        });
        writing.largest(OptionalLong::empty);
        assertThat(refused(50_000).why()).as("nobody says").isEqualTo("it takes too much");
    }

    @Test
    void whatTheTopicTakesMayNotBeSeen() {
        writing.answer((_, _) -> FakeWriting.tooLarge());
        writing.largest(() -> {
            throw RemoteFailure.of(Kind.FORBIDDEN, "read settings of topic t", "DESCRIBE_CONFIGS is missing");
        });
        assertThat(refused(50_000)).satisfies(why -> {
            assertThat(why.kind()).isEqualTo(Kind.INVALID);
            assertThat(why.why()).isEqualTo("it takes too much; how much the topic takes could not be read:"
                    + " DESCRIBE_CONFIGS is missing");
            assertThat(why.advice()).isPresent();
        });
    }

    @Test
    void ofManyRecordsTheOneThatIsTooLargeSaysItsOwnSizeAndTheTopicIsAskedOnce() {
        AtomicInteger asked = new AtomicInteger();
        writing.largest(() -> {
            asked.incrementAndGet();
            return OptionalLong.of(20_000);
        });
        writing.answer((record, _) -> record.size() > 20_000 ? FakeWriting.tooLarge() : null);
        Deque<NewRecord> all = new ArrayDeque<>(List.of(record(10), record(30_000), record(40_000), record(20)));
        Producing.Report report = new Producing.Report();

        producing.write("t", all::poll, Acks.ALL, report);

        assertThat(report.failed()).extracting(Producing.Failed::number).contains(2L);
        assertThat(report.failed().getFirst().why().why()).startsWith("the record takes 30,000 bytes")
                .contains("the topic takes 20,000 at most");
        assertThat(asked).hasValue(1);
    }

    @Test
    void whereNothingIsTooLargeTheTopicIsNotAsked() {
        writing.largest(() -> {
            throw new AssertionError("nobody needs to know");
        });
        writing.answer((_, number) -> number == 1 ? RemoteFailure.of(Kind.FORBIDDEN, "write", "no") : null);
        Deque<NewRecord> all = new ArrayDeque<>(List.of(record(10), record(10), record(10)));
        Producing.Report report = new Producing.Report();
        producing.write("t", all::poll, Acks.ALL, report);
        assertThat(report.failed().getFirst().why().why()).isEqualTo("no");
    }

    /// A client with room for records waits for nothing, and notices no interrupt by itself.
    @Test
    void aCancelEndsItBetweenTwoRecords() {
        Producing.Report report = new Producing.Report();
        writing.answer((_, number) -> {
            if (number == 20) {
                Thread.currentThread().interrupt();
            }
            return null;
        });
        NewRecord record = new NewRecord("t", null, null, null, null, List.of());

        assertThatThrownBy(() -> producing.write("t", () -> record, Acks.ALL, report)).isInstanceOfSatisfying(
                RemoteFailure.class, failure -> assertThat(failure.is(Kind.CANCELLED)).isTrue());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(writing.handedOver).hasSize(21);
        assertThat(report.delivered() + report.inDoubt()).isEqualTo(21);
    }
}
