package tableflow.console.service.topics.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Secret;
import tableflow.console.domain.kafka.AccessRule;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.kafka.compare.Comparison;
import tableflow.console.domain.kafka.compare.Line;
import tableflow.console.domain.kafka.compare.Line.Verdict;
import tableflow.console.domain.kafka.compare.Part;
import tableflow.console.domain.kafka.config.Setting;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.topics.FakeCluster;
import tableflow.console.service.topics.Topics;

class ComparingTest {

    private final FakeCluster dev = new FakeCluster().topic("orders", 6).schema("orders-value", SchemaFormat.JSON, 2);
    private final FakeCluster prod = new FakeCluster().topic("orders", 3).schema("orders-value", SchemaFormat.JSON, 2);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Comparing comparing = new Comparing(threads);
    private final TopicPlace left = new TopicPlace("dev", "orders", new Topics(dev.sources(), threads));
    private final TopicPlace right = new TopicPlace("prod", "orders", new Topics(prod.sources(), threads));

    @AfterEach
    void close() {
        threads.close();
    }

    private static Line line(Comparison comparison, Part part, String name) {
        return comparison.lines().stream()
                .filter(it -> it.part() == part && it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + name + " in " + comparison.lines()));
    }

    private static void has(FakeCluster cluster, String name, String value, boolean own, String inherited) {
        List<TopicConfig> before = cluster.configs.getOrDefault("orders", List.of());
        TopicConfig config = new TopicConfig(
                name, value, !own, false, false, own ? "DYNAMIC_TOPIC_CONFIG" : "DEFAULT_CONFIG");
        cluster.configs.put("orders", Stream.concat(
                before.stream().filter(it -> !it.name().equals(name)), Stream.of(config)).toList());
        cluster.extras.settings.merge(
                "orders",
                List.of(new Setting(config, "LONG", "", List.of(
                        new Setting.Origin(name, value, "DYNAMIC_TOPIC_CONFIG"),
                        new Setting.Origin(name, inherited, "DEFAULT_CONFIG")))),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    }

    @Test
    void bothSidesAreReadWholly() {
        has(dev, "retention.ms", "3600000", true, "604800000");
        dev.extras.access.add(new AccessRule("TOPIC orders", "User:sa-1", "*", "READ", "ALLOW"));
        AtomicLong done = new AtomicLong();
        Progress progress = (message, now, total) -> done.set(now * 100 + total);

        Comparison compared = comparing.compare(left, right, progress);

        assertThat(line(compared, Part.PLACEMENT, "partitions").verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(line(compared, Part.SETTING, "retention.ms").verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(line(compared, Part.SCHEMA, "value schema text").isSame()).isTrue();
        assertThat(line(compared, Part.TABLEFLOW, "tableflow").isSame()).isTrue();
        assertThat(line(compared, Part.ACCESS, "ALLOW READ to User:sa-1 on (this topic)").verdict())
                .isEqualTo(Verdict.DIFFERENT);
        assertThat(compared.isComplete()).isTrue();
        assertThat(done).hasValue(12 * 100 + 12);
    }

    /// Each side waits for the other in the middle of its reading: asked one after the other, they would never meet.
    @Test
    void bothSidesAreAskedAtTheSameTime() {
        CyclicBarrier meeting = new CyclicBarrier(2);
        Runnable meet = () -> {
            try {
                meeting.await(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError("the other side was not asked meanwhile", e);
            }
        };
        dev.before("describe", meet);
        prod.before("describe", meet);

        assertThat(line(comparing.compare(left, right, Progress.NONE), Part.PLACEMENT, "partitions").verdict())
                .isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void whatASystemRefusesIsNotKnownAndTheRestStands() {
        prod.fail("access", Kind.FORBIDDEN, "Cluster authorization failed");
        prod.fail("latest", Kind.UNREACHABLE, "no route");

        Comparison compared = comparing.compare(left, right, Progress.NONE);

        assertThat(line(compared, Part.ACCESS, "").right().toString()).contains("Cluster authorization failed");
        assertThat(line(compared, Part.SCHEMA, "value schema").verdict()).isEqualTo(Verdict.NOT_KNOWN);
        assertThat(line(compared, Part.PLACEMENT, "partitions").verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(compared.isComplete()).isFalse();
    }

    @Test
    void aTopicThatIsNotThereIsSaid() {
        TopicPlace missing = new TopicPlace("prod", "payments", right.topics());

        RemoteFailure failure = catchThrowableOfType(
                RemoteFailure.class, () -> comparing.compare(left, missing, Progress.NONE));

        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure.getMessage()).contains("payments");
    }

    @Test
    void anInterruptEndsBothSides() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch ended = new CountDownLatch(2);
        for (FakeCluster cluster : List.of(dev, prod)) {
            cluster.before("describe", () -> {
                asked.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    ended.countDown();
                    throw RemoteFailure.cancelled("describe");
                }
            });
        }
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread caller = Thread.startVirtualThread(() -> {
            try {
                comparing.compare(left, right, Progress.NONE);
            } catch (RemoteFailure failure) {
                thrown.set(failure);
            }
        });
        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();

        assertThat(caller.join(Duration.ofSeconds(60))).isTrue();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(thrown.get()).isInstanceOfSatisfying(RemoteFailure.class, failure ->
                assertThat(failure.is(Kind.CANCELLED)).isTrue());
    }

    private TopicCopying copying(boolean readOnly) {
        return new TopicCopying(right.topics().editing(guard(readOnly)));
    }

    private static WriteGuard guard(boolean readOnly) {
        return new WriteGuard(new Profile(
                "prod", Open.of(Profile.Kind.SANDBOX), "prod", readOnly,
                new Profile.Confluent(URI.create("http://127.0.0.1:1"), null, "env-1",
                        KeyRef.inline("key", new Secret("secret")), null),
                null, null, null, null));
    }

    @Test
    void chosenDifferencesAreCopiedToTheRightTopicOnly() {
        has(dev, "retention.ms", "3600000", true, "604800000");
        has(prod, "retention.ms", "604800000", false, "604800000");
        has(dev, "segment.ms", "100", false, "100");
        has(prod, "segment.ms", "7", true, "100");
        has(dev, "linger", "5", false, "5");
        has(prod, "linger", "6", true, "9");
        Comparison compared = comparing.compare(left, right, Progress.NONE);
        List<Line> chosen = compared.lines().stream()
                .filter(it -> it.copying() == Line.Copying.POSSIBLE)
                .toList();
        assertThat(chosen).extracting(Line::name)
                .containsExactly("partitions", "linger", "retention.ms", "segment.ms");

        CopyPlan plan = copying(false).plan("orders", chosen);

        assertThat(prod.extras.changes).isEmpty();
        assertThat(prod.calls("validate")).isEqualTo(1);
        assertThat(prod.calls("validatePartitions")).isEqualTo(1);
        assertThat(plan.changes()).isTrue();
        assertThat(plan.consequences()).anyMatch(it -> it.contains("deleted within minutes"))
                .anyMatch(it -> it.contains("cannot be taken away"));

        copying(false).apply(plan);

        // What dev inherits is inherited then, but where prod would inherit another value.
        assertThat(prod.extras.changes).containsExactly(
                "alter orders {linger=Optional[5], retention.ms=Optional[3600000], segment.ms=Optional.empty}",
                "partitions orders 6");
        assertThat(dev.extras.changes).isEmpty();
    }

    @Test
    void aReadOnlyProfileIsReviewedAndNotChanged() {
        Comparison compared = comparing.compare(left, right, Progress.NONE);
        CopyPlan plan = copying(true).plan("orders", List.of(line(compared, Part.PLACEMENT, "partitions")));

        assertThatThrownBy(() -> copying(true).apply(plan)).hasMessageContaining("read-only");
        assertThat(prod.extras.changes).isEmpty();
    }

    @Test
    void whatCannotBeCopiedIsRefused() {
        Comparison compared = comparing.compare(/* left= */ right, /* right= */ left, Progress.NONE);

        assertThatThrownBy(() -> copying(false).plan("orders", List.of(line(compared, Part.PLACEMENT, "partitions"))))
                .isInstanceOfSatisfying(RemoteFailure.class, failure ->
                        assertThat(failure.kind()).isEqualTo(Kind.INVALID));
    }

    @Test
    void aSecondChangeThatFailsSaysWhatTheFirstOneDid() {
        has(dev, "retention.ms", "3600000", true, "604800000");
        has(prod, "retention.ms", "604800000", false, "604800000");
        Comparison compared = comparing.compare(left, right, Progress.NONE);
        CopyPlan plan = copying(false).plan("orders", List.of(
                line(compared, Part.PLACEMENT, "partitions"), line(compared, Part.SETTING, "retention.ms")));
        prod.fail("addPartitions", Kind.UNREACHABLE, "the broker is gone");

        assertThatThrownBy(() -> copying(false).apply(plan))
                .hasMessageContaining("the broker is gone")
                .hasMessageContaining("changed already: retention.ms");
        assertThat(prod.extras.changes).hasSize(1);
    }
}
