package tableflow.console.service.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.service.support.Waiter;

class RunsTest {
    private static final QueryRequest REQUEST =
            new QueryRequest("SELECT name FROM t", "db", "primary", null, List.of());

    @TempDir
    private Path folder;

    private final ManyAthena athena = new ManyAthena();
    private final Told told = new Told();
    private final List<Duration> pauses = new ArrayList<>();
    private Instant time = Instant.parse("2026-01-01T00:00:00Z");
    private int interruptAfterPauses = Integer.MAX_VALUE;

    /// Lets time pass at once.
    private final Waiter waiter = new Waiter() {
        @Override
        public Instant now() {
            return time;
        }

        @Override
        public void pause(Duration length) {
            pauses.add(length);
            time = time.plus(length);
            if (pauses.size() > interruptAfterPauses && !Thread.currentThread().isInterrupted()) {
                interruptAfterPauses = Integer.MAX_VALUE;
                Thread.currentThread().interrupt();
                throw RemoteFailure.cancelled("wait");
            }
        }
    };

    private static final class Told implements RunWatcher {
        final List<QueryExecution> seen = new ArrayList<>();
        final List<String> unknown = new ArrayList<>();
        @Nullable RemoteFailure notStopped;

        @Override
        public void seen(QueryExecution now) {
            seen.add(now);
        }

        @Override
        public void unknown(Instant since, RemoteFailure why) {
            unknown.add(since + " " + why.kind());
        }

        @Override
        public void notStopped(String id, RemoteFailure why) {
            notStopped = why;
        }
    }

    private Runs runs() {
        return new Runs(athena, waiter, RunMemory.in(folder), new Runs.Patience(Duration.ofHours(1), () -> 1));
    }

    private QueryExecution run(Runs runs) {
        return runs.run(REQUEST, OptionalLong.empty(), told);
    }

    private static RemoteFailure failure(Kind kind) {
        return RemoteFailure.of(kind, "look", "for a test");
    }

    @AfterEach
    void calm() {
        var _ = Thread.interrupted();
    }

