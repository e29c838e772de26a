package tableflow.console.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.NewestRecord;
import tableflow.console.domain.kafka.PartitionId;
import tableflow.console.service.topics.Answer;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.TableFigures;
import tableflow.console.service.topics.TopicDetail;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.figures.TableWatcher;
import tableflow.console.service.topics.figures.TopicMeasured;
import tableflow.console.ui.work.TestWork;

/// What was measured of a topic's partitions, and who may use it, while keys expire and come back.
class KeptMeasuresTest {

    private final RemoteFailure expired =
            RemoteFailure.of(Kind.UNAUTHORIZED, "list tables", "the token has expired");

    private final FakeCluster cluster =
            new FakeCluster().topic("orders", 2).topic("payments", 1).table("orders", Phase.RUNNING);
    private final TestWork jobs = TestWork.inline();
    private @Nullable RemoteFailure unread;
    private final TableWatcher tables = new TableWatcher() {
        @Override
        public Map<String, Answer<TableFigures>> look(Set<String> topics) {
            return Map.of();
        }

        @Override
        public Optional<Map<Integer, Long>> held(String topic) {
            if (unread != null) {
                throw unread;
            }
            return Optional.of(Map.of(0, 41L));
        }
    };
    private final Topics topics = new Topics(cluster.sources(), Runnable::run);
    private final MeasuresViewModel model =
            new MeasuresViewModel(topics.figures(tables, jobs.work.clock()), jobs.work);

    private TopicMeasured measured() {
        return Objects.requireNonNull(model.measuredProperty().get());
    }

    private TopicDetail detail(String topic) {
        return topics.detail(topic, state -> {});
    }

    private void later() {
        jobs.timer.advance(Duration.ofMinutes(5));
        model.refresh();
    }

    @Test
    void allThatWasMeasuredStaysWithItsTimeAndTheReason() {
        cluster.extras.sizes.put(new PartitionId("orders", 0), 700L);
        cluster.extras.newest.put(0, new NewestRecord(99, Instant.parse("2026-03-01T12:00:00Z")));
        cluster.extras.access.add(new AccessRule("TOPIC orders", "User:sa-1", "*", "READ", "ALLOW"));
        model.visibleProperty().set(true);
        model.take(detail("orders"));
        assertThat(measured().held().value()).contains(Optional.of(Map.of(0, 41L)));
        Instant read = jobs.work.clock().instant();

        List.of("sizes", "newest", "access").forEach(call ->
                cluster.fail(call, Kind.UNAUTHORIZED, "the key is not accepted"));
        unread = expired;
        for (int again = 0; again < 2; again++) {
            later();
            assertThat(List.of(measured().newest(), measured().sizes(), measured().access()))
                    .allSatisfy(answer -> {
                        assertThat(answer.kept().orElseThrow().at()).isEqualTo(read);
                        assertThat(answer.kept().orElseThrow().why().why()).isEqualTo("the key is not accepted");
                    });
            assertThat(measured().held().kept().orElseThrow().why()).isEqualTo(expired);
            assertThat(measured().held().value()).contains(Optional.of(Map.of(0, 41L)));
            assertThat(measured().sizes().value().orElseThrow()).containsEntry(0, 700L);
            assertThat(measured().access().value().orElseThrow()).hasSize(1);
        }

        cluster.mend("sizes");
        cluster.extras.sizes.put(new PartitionId("orders", 0), 900L);
        later();
        assertThat(measured().sizes().kept()).as("a new key is heard at once").isEmpty();
        assertThat(measured().sizes().value().orElseThrow()).containsEntry(0, 900L);
        assertThat(measured().newest().kept()).as("the others are still old").isPresent();

        model.take(detail("payments"));
        assertThat(measured().access().kept()).as("nothing of another topic").isEmpty();
        assertThat(measured().access().failure()).isNotNull();
    }

    @Test
    void thatThereAreNoRulesIsAnAnswer() {
        cluster.extras.access.add(new AccessRule("TOPIC orders", "User:sa-1", "*", "READ", "ALLOW"));
        model.visibleProperty().set(true);
        model.take(detail("orders"));
        cluster.extras.access.clear();
        later();
        assertThat(measured().access()).isEqualTo(Answer.known(List.of()));
    }
}
