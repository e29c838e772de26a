package tableflow.console.remote.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.remote.http.Access;

/// How a consumer ends must not hide why there is no record.
class RecordFetchEndTest {

    private static final KafkaSettings SETTINGS = new KafkaSettings(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(50), 10);
    private static final Access ACCESS =
            new Access(new ApiKey("KEY1", new Secret("s3cr3t")), KeyPurpose.KAFKA, "the test");
    private static final TopicPartition PLACE = new TopicPartition("orders", 0);

    @Test
    void aConsumerThatDoesNotCloseHidesNothing() {
        List<CloseOptions> closed = new ArrayList<>();
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none") {
            @Override
            public synchronized void close(CloseOptions options) {
                closed.add(options);
                throw new KafkaException("Failed to close kafka consumer", new InterruptException("interrupted"));
            }
        };
        consumer.updatePartitions("orders", List.of(
                new PartitionInfo("orders", 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PLACE, 0L));
        consumer.updateEndOffsets(Map.of(PLACE, 0L));

        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> RecordFetch.read(consumer,
                new KafkaFailures("broker:9092", ACCESS, Duration.ofSeconds(1)), SETTINGS,
                new RecordFetch.Place("orders", 0, 5)));

        assertThat(failure.is(Kind.NOT_FOUND)).isTrue();
        assertThat(closed).singleElement()
                .satisfies(options -> assertThat(options.timeout()).contains(Duration.ofMillis(50)));
    }
}
