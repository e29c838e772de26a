package tableflow.console.service.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.doctor.ladder.Rung;
import tableflow.console.service.doctor.ladder.Asker;
import tableflow.console.service.doctor.ladder.Probe;
import tableflow.console.service.doctor.ladder.Systems;

/// What is told of a review while it goes on, and what is left of one that is stopped.
@Timeout(300)
class GatheringTest {

    private static final Fact<String> QUICK = Fact.of("quick");
    private static final Fact<String> SLOW = Fact.of("slow");

    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Evidence> told = new CopyOnWriteArrayList<>();

    private final List<Question<?>> questions = List.of(
            Question.of(Probe.of(QUICK, Rung.BUCKET, Source.S3, "ask the quick one", Set.of(), asking -> "here")),
            Question.of(Probe.of(SLOW, Rung.KAFKA, Source.KAFKA, "ask the slow one", Set.of(), asking -> {
                try {
                    release.await();
                } catch (InterruptedException stopped) {
                    throw RemoteFailure.cancelled("ask the slow one");
                }
                return "at last";
            })));

    @SuppressWarnings("NullAway") // these probes ask nobody
    private Gathering gathering() {
        Systems systems = new Systems(null, null, null, null, InstantSource.system(), Thread.ofVirtual().factory());
        return new Gathering(
                new Asker(systems, UnaryOperator.identity()), systems.threads(), Progress.NONE, now -> {
                    told.add(now);
                    if (now.settled(QUICK)) {
                        release.countDown();
                    }
                });
    }

    @Test
    void whatIsKnownByNowIsToldBeforeTheSlowestAnswers() {
        // The slow question is answered only after the quick one's answer was told of.
        Evidence all = gathering().gather(Evidence.NONE, questions);

        assertThat(told.getLast().value(QUICK)).contains("here");
        assertThat(told.getLast().settled(SLOW)).isFalse();
        assertThat(all.value(SLOW)).contains("at last");
    }

    @Test
    void whatIsStoppedLeavesWhatWasFound() throws Exception {
        AtomicReference<@Nullable RemoteFailure> end = new AtomicReference<>();
        Gathering gathering = gathering();
        CountDownLatch quickIsKnown = new CountDownLatch(1);
        List<Question<?>> stopping = List.of(
                questions.getFirst(),
                Question.of(Probe.of(SLOW, Rung.KAFKA, Source.KAFKA, "wait", Set.of(), asking -> {
                    quickIsKnown.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException stopped) {
                        throw RemoteFailure.cancelled("wait");
                    }
                    return "never";
                })));
        Thread reviewing = Thread.ofVirtual().start(() -> end.set(catchThrowableOfType(
                RemoteFailure.class, () -> gathering.gather(Evidence.NONE, stopping))));
        quickIsKnown.await();

        reviewing.interrupt();
        reviewing.join();

        assertThat(end.get()).isNotNull().extracting(RemoteFailure::kind).isEqualTo(Kind.CANCELLED);
        assertThat(told).as("told of at the end").isNotEmpty();
        assertThat(told.getLast().settled(SLOW)).isFalse();
    }
}
