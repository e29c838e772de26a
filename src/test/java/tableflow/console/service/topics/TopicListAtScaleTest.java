package tableflow.console.service.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.TableflowTopic.Phase;

/// Many topics, slow systems, and an end before the end.
class TopicListAtScaleTest {

    private final FakeCluster cluster = new FakeCluster().topic("orders", 6).table("orders", Phase.RUNNING);

    @Test
    void tenThousandTopicsAreReadInBatches() {
        FakeCluster large = new FakeCluster();
        for (int i = 0; i < 10_000; i++) {
            large.topic("topic-" + i, 2);
        }
        AtomicInteger lists = new AtomicInteger();

        TopicList list = new Topics(large.sources(), Runnable::run)
                .list(TopicList.EMPTY, it -> lists.incrementAndGet());

        int batches = 10_000 / ListReading.BATCH;
        assertThat(list.rows()).hasSize(10_000).allSatisfy(row -> {
            assertThat(row.layout().value()).isPresent();
            assertThat(row.settings().value()).isPresent();
        });
        assertThat(large.calls("describe")).isEqualTo(batches);
        assertThat(large.calls("configs")).isEqualTo(batches);
        assertThat(large.calls("schemas")).isEqualTo(1);
        assertThat(large.calls("tableflow")).isEqualTo(1);
        assertThat(lists).hasValue(2 * batches + 3);
    }

    @Test
    void aBatchThatFailsEndsItsSourceAndKeepsTheAnswersBeforeIt() {
        FakeCluster large = new FakeCluster();
        for (int i = 0; i < 1_200; i++) {
            large.topic("topic-%04d".formatted(i), 1);
        }
        large.before("describe", () -> {
            if (large.calls("describe") == 2) {
                throw RemoteFailure.of(Kind.UNREACHABLE, "describe topics", "timed out after 30 s");
            }
        });

        TopicList list = new Topics(large.sources(), Runnable::run).list(TopicList.EMPTY, it -> {});

        assertThat(large.calls("describe")).isEqualTo(2);
        assertThat(list.rows()).filteredOn(row -> row.layout().value().isPresent()).hasSize(500);
        assertThat(list.rows()).filteredOn(row -> row.layout().failure() != null).hasSize(700);
        assertThat(list.state(TopicSource.PARTITIONS).done()).isEqualTo(500);
        assertThat(list.rows()).allSatisfy(row -> assertThat(row.settings().value()).isPresent());
    }

    @Test
    void anInterruptEndsAllQuestions() throws Exception {
        CountDownLatch asked = new CountDownLatch(3);
        CountDownLatch ended = new CountDownLatch(3);
        Runnable hang = () -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                ended.countDown();
                Thread.currentThread().interrupt();
                throw RemoteFailure.cancelled("hang");
            }
        };
        List.of("names", "schemas", "tableflow").forEach(method -> cluster.before(method, hang));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Thread reader = Thread.ofVirtual().start(() -> {
                try {
                    new Topics(cluster.sources(), threads).list(TopicList.EMPTY, it -> {});
                } catch (RemoteFailure failure) {
                    thrown.set(failure);
                }
            });
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

            reader.interrupt();

            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
            reader.join(60_000);
        }
        assertThat(thrown.get()).isInstanceOfSatisfying(RemoteFailure.class, failure ->
                assertThat(failure.is(Kind.CANCELLED)).isTrue());
    }

    @Test
    void aSlowSystemHoldsUpNobodyElse() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch kafkaDone = new CountDownLatch(1);
        cluster.before("tableflow", () -> {
            try {
                assertThat(release.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw RemoteFailure.cancelled("wait");
            }
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Executor executor = threads;
            AtomicReference<TopicList> result = new AtomicReference<>();
            Thread reader = Thread.ofVirtual().start(() ->
                    result.set(new Topics(cluster.sources(), executor).list(TopicList.EMPTY, list -> {
                        if (list.state(TopicSource.SETTINGS).ended() && list.state(TopicSource.SCHEMAS).ended()) {
                            kafkaDone.countDown();
                        }
                    })));
            assertThat(kafkaDone.await(60, TimeUnit.SECONDS)).isTrue();
            release.countDown();
            reader.join(60_000);
            TopicList list = Objects.requireNonNull(result.get());
            assertThat(list.isComplete()).isTrue();
            assertThat(list.rows().getFirst().table()).isPresent();
        }
    }
}
