package tableflow.console.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.remote.FakeServer;

/// Interrupts virtual threads in a call that would go on for minutes: each ends while the time-outs are still far.
class CancelTest {

    private final FakeServer server = new FakeServer();
    private final HttpSettings patient = new HttpSettings(
            Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(10), 4, "t");

    @AfterEach
    void stop() {
        server.close();
    }

    private record End(RemoteFailure failure, boolean interrupted) {}

    private static End interrupt(RestClient client, HttpCall call, Runnable ready) throws Exception {
        CompletableFuture<End> end = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                client.read(call);
                end.completeExceptionally(new AssertionError("it came back"));
            } catch (RemoteFailure e) {
                end.complete(new End(e, Thread.currentThread().isInterrupted()));
            }
        });
        ready.run();
        thread.interrupt();
        return end.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aReadThatWaitsForItsAnswerEndsCancelled() throws Exception {
        server.answer(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        HttpCall call = HttpCall.get("read it", server.base());
        End end = interrupt(server.client(patient, KeyPurpose.CLOUD), call, server::take);
        assertThat(end.failure().kind()).isEqualTo(Kind.CANCELLED);
        assertThat(end.failure().uncertain()).isFalse();
        assertThat(end.interrupted()).isTrue();
        assertThat(server.requestCount()).isEqualTo(1);
        assertThat(server.calls()).singleElement().satisfies(it -> assertThat(it.problem()).isEqualTo("cancelled"));
    }

    @Test
    void aReadInTheMiddleOfItsAnswerEndsCancelled() throws Exception {
        server.answer(new MockResponse.Builder().code(200).body("{" + " ".repeat(1 << 20) + "}")
                .onResponseBody(SocketEffect.Stall.INSTANCE));
        HttpCall call = HttpCall.get("read it", server.base());
        End end = interrupt(server.client(patient, KeyPurpose.CLOUD), call, server::take);
        assertThat(end.failure().kind()).isEqualTo(Kind.CANCELLED);
    }

    @Test
    void aPostThatWasSentEndsCancelledAndUncertain() throws Exception {
        server.answer(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE));
        HttpCall call = HttpCall.post("make it", server.base(), Json.object());
        End end = interrupt(server.client(patient, KeyPurpose.CLOUD), call, server::take);
        assertThat(end.failure().kind()).isEqualTo(Kind.CANCELLED);
        assertThat(end.failure().uncertain()).isTrue();
    }

    @Test
    void aPauseBetweenTwoTriesEndsCancelled() throws Exception {
        server.answer(503, "");
        CountDownLatch waits = new CountDownLatch(1);
        Waiter parking = Waiter.parking();
        BackOff backOff = new BackOff(
                Duration.ofHours(1),
                Duration.ofHours(1),
                pause -> {
                    waits.countDown();
                    parking.await(pause);
                },
                java.time.InstantSource.system(),
                RandomGenerator.getDefault());
        RestClient client = new RestClient(
                new HttpEnvironment(new Transport(patient), backOff, it -> {}),
                new Access(FakeServer.KEY, KeyPurpose.CLOUD, "the test"),
                Dialect.PLAIN);
        End end = interrupt(client, HttpCall.get("read it", server.base()), () -> await(waits));
        assertThat(end.failure().kind()).isEqualTo(Kind.CANCELLED);
        assertThat(end.interrupted()).isTrue();
    }

    @Test
    void anInterruptedThreadSendsNothing() throws Exception {
        CompletableFuture<Kind> kind = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            try {
                server.client(KeyPurpose.CLOUD).read(HttpCall.post("make it", server.base(), Json.object()));
            } catch (RemoteFailure e) {
                kind.complete(e.kind());
            }
        });
        assertThat(kind.get(60, TimeUnit.SECONDS)).isEqualTo(Kind.CANCELLED);
        assertThat(server.requestCount()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
