package tableflow.console.cli;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.service.query.RunWatcher;

/// Tells on standard error how a query goes: a line for each new state, so that a terminal that scrolls is not filled
/// with the same news.
final class RunProgress implements RunWatcher {

    private final Terminal terminal;
    private @Nullable QueryExecution last;
    private boolean unknown;

    RunProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    /// The newest look.
    Optional<QueryExecution> last() {
        return Optional.ofNullable(last);
    }

    @Override
    public void seen(QueryExecution now) {
        boolean news = last == null || !last.state().text().equals(now.state().text());
        if ((news || unknown) && !now.isFinal()) {
            terminal.note(now.state().text().charAt(0) + now.state().text().substring(1).toLowerCase(Locale.ROOT)
                    + ": query " + now.id());
        }
        unknown = false;
        last = now;
    }

    @Override
    public void unknown(Instant since, RemoteFailure why) {
        if (!unknown) {
            terminal.note("State unknown since " + since + ": " + why.why() + ". The query goes on; trying again.");
        }
        unknown = true;
    }

    @Override
    public void notStopped(String id, RemoteFailure why) {
        terminal.note("Query " + id + " could not be stopped and may go on: " + why.why());
    }
}
