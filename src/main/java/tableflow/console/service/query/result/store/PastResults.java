package tableflow.console.service.query.result.store;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryState;
import tableflow.console.service.port.Athena;

/// The runs of earlier days whose results can still be seen: those kept on this machine without asking anybody, others
/// as long as Athena knows of them. Blocking.
public final class PastResults {

    private final ResultStore store;
    private final Supplier<Athena> athena;

    /// @param athena asked for when a run is not kept here, because clients may have to be opened for it
    public PastResults(ResultStore store, Supplier<Athena> athena) {
        this.store = store;
        this.athena = athena;
    }

    /// The ids of the runs that have rows here, all of them or some.
    public Set<String> kept() {
        return store.list().stream()
                .filter(PastResults::isSeen)
                .map(ResultEntry::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A run as it ended. One that is kept here whole needs no network, and one that is kept in part neither when there
    /// is none.
    ///
    /// @throws RemoteFailure NOT_FOUND when neither this machine nor Athena knows it, INVALID when it did not succeed,
    ///     and what Athena answers besides
    public QueryExecution find(String id) {
        ResultEntry kept = keptEntry(id);
        if (kept != null && kept.arrival().is(Arrival.State.COMPLETE)) {
            return kept.facts().ended();
        }
        QueryExecution ended;
        try {
            ended = athena.get().execution(id);
        } catch (RemoteFailure refused) {
            if (kept != null && isSeen(kept) && !refused.is(Kind.CANCELLED)) {
                return kept.facts().ended();
            }
            throw refused.is(Kind.INVALID) || refused.is(Kind.NOT_FOUND) ? forgotten(id, refused) : refused;
        }
        if (!ended.state().is(QueryState.SUCCEEDED)) {
            throw RemoteFailure.of(Kind.INVALID, what(id), "it is " + ended.state().text() + " and has no result")
                    .withAdvice("Run the statement again.");
        }
        return ended;
    }

    /// A store that cannot be read has nothing: Athena may have it still.
    private @Nullable ResultEntry keptEntry(String id) {
        try {
            Optional<ResultEntry> found = store.find(id);
            return found.orElse(null);
        } catch (RemoteFailure unreadable) {
            return null;
        }
    }

    private static boolean isSeen(ResultEntry entry) {
        return entry.rows() > 0 || entry.arrival().is(Arrival.State.COMPLETE);
    }

    private static RemoteFailure forgotten(String id, RemoteFailure refused) {
        return RemoteFailure.of(Kind.NOT_FOUND, what(id), refused.why())
                .withAdvice("It is not kept on this machine, and Athena remembers queries for 45 days. "
                        + "Run the statement again.")
                .withCause(refused);
    }

    private static String what(String id) {
        return "open the result of query " + id;
    }
}
