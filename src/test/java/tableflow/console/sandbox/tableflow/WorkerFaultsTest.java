package tableflow.console.sandbox.tableflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.sandbox.confluent.TableOrder;
import tableflow.console.sandbox.confluent.TableState;
import tableflow.console.sandbox.kafka.Eventually;

/// What goes wrong in the materialiser itself is told as the table's state, and does not end its work.
class WorkerFaultsTest {
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"}}}";

    @TempDir
    private static Path folder;

    private static LakeFixture lake;

    @BeforeAll
    static void start() throws Exception {
        lake = new LakeFixture(folder);
        lake.topic("faulty", 1, Map.of());
        lake.register("faulty-value", SchemaFormat.JSON, SCHEMA);
        lake.send("faulty", 0, "k", "{\"id\":1}");
    }

    @AfterAll
    static void stop() throws Exception {
        lake.close();
    }

    record Fault(String expected, Supplier<Throwable> fault) {
        @Override
        public String toString() {
            return expected;
        }
    }

    static List<Fault> faults() {
        return List.of(
            new Fault("has run out of memory (Java heap space)", () -> new OutOfMemoryError("Java heap space")),
            new Fault("java.lang.NoClassDefFoundError: org/some/Part",
                () -> new NoClassDefFoundError("org/some/Part")),
            new Fault("nested too deeply", StackOverflowError::new),
            new Fault("an assertion", () -> new AssertionError("an assertion")),
            new Fault("NullPointerException", NullPointerException::new),
            new Fault("no reason", () -> new IllegalStateException("no reason")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverIsThrownTheTableSaysWhyAndRunsOnceItIsMended(Fault fault) throws Exception {
        Breakable clock = new Breakable();
        clock.broken.set(fault.fault());
        TableOrder order = order();
        try (Materialiser materialiser = Materialiser.start(settings(clock), () -> List.of(order))) {
            Eventually.holds("it has failed", () -> materialiser.of(order.path()).failing());
            assertThat(materialiser.of(order.path()).failure().orElseThrow())
                .startsWith("Unable to materialise the topic: ").contains(fault.expected());
            clock.broken.set(null);
            Eventually.holds("it runs", () -> {
                TableState state = materialiser.of(order.path());
                return state.running() && state.failure().isEmpty();
            });
        }
    }

    @Test
    void aDamagedPointerIsAFailureAndNoEndlessWait() throws Exception {
        TableOrder order = order();
        MaterialiserSettings settings = settings(Clock.systemUTC());
        Files.createDirectories(settings.directory());
        Files.writeString(settings.pointer(order.path()), "half a poin");
        try (Materialiser materialiser = Materialiser.start(settings, () -> List.of(order))) {
            Eventually.holds("it has failed", () -> materialiser.of(order.path()).failing());
            assertThat(materialiser.of(order.path()).failure().orElseThrow())
                .startsWith("The table of faulty cannot be found again: ").contains("is not the pointer of a table");
            Files.delete(settings.pointer(order.path()));
            Eventually.holds("it runs", () -> materialiser.of(order.path()).running());
        }
    }

    private static TableOrder order() {
        return new TableOrder("faulty", "s3://" + LakeFixture.BUCKET + "/1/1/org/env-1/lkc-1/v1/" + UUID.randomUUID(),
            Instant.now(), LakeFixture.settings(), Optional.empty(), List.of());
    }

    private static MaterialiserSettings settings(Clock clock) {
        MaterialiserSettings usual = lake.settingsOf();
        return new MaterialiserSettings(usual.broker(), usual.registry(), usual.aws(), clock,
            new MaterialiserSettings.Rhythm(Duration.ofMillis(50), Duration.ofDays(1)), folder.resolve("faults"));
    }

    /// A clock that throws what it is told to: whoever asks it in the midst of his work fails there.
    private static final class Breakable extends Clock {
        private final AtomicReference<Supplier<Throwable>> broken = new AtomicReference<>();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            Supplier<Throwable> fault = broken.get();
            if (fault != null) {
                switch (fault.get()) {
                    case Error error -> throw error;
                    case RuntimeException failure -> throw failure;
                    case Throwable other -> throw new IllegalArgumentException(other);
                }
            }
            return Instant.now();
        }
    }
}
