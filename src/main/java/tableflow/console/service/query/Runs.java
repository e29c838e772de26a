package tableflow.console.service.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.Units;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.QueryState;
import tableflow.console.service.port.Athena;
import tableflow.console.service.support.Waiter;

/// Starts queries and follows them to their end, any number at a time, each on a thread of its caller. An interrupt
/// ends the query in Athena too: one nobody waits for would go on scanning, and cost.
///
/// What can pass is waited out: an answer to a start that was lost (the same token starts nothing twice), throttling,
/// a network that is gone, a session that has expired. What was started is remembered until its end is seen, so that
/// it can be followed again after the program was ended.
public final class Runs {

    /// How often a start is tried whose answer does not come.
    private static final int STARTS = 4;
    /// After a stop the end comes soon; its figures say what was scanned.
    private static final int LOOKS_AFTER_STOP = 8;
    private static final Duration BETWEEN_LOOKS_AFTER_STOP = Duration.ofMillis(120);

    private final Athena athena;
    private final Waiter waiter;
    private final RunMemory memory;
    private final Patience patience;
    private final Lookout lookout;

    /// @param unknown how long a query is kept that cannot be looked at
    /// @param jitter between 0 and 1; keeps many programs from asking in step
    public record Patience(Duration unknown, DoubleSupplier jitter) {

        /// For a window: over the night, until somebody logs in again.
        public static Patience ofWindow() {
            return new Patience(Duration.ofHours(12), () -> ThreadLocalRandom.current().nextDouble());
        }

        /// For a command: nobody sits there to log in.
        public static Patience ofCommand() {
            return new Patience(Duration.ofMinutes(2), () -> ThreadLocalRandom.current().nextDouble());
        }
    }

    public Runs(Athena athena, Waiter waiter, RunMemory memory, Patience patience) {
        this.athena = athena;
        this.waiter = waiter;
        this.memory = memory;
        this.patience = patience;
        this.lookout = new Lookout(athena, waiter);
    }

    /// Runs a statement to its end.
    ///
    /// @param maxScan bytes; a query that is seen to have read more is stopped. What it has read then is paid
    /// @return the execution, which has SUCCEEDED, FAILED or been CANCELLED: by its workgroup's limit, or by somebody
    ///     else; [QueryEnd] tells which
    /// @throws RemoteFailure INVALID for a statement that does not parse, QUOTA when `maxScan` was passed, CANCELLED
    ///     after an interrupt, and what Athena answers besides
    public QueryExecution run(QueryRequest request, OptionalLong maxScan, RunWatcher watcher) {
        Progress.throwIfCancelled("start the query");
        String id = start(request, UUID.randomUUID().toString());
        memory.remember(id, request, waiter.now());
        watcher.started(id);
        return follow(id, maxScan, watcher);
    }

    /// Follows a query that was started before, by this program or another. An interrupt ends it in Athena too.
    public QueryExecution reattach(String id, RunWatcher watcher) {
        return follow(id, OptionalLong.empty(), watcher);
    }

    /// Queries of earlier runs of the program whose end was not seen.
    public List<RunMemory.Unfinished> unfinished() {
        return memory.unfinished();
    }

    private String start(QueryRequest request, String token) {
        for (int tries = 1; ; tries++) {
            try {
                return athena.start(request, token);
            } catch (RemoteFailure failed) {
                if (failed.is(Kind.CANCELLED)) {
                    stopWhatWasStarted(request, token);
                }
                if (!canBeRepeated(failed) || tries == STARTS) {
                    throw failed.is(Kind.UNREACHABLE) ? lost(failed) : failed;
                }
            }
            waiter.pause(jittered(Polling.afterFailure(tries)));
        }
    }

    /// The limit of queries at a time is no throttling: it lasts as long as they do.
    private static boolean canBeRepeated(RemoteFailure failed) {
        return canPass(failed) && !failed.is(Kind.UNAUTHORIZED)
                && failed.code().filter(code -> code.contains("QUERY_LIMIT")).isEmpty();
    }

    private static boolean canPass(RemoteFailure failed) {
        return switch (failed.kind()) {
            case UNREACHABLE, THROTTLED, UNEXPECTED, UNAUTHORIZED -> true;
            default -> false;
        };
    }

    private static RemoteFailure lost(RemoteFailure failed) {
        return failed.asUncertain().withAdvice("Whether Athena has taken it is not known: look into the workgroup's "
                + "history before you run it again. " + failed.advice().orElse(""));
    }

