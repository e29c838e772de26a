package tableflow.console.service.messages.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.profile.TestProfiles;

/// One record is handed over once, and what is not known is not claimed.
class SingleWriteTest {

    private static final NewRecord RECORD = new NewRecord("t", 3, null, null, null, List.of());

    private final FakeWriting cluster = new FakeWriting();
    private final Producing producing = new Producing(() -> cluster, TestProfiles.guard(false));

    @AfterEach
    void notInterrupted() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void written() {
        assertThat(producing.write(RECORD)).isEqualTo(new SingleWrite.Written(3, 0));
        assertThat(cluster.handedOver).containsExactly(RECORD);
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID", "NOT_FOUND", "FORBIDDEN", "UNAUTHORIZED", "QUOTA"})
    void refused(Kind kind) {
        cluster.answer((_, _) -> RemoteFailure.of(kind, "write", "no"));
        assertThat(producing.write(RECORD)).isInstanceOf(SingleWrite.Refused.class);
        assertThat(cluster.handedOver).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "UNEXPECTED", "THROTTLED", "CONFLICT"})
    void uncertain(Kind kind) {
        cluster.answer((_, _) -> RemoteFailure.of(kind, "write", "no answer"));
        assertThat(producing.write(RECORD)).isInstanceOf(SingleWrite.Uncertain.class);
        assertThat(cluster.handedOver).hasSize(1);
    }

    @Test
    void cancelledOnItsWay() {
        cluster.onFlush(() -> Thread.currentThread().interrupt());
        assertThat(producing.write(RECORD)).isInstanceOf(SingleWrite.Uncertain.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aReadOnlyProfileSendsNothing() {
        Producing refusing = new Producing(() -> cluster, TestProfiles.guard(true));
        assertThatThrownBy(() -> refusing.write(RECORD)).isInstanceOfSatisfying(
                RemoteFailure.class, failure -> assertThat(failure.is(Kind.FORBIDDEN)).isTrue());
        assertThat(cluster.handedOver).isEmpty();
    }
}
