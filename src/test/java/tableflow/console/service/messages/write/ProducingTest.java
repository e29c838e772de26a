package tableflow.console.service.messages.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.Acks;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.profile.TestProfiles;

class ProducingTest {

    private final FakeWriting writing = new FakeWriting();
    private final Producing producing = new Producing(() -> writing, TestProfiles.guard(false));

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
