package tableflow.console.sandbox.athena;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.sql.SqlRun;
import tableflow.console.sandbox.sql.SqlState;
import tableflow.console.sandbox.sql.statement.AthenaStatement;

/// An execution that is not done yet: what is to be done, for whom, and the engine's run when it has begun.
final class Job {
    private final Execution execution;
    private final AthenaStatement statement;
    private final List<String> parameters;
    private final Principal caller;
    private final long cutoff;
    private final Clock clock;
    private final long started;
    private long submitted;
    private @Nullable SqlRun run;
    private boolean stopped;

    /// @param statement what runs; for `EXECUTE` what was prepared
    /// @param parameters SQL literals for its `?`
    /// @param cutoff bytes that it may read
    Job(Execution execution, AthenaStatement statement, List<String> parameters, Principal caller, long cutoff,
            Clock clock) {
        this.execution = execution;
        this.statement = statement;
        this.parameters = parameters;
        this.caller = caller;
        this.cutoff = cutoff;
        this.clock = clock;
        this.started = clock.millis();
    }

    Execution execution() {
        return execution;
    }

    AthenaStatement statement() {
        return statement;
    }

    List<String> parameters() {
        return parameters;
    }

    Principal caller() {
        return caller;
    }

    long cutoff() {
        return cutoff;
    }

    /// Notes the engine's run; one that was stopped before is cancelled.
    synchronized void began(SqlRun begun) {
        run = begun;
        submitted = clock.millis();
        if (stopped) {
            begun.cancel();
        }
    }

    /// The user's wish.
    synchronized void stop() {
        stopped = true;
        SqlRun begun = run;
        if (begun != null) {
            begun.cancel();
        }
    }

    synchronized boolean stopped() {
        return stopped;
    }

    /// What the engine counted, now or in the end.
    ///
    /// @param finished when the engine was done; 0 while it is not
    synchronized Counts counts(long finished) {
        SqlRun begun = run;
        if (begun == null) {
            long waited = clock.millis() - started;
            return new Counts(new Counts.Time(waited, 0, 0, 0, 0, waited), 0, Counts.Amount.NONE, Counts.Amount.NONE,
                    false, Counts.NONE.stages());
        }
        long after = finished == 0 ? 0 : clock.millis() - finished;
        return Counts.of(begun.stats(), submitted - started, after);
    }

    /// The execution as it is now.
    synchronized Execution now() {
        boolean running = Optional.ofNullable(run).map(SqlRun::state)
                .filter(state -> state != SqlState.QUEUED).isPresent();
        Execution.Status old = execution.status();
        Execution.Status status = running
                ? new Execution.Status(Execution.State.RUNNING, old.submitted(), Optional.empty(), Optional.empty(),
                        Optional.empty())
                : old;
        return execution.with(status, counts(0));
    }
}
