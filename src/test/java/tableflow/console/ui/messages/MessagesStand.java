package tableflow.console.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Messages;
import tableflow.console.service.messages.Records;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.messages.store.RecordStore;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.work.ScheduledTimer;
import tableflow.console.ui.work.Work;

/// The pane's models on a topic in memory, read on threads; the test's own thread is the JavaFX thread.
final class MessagesStand implements AutoCloseable {

    final FakeMessages kafka;
    final FakeCluster cluster = new FakeCluster();
    final List<RemoteFailure> unhandled = new ArrayList<>();
    final Work work;
    final Messages messages;
    final WindowSettings settings;
    final MessagesViewModel model;
    private final LinkedBlockingQueue<Runnable> fx = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final ScheduledTimer timer = new ScheduledTimer();

    MessagesStand(Path folder, FakeMessages kafka, RecordStore.Limits limits) {
        this.kafka = kafka;
        kafka.maker = MessagesWindow::order;
        work = new Work(task -> threads.execute(() -> {
            awaitQuietly(gate);
            task.run();
        }), fx::add, timer, InstantSource.system());
        work.onUnhandled(unhandled::add);
        InstantSource clock = InstantSource.fixed(FakeMessages.START.plusSeconds(1_000));
        messages = new Messages(() -> kafka, MessagesStand::noRegistry,
                kafka.reader(threads, clock, Duration.ofMinutes(1)), clock);
        settings = new WindowSettings(folder.resolve("window.json"), timer, InstantSource.system());
        MessagesServices services = new MessagesServices(
                messages, new Records(cluster.sources().kafka(), MessagesStand::noRegistry),
                () -> List.of("orders", "payments"), folder, limits);
        model = new MessagesViewModel(services, settings, "test", work);
    }

    /// Jobs that begin from now on wait, until they are cancelled or the latch opens.
    void hold(CountDownLatch latch) {
        gate = latch;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    private static SchemaRegistry noRegistry() {
        throw RemoteFailure.of(RemoteFailure.Kind.INVALID, "open the Schema Registry", "the profile has none");
    }

    /// Does what comes to the JavaFX thread until `condition` holds.
    void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time: %s", what).isLessThan(end);
            try {
                Runnable next = fx.poll(5, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    void until(ReadingState state) {
        until(state.name(), () -> state() == state);
    }

    ReadingState state() {
        return model.reading().stateProperty().get();
    }

    ReadingFigures figures() {
        return model.reading().figuresProperty().get();
    }

    HeldRecords held() {
        return java.util.Objects.requireNonNull(model.reading().heldProperty().get());
    }

    ShownRecords rows() {
        return java.util.Objects.requireNonNull(model.rows().shownProperty().get());
    }

    /// All records in the order of their rows.
    List<KafkaRecord> records() {
        List<KafkaRecord> all = new ArrayList<>();
        for (long row = 0; row < rows().rowCount().get(); row++) {
            all.add(held().get(rows().number(row)));
        }
        return all;
    }

    @Override
    public void close() {
        model.close();
        settings.close();
        timer.close();
        threads.shutdownNow();
        try {
            // What still runs writes into the test's folder.
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
