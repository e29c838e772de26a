package tableflow.console.service.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.provisioning.RunEvent;
import tableflow.console.domain.provisioning.RunResult;
import tableflow.console.domain.provisioning.RunResult.Outcome;
import tableflow.console.domain.provisioning.StepState;

/// Runs that go well: many at once, and what they tell.
class GoodRunTest {

    @TempDir
    private Path folder;

    private Stand stand;

    @BeforeEach
    void stand() {
        stand = new Stand(folder);
    }

    @Test
    void fiftyTopicsAtOnce() {
        String[] names = IntStream.range(0, 50).mapToObj(it -> "topic-" + it).toArray(String[]::new);

        RunResult result = stand.apply(Stand.whole(names));

        assertThat(result.outcome()).as(String.valueOf(result.failure())).isEqualTo(Outcome.DONE);
        assertThat(stand.world.tables).hasSize(50);
        assertThat(stand.world.keys).hasSize(3);
        assertThat(stand.plan(Stand.whole(names)).hasChanges()).isFalse();
    }

    @Test
    void stepsThatDoNotNeedEachOtherOverlap() {
        CountDownLatch both = new CountDownLatch(2);
        stand.world.trouble(new World.Trouble() {
            @Override
            public void before(String name) {
                if (name.equals("create topic")) {
                    both.countDown();
                    await(both);
                }
            }
        });

        assertThat(stand.apply(Stand.whole("a", "b")).outcome()).isEqualTo(Outcome.DONE);
        assertThat(both.getCount()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw RemoteFailure.cancelled("await").withCause(interrupted);
        }
    }

    @Test
    void tellsItsStory() {
        RunResult result = stand.apply(Stand.whole("topic2"));

        assertThat(stand.events.getFirst()).isInstanceOf(RunEvent.Started.class);
        assertThat(stand.events.getLast()).isEqualTo(new RunEvent.Ended(stand.events.getLast().at(), result));
        assertThat(stand.events).anyMatch(it -> it instanceof RunEvent.StepChanged change
                && change.stepId().equals("kafka-key:lkc-1") && change.state() == StepState.WAITING);
        for (RunResult.StepResult step : result.steps()) {
            assertThat(stand.events).as(step.stepId()).anyMatch(it -> it instanceof RunEvent.StepChanged change
                    && change.stepId().equals(step.stepId()) && change.state() == StepState.DONE);
        }
    }

    @Test
    void writesNoSecretAnywhereButIntoTheStore() throws IOException {
        RunResult result = stand.apply(Stand.whole("topic2"));

        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("cflt-");
            }
        }
        assertThat(stand.events.toString() + result).doesNotContain("cflt-");
    }
}