    /// A start that was interrupted may have reached Athena. The same token tells its id, or starts what is stopped at
    /// once.
    private void stopWhatWasStarted(QueryRequest request, String token) {
        calmly(() -> athena.stop(athena.start(request, token)));
    }

    private QueryExecution follow(String id, OptionalLong maxScan, RunWatcher watcher) {
        Following following = new Following(id, watcher);
        lookout.watch(id);
        try {
            for (int looks = 1; ; looks++) {
                Duration pause = Polling.after(looks, following.elapsed());
                QueryExecution now = following.look(pause.dividedBy(2));
                if (now == null) {
                    pause = Polling.afterFailure(following.failures);
                } else if (now.isFinal()) {
                    following.settled = true;
                    memory.forget(id);
                    return now;
                } else if (maxScan.isPresent()
                        && now.statistics().scannedBytes().orElse(0) > maxScan.getAsLong()) {
                    return stopAt(maxScan.getAsLong(), following);
                }
                waiter.pause(jittered(pause));
            }
        } finally {
            lookout.forget(id);
            if (!following.settled) {
                stop(following);
            }
        }
    }

    /// Never longer than asked for: the figures of [Polling] are the most that may be lost.
    private Duration jittered(Duration pause) {
        return Duration.ofNanos((long) (pause.toNanos() * (0.8 + 0.2 * patience.jitter().getAsDouble())));
    }

    /// One query on its way.
    private final class Following {
        private final String id;
        private final RunWatcher watcher;
        private final Instant began = waiter.now();
        private @Nullable Instant unknownSince;
        private int failures;
        /// Whether nothing has to be ended any more, or nothing can be.
        private boolean settled;

        Following(String id, RunWatcher watcher) {
            this.id = id;
            this.watcher = watcher;
        }

        Duration elapsed() {
            return Duration.between(began, waiter.now());
        }

        /// What is seen now; null when it cannot be seen, and that may pass.
        @Nullable QueryExecution look(Duration fresh) {
            QueryExecution now;
            try {
                now = lookout.look(id, fresh);
            } catch (RemoteFailure failed) {
                failed(failed);
                return null;
            }
            failures = 0;
            unknownSince = null;
            watcher.seen(now);
            return now;
        }

        private void failed(RemoteFailure failed) {
            if (!canPass(failed)) {
                throw failed;
            }
            failures++;
            Instant since = unknownSince == null ? waiter.now() : unknownSince;
            unknownSince = since;
            if (since.plus(patience.unknown()).isBefore(waiter.now())) {
                settled = true;
                throw failed.withAdvice("The state of query " + id + " is not known since " + since
                        + "; it may go on in Athena. " + failed.advice().orElse(""));
            }
            watcher.unknown(since, failed);
        }
    }

    private QueryExecution stopAt(long maxScan, Following following) {
        following.settled = true;
        QueryExecution last = stop(following).orElse(null);
        if (last != null && last.state().is(QueryState.SUCCEEDED)) {
            return last;
        }
        String read = last == null || last.statistics().scannedBytes().isEmpty()
                ? "more than the limit of " + Units.size(maxScan)
                : Units.size(last.statistics().scannedBytes().getAsLong()) + ", the limit is " + Units.size(maxScan);
        throw RemoteFailure.of(Kind.QUOTA, "run the query " + following.id, "it was stopped here: it read " + read)
                .withAdvice("What was read is paid. Filter more, name fewer columns, or raise the limit.");
    }

    /// Ends the query, and tells its end where it comes soon.
    private Optional<QueryExecution> stop(Following following) {
        QueryExecution[] last = {null};
        RemoteFailure failed = calmly(() -> {
            athena.stop(following.id);
            for (int looks = 0; looks < LOOKS_AFTER_STOP && last[0] == null; looks++) {
                QueryExecution now = athena.execution(following.id);
                if (now.isFinal()) {
                    last[0] = now;
                } else {
                    waiter.pause(BETWEEN_LOOKS_AFTER_STOP);
                }
            }
        });
        if (last[0] != null) {
            memory.forget(following.id);
            following.watcher.seen(last[0]);
        } else if (failed != null) {
            following.watcher.notStopped(following.id, failed);
        }
        return Optional.ofNullable(last[0]);
    }

    /// Does what has to be done even after an interrupt, which is set aside meanwhile: the calls would end by it at
    /// once. What fails is given back; whoever waits is told what ended the wait.
    private static @Nullable RemoteFailure calmly(Runnable last) {
        boolean interrupted = Thread.interrupted();
        try {
            last.run();
            return null;
        } catch (RemoteFailure failed) {
            return failed;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
