package tableflow.console.remote.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

/// An interrupt at any moment of the way to a host is a cancel, never an exception that nobody expects.
class HostReachabilityTest {

    @Test
    void anInterruptOnTheWayIsACancel() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI place = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            for (int round = 0; round < 30; round++) {
                CompletableFuture<Throwable> end = new CompletableFuture<>();
                CountDownLatch begun = new CountDownLatch(1);
                Thread thread = Thread.ofVirtual().start(() -> {
                    begun.countDown();
                    try {
                        new HostReachability().reach(place);
                        end.completeExceptionally(new AssertionError("it came back"));
                    } catch (Throwable e) { // OkHttp throws what it does not declare
                        end.complete(e);
                    }
                });
                begun.await();
                if (round % 2 == 0) {
                    Thread.onSpinWait();
                }
                thread.interrupt();

                Throwable thrown = end.get(60, TimeUnit.SECONDS);
                assertThat(thrown).isInstanceOfSatisfying(RemoteFailure.class, failed ->
                        assertThat(failed.kind()).isEqualTo(Kind.CANCELLED));
            }
        }
    }
}
