package tableflow.console.service.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.service.port.Athena;
import tableflow.console.service.support.Waiter;

/// Looks at all running queries in as few calls as can be: who needs a look brings one for all the others too, and
/// who comes a little later takes that. With one query it asks for that one alone.
///
/// Safe for use by many threads; one call is on its way at a time.
final class Lookout {

    private final Athena athena;
    private final Waiter waiter;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, Seen> watched = new ConcurrentHashMap<>();
    /// Batches are not allowed. Guarded by `turn`.
    private boolean onlySingly;

    /// The newest look at a query: what was seen, or why nothing was.
    private record Seen(Instant at, @Nullable QueryExecution execution, @Nullable RemoteFailure failure) {

        /// A failure serves those who waited for this very call: who comes later tries again.
        boolean servesSince(Instant came, Duration fresh) {
            return !at.isBefore(failure == null ? came.minus(fresh) : came);
        }
    }

    Lookout(Athena athena, Waiter waiter) {
        this.athena = athena;
        this.waiter = waiter;
    }

    void watch(String id) {
        watched.put(id, new Seen(Instant.MIN, null, null));
    }

    void forget(String id) {
        watched.remove(id);
    }

    /// Where the watched query `id` is.
    ///
    /// @param fresh an answer that is no older will do
    QueryExecution look(String id, Duration fresh) {
        Instant came = waiter.now();
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.cancelled("read the state of query " + id).withCause(e);
        }
        try {
            Seen newest = watched.get(id);
            if (newest == null || !newest.servesSince(came, fresh)) {
                newest = ask(id);
            }
            if (newest.failure() != null) {
                throw newest.failure();
            }
            return Objects.requireNonNull(newest.execution());
        } finally {
            turn.unlock();
        }
    }

    private Seen ask(String id) {
        List<String> ids = onlySingly ? List.of(id) : due(id);
        Instant now = waiter.now();
        Map<String, QueryExecution> found = ids.size() == 1 ? Map.of() : batch(ids, now);
        found.forEach((each, execution) -> keep(each, new Seen(now, execution, null)));
        QueryExecution known = found.get(id);
        return known == null ? alone(id, now) : new Seen(now, known, null);
    }

    /// One that a batch does not tell about is asked for alone: that answer says why, and is for nobody else.
    private Seen alone(String id, Instant now) {
        try {
            Seen seen = new Seen(now, athena.execution(id), null);
            keep(id, seen);
            return seen;
        } catch (RemoteFailure failed) {
            if (!failed.is(Kind.CANCELLED)) {
                keep(id, new Seen(now, null, failed));
            }
            throw failed;
        }
    }

    private void keep(String id, Seen seen) {
        watched.computeIfPresent(id, (key, before) -> seen);
    }

    /// What a batch tells; nothing where it is refused as such: for want of the right to
    /// `athena:BatchGetQueryExecution`, which goes with another one than that to look at a query, or because of one id.
    private Map<String, QueryExecution> batch(List<String> ids, Instant now) {
        Map<String, QueryExecution> found = new HashMap<>();
        try {
            athena.executions(ids).found().forEach(each -> found.put(each.id(), each));
        } catch (RemoteFailure failed) {
            switch (failed.kind()) {
                // The end of who was cancelled alone.
                case CANCELLED -> throw failed;
                case UNREACHABLE, THROTTLED, UNEXPECTED, UNAUTHORIZED -> {
                    ids.forEach(each -> keep(each, new Seen(now, null, failed)));
                    throw failed;
                }
                default -> onlySingly |= failed.is(Kind.FORBIDDEN);
            }
        }
        return found;
    }

    /// The query that was asked for, and those that were not looked at for the longest time.
    private List<String> due(String id) {
        List<String> others = new ArrayList<>(watched.keySet());
        others.remove(id);
        others.sort(Comparator.comparing(each -> {
            Seen seen = watched.get(each);
            return seen == null ? Instant.MAX : seen.at();
        }));
        List<String> ids = new ArrayList<>(others.subList(0, Math.min(others.size(), Athena.BATCH - 1)));
        ids.addFirst(id);
        return ids;
    }
}
