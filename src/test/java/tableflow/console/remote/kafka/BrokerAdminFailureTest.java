package tableflow.console.remote.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.remote.http.Access;
import tableflow.console.service.port.KafkaAdmin.Description;

/// A cluster that does not answer, or not as it should.
class BrokerAdminFailureTest {

    private static final Access ACCESS =
            new Access(new ApiKey("KEY1", new Secret("s3cr3t")), KeyPurpose.KAFKA, "the test");
    private static final KafkaSettings HASTY =
            new KafkaSettings(Duration.ofMillis(400), Duration.ofMillis(800), Duration.ofMillis(200), 500);
    private static final KafkaSettings PATIENT =
            new KafkaSettings(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMillis(200), 500);

    /// Accepts connections and says nothing.
    private static ServerSocket silent() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static String at(ServerSocket socket) {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Test
    void aSilentServerEndsUnreachableWithTheTimeNamed() throws IOException {
        try (ServerSocket socket = silent();
                BrokerAdmin admin = BrokerAdmin.open(at(socket), "SASL_PLAINTEXT", ACCESS, HASTY)) {
            RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> admin.topicNames(false));
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure.why()).contains("no answer from " + at(socket), "within 800 ms");
            assertThat(failure.advice().orElseThrow()).contains("SASL_SSL");
            assertThat(failure.toString()).doesNotContain("s3cr3t");

            RemoteFailure all = catchThrowableOfType(
                    RemoteFailure.class, () -> admin.describe(List.of("a", "b")));
            assertThat(all.kind()).as("nobody answered: the cluster failed, not its topics")
                    .isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void anInterruptEndsTheWaitAtOnce() throws Exception {
        try (ServerSocket socket = silent();
                BrokerAdmin admin = BrokerAdmin.open(at(socket), "SASL_PLAINTEXT", ACCESS, PATIENT)) {
            CompletableFuture<RemoteFailure> end = new CompletableFuture<>();
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    admin.topicNames(false);
                    end.completeExceptionally(new AssertionError("it came back"));
                } catch (RemoteFailure e) {
                    interrupted.complete(Thread.currentThread().isInterrupted());
                    end.complete(e);
                }
            });
            try (Socket client = socket.accept()) {
                assertThat(client.isConnected()).isTrue();
                thread.interrupt();
                assertThat(end.get(60, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
                assertThat(interrupted.get(60, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void anInterruptedThreadAsksNothing() throws Exception {
        try (ServerSocket socket = silent();
                BrokerAdmin admin = BrokerAdmin.open(at(socket), "SASL_PLAINTEXT", ACCESS, PATIENT)) {
            CompletableFuture<Kind> end = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                try {
                    admin.withOffsets(Map.of("t", new Description(false, List.of())));
                } catch (RemoteFailure e) {
                    end.complete(e.kind());
                }
            });
            assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo(Kind.CANCELLED);
        }
    }

    @Test
    void anUnknownNameIsUnreachable() {
        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class,
                () -> BrokerAdmin.open("no-such-host.invalid:9092", "SASL_SSL", ACCESS, HASTY));
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.why()).contains("no-such-host.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-port", "host:port", ""})
    void wrongBootstrapServersAreInvalid(String bootstrap) {
        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class, () -> BrokerAdmin.open(bootstrap, "SASL_SSL", ACCESS, HASTY));
        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
        assertThat(failure.advice().orElseThrow()).contains("host:port");
    }

    @Test
    void aPartitionWithoutALeaderIsReadAndNotAskedForOffsets() throws IOException {
        Node one = new Node(1, "h", 1);
        Partition noNode = BrokerAdmin.partition(
                new TopicPartitionInfo(0, Node.noNode(), List.of(one, Node.noNode()), List.of()));
        Partition none = BrokerAdmin.partition(new TopicPartitionInfo(1, null, List.of(one), List.of(one)));
        assertThat(noNode.leader()).isNull();
        assertThat(noNode.isUnderReplicated()).isTrue();
        assertThat(none.leader()).isNull();
        try (ServerSocket socket = silent();
                BrokerAdmin admin = BrokerAdmin.open(at(socket), "SASL_PLAINTEXT", ACCESS, PATIENT)) {
            assertThat(admin.withOffsets(Map.of("t", new Description(false, List.of(noNode, none)))).found())
                    .containsEntry("t", List.of(noNode, none));
        }
    }
}
