package tableflow.console.ui.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.service.query.RunWatcher;
import tableflow.console.ui.work.TestWork;

/// What a run makes of what its watcher is told.
class QueryRunTest {

    private static final Instant SINCE = Instant.parse("2026-03-04T05:06:07Z");
    private final RemoteFailure gone = RemoteFailure.of(Kind.UNREACHABLE, "look at the query", "no route");

    private final TestWork work = TestWork.inline();
    private final QueryRun run = new QueryRun(
            1, new QueryRun.Wish("a", new QueryRequest("SELECT 1", null, "primary", null, List.of()), null));
    private final List<@Nullable Instant> since = new ArrayList<>();

    @Test
    void aLookThatSucceedsEndsTheUnknownAndThePhaseStays() {
        run.unseenProperty().subscribe(lost -> since.add(lost == null ? null : lost.since()));
        List<RunPhase> phases = new ArrayList<>();
        run.phaseProperty().subscribe(now -> phases.add(now));
        run.start(work.work, (request, watcher) -> {
            see(watcher, QueryState.RUNNING);
            watcher.unknown(SINCE, gone);
            see(watcher, QueryState.RUNNING);
            watcher.unknown(SINCE.plusSeconds(9), gone);
            return FakeRunner.execution(request.sql(), QueryState.SUCCEEDED, null);
        });
        assertThat(since).containsExactly(null, SINCE, null, SINCE.plusSeconds(9), null);
        assertThat(phases).containsExactly(
                RunPhase.WAITING, RunPhase.SUBMITTING, RunPhase.RUNNING, RunPhase.SUCCEEDED);
    }

    @Test
    void patienceThatEndsIsAFailureAndNoLongerUnknown() {
        run.start(work.work, (request, watcher) -> {
            watcher.unknown(SINCE, gone);
            throw gone;
        });
        assertThat(run.phase()).isEqualTo(RunPhase.FAILED);
        assertThat(run.unseenProperty().get()).isNull();
        assertThat(run.failureProperty().get()).isSameAs(gone);
    }

    @Test
    void whatIsToldAfterTheEndChangesNoPhaseButItsFiguresAndWhatMayGoOnAreTaken() {
        List<RunWatcher> watchers = new ArrayList<>();
        run.start(work.work, (request, watcher) -> {
            watchers.add(watcher);
            throw gone;
        });
        RunWatcher late = watchers.getFirst();
        late.unknown(SINCE, gone);
        see(late, QueryState.RUNNING);
        late.notStopped("q-7", RemoteFailure.of(Kind.UNREACHABLE, "stop the query", "no route"));
        assertThat(run.phase()).isEqualTo(RunPhase.FAILED);
        assertThat(run.unseenProperty().get()).isNull();
        assertThat(run.statisticsProperty().get().scannedBytes()).hasValue(48_234_496);
        assertThat(run.failureProperty().get()).asInstanceOf(type(RemoteFailure.class))
                .satisfies(it -> assertThat(it.advice()).get().asString().contains("q-7 may go on in Athena"));
    }

    private static void see(RunWatcher watcher, QueryState state) {
        watcher.seen(FakeRunner.execution("SELECT 1", state, null));
    }
}