    @Test
    void looksUntilTheQueryHasEnded() {
        QueryExecution ended = run(runs());

        assertThat(ended.state().is(QueryState.SUCCEEDED)).isTrue();
        assertThat(told.seen).hasSize(4).last().isSameAs(ended);
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(150), Duration.ofMillis(212));
        assertThat(athena.calls).as("an ended query is not stopped").noneMatch(it -> it.startsWith("stop"));
    }

    @ParameterizedTest
    @CsvSource({"1,0,100", "2,100,150", "3,250,212", "9,4000,400", "9,36000,2000", "1000,900000,2000"})
    void whoWaitsLosesATwentiethAndALittle(int looks, long elapsed, long millis) {
        assertThat(Polling.after(looks, Duration.ofMillis(elapsed))).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"1,500", "2,1000", "5,8000", "6,15000", "99,15000"})
    void asksLessAndLessOftenWhileItFails(int failures, long millis) {
        assertThat(Polling.afterFailure(failures)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "THROTTLED", "UNEXPECTED"})
    void aStartWhoseAnswerIsLostIsRepeatedWithoutASecondQuery(Kind kind) {
        athena.lostAnswers.add(failure(kind));
        athena.lostAnswers.add(failure(kind));

        assertThat(run(runs()).state().is(QueryState.SUCCEEDED)).isTrue();

        assertThat(athena.started()).isEqualTo(1);
        assertThat(athena.calls.stream().filter(it -> it.startsWith("start")).distinct()).hasSize(1);
    }

    @Test
    void aStartThatNeverComesBackIsToldAsUncertain() {
        IntStream.range(0, 9).forEach(i -> athena.failures.add(Optional.of(failure(Kind.UNREACHABLE))));

        RemoteFailure lost = catchThrowableOfType(RemoteFailure.class, () -> run(runs()));

        assertThat(lost.uncertain()).isTrue();
        assertThat(lost.advice().orElseThrow()).contains("history");
        assertThat(athena.calls).hasSize(4);
        assertThat(runs().unfinished()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID", "FORBIDDEN", "UNAUTHORIZED", "NOT_FOUND"})
    void aRefusedStartIsNotRepeated(Kind kind) {
        athena.failures.add(Optional.of(failure(kind)));

        assertThatThrownBy(() -> run(runs())).isInstanceOf(RemoteFailure.class);
        assertThat(athena.calls).hasSize(1);
    }

    @Test
    void theLimitOfQueriesAtATimeIsNotWaitedFor() {
        athena.failures.add(Optional.of(
                failure(Kind.THROTTLED).withCode("CONCURRENT_QUERY_LIMIT_EXCEEDED")));

        assertThatThrownBy(() -> run(runs())).isInstanceOf(RemoteFailure.class);
        assertThat(athena.calls).hasSize(1);
    }

    @Test
    void aCancelStopsTheQueryInAthenaAndTellsWhatWasScanned() {
        athena.looksUntilEnd = 100;
        interruptAfterPauses = 2;

        assertThatThrownBy(() -> run(runs())).isInstanceOfSatisfying(
                RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());

        assertThat(athena.calls).as("the call that stops it is not interrupted itself").contains("stop q-1");
        assertThat(told.seen.getLast().state().is(QueryState.CANCELLED)).isTrue();
        assertThat(told.seen.getLast().statistics().scannedBytes()).hasValue(3 * ManyAthena.A_LOOK);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(runs().unfinished()).isEmpty();
    }

    @Test
    void aCancelThatDoesNotReachAthenaIsToldAndTheQueryIsRemembered() {
        athena.looksUntilEnd = 100;
        interruptAfterPauses = 0;
        athena.failures.addAll(List.of(Optional.empty(), Optional.empty(),
                Optional.of(failure(Kind.UNREACHABLE))));

        assertThatThrownBy(() -> run(runs())).isInstanceOf(RemoteFailure.class);

        assertThat(told.notStopped).isNotNull();
        assertThat(runs().unfinished()).extracting(RunMemory.Unfinished::id).containsExactly("q-1");
    }

    @Test
    void aCancelOfTheStartLeavesNoQueryBehind() {
        athena.interruptsAtStart = true;

        assertThatThrownBy(() -> run(runs())).isInstanceOfSatisfying(
                RemoteFailure.class, it -> assertThat(it.is(Kind.CANCELLED)).isTrue());

        assertThat(athena.started()).isEqualTo(1);
        assertThat(athena.calls).last().isEqualTo("stop q-1");
    }

    @Test
    void whoWasCancelledBeforeStartsNothing() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> run(runs())).isInstanceOf(RemoteFailure.class);
        assertThat(athena.calls).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHORIZED", "UNREACHABLE", "THROTTLED", "UNEXPECTED"})
    void whatCanPassIsWaitedOutAndTold(Kind kind) {
        athena.failures.add(Optional.empty());
        athena.failures.add(Optional.empty());
        IntStream.range(0, 3).forEach(i -> athena.failures.add(Optional.of(failure(kind))));

        assertThat(run(runs()).state().is(QueryState.SUCCEEDED)).isTrue();

        assertThat(told.unknown).as("since the first of them").hasSize(3)
                .containsOnly("2026-01-01T00:00:00.100Z " + kind);
        assertThat(pauses.subList(1, 4))
                .containsExactly(Duration.ofMillis(500), Duration.ofMillis(1_000), Duration.ofMillis(2_000));
        assertThat(athena.calls).noneMatch(it -> it.startsWith("stop"));
    }

    @Test
    void aQueryThatMayNotBeWatchedIsStopped() {
        athena.failures.add(Optional.empty());
        athena.failures.add(Optional.of(failure(Kind.FORBIDDEN)));

        RemoteFailure refused = catchThrowableOfType(RemoteFailure.class, () -> run(runs()));

        assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(athena.calls).contains("stop q-1");
    }

    @Test
    void patienceEndsAndTheQueryCanBeFollowedLater() {
        athena.failures.add(Optional.empty());
        IntStream.range(0, 1_000).forEach(i -> athena.failures.add(Optional.of(failure(Kind.UNAUTHORIZED))));

        RemoteFailure gaveUp = catchThrowableOfType(RemoteFailure.class, () -> run(runs()));

        assertThat(gaveUp.advice().orElseThrow()).contains("q-1").contains("2026-01-01T00:00:00Z");
        assertThat(athena.calls).as("it may end well").noneMatch(it -> it.startsWith("stop"));
        athena.failures.clear();

        Runs afterRestart = runs();
        assertThat(afterRestart.unfinished()).singleElement().satisfies(it -> {
            assertThat(it.sql()).isEqualTo(REQUEST.sql());
            assertThat(it.database()).isEqualTo("db");
            assertThat(it.workgroup()).isEqualTo("primary");
        });
        assertThat(afterRestart.reattach("q-1", told).state().is(QueryState.SUCCEEDED)).isTrue();
        assertThat(athena.started()).isEqualTo(1);
        assertThat(afterRestart.unfinished()).isEmpty();
    }

    @Test
    void damagedMemoryIsPassedOver() throws IOException {
        Files.writeString(folder.resolve("q-9.json"), "{\"id\":\"q-9\",\"started\":");
        Files.writeString(folder.resolve("q-8.json"), "{\"id\":\"../q\",\"started\":\"2026-01-01T00:00:00Z\"}");
        Files.writeString(folder.resolve("q-7.json"),
                "{\"id\":\"q-7\",\"sql\":\"x\",\"started\":\"2026-01-01T00:00:00Z\"}");

        assertThat(runs().unfinished()).extracting(RunMemory.Unfinished::id).containsExactly("q-7");
    }

    @Test
    void aQueryThatReadsTooMuchIsStoppedHere() {
        athena.looksUntilEnd = 100;

        RemoteFailure stopped = catchThrowableOfType(RemoteFailure.class, () ->
                runs().run(REQUEST, OptionalLong.of(2 * ManyAthena.A_LOOK), told));

        assertThat(stopped.kind()).isEqualTo(Kind.QUOTA);
        assertThat(stopped.why()).contains("stopped here").contains("2.9 MiB").contains("1.9 MiB");
        assertThat(athena.calls.stream().filter(it -> it.startsWith("stop"))).containsExactly("stop q-1");
        assertThat(told.seen.getLast().state().is(QueryState.CANCELLED)).isTrue();
    }

    @Test
    void theWorkgroupsLimitAndSomebodyElsesCancelAreToldApart() {
        athena.looksUntilEnd = 100;
        QueryExecution cut = runs().run(REQUEST, OptionalLong.empty(), now -> athena.cutOff(now.id()));
        assertThat(QueryEnd.of(cut)).isEqualTo(QueryEnd.CUT_OFF);
        assertThat(QueryEnd.failure(cut).kind()).isEqualTo(Kind.QUOTA);

        QueryExecution elsewhere = runs().run(REQUEST, OptionalLong.empty(), now -> {
            if (!now.isFinal()) {
                athena.stop(now.id());
            }
        });
        assertThat(QueryEnd.of(elsewhere)).isEqualTo(QueryEnd.CANCELLED_ELSEWHERE);
    }
}
