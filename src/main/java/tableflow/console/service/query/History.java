package tableflow.console.service.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.service.port.Athena;
import tableflow.console.service.support.Waiter;

/// The queries that ran in a workgroup, everybody's: Athena keeps them for 45 days. Blocking.
public final class History {

    /// As long as Athena keeps them.
    public static final Duration KEPT = Duration.ofDays(45);

    /// Lists may be asked for five times a second, by all programs of the account together.
    private static final Duration BETWEEN_PAGES = Duration.ofMillis(250);
    private static final int TRIES = 6;

    private final Athena athena;
    private final Waiter waiter;

    public History(Athena athena, Waiter waiter) {
        this.athena = athena;
        this.waiter = waiter;
    }

    /// What was loaded.
    ///
    /// @param complete all since the wanted moment; otherwise there are older ones that were not loaded
    public record Loaded(int count, boolean complete) {}

    /// What is wanted.
    ///
    /// @param since older ones are not wanted
    /// @param most ends after so many, rounded up to whole pages
    public record Range(Instant since, int most) {}

    /// Loads executions, newest first.
    ///
    /// @param pages told of each page as it comes
    /// @throws RemoteFailure CANCELLED after an interrupt, and what Athena answers; pages that were told stay
    public Loaded load(
            String workgroup, Range range, Consumer<List<QueryExecution>> pages, Progress progress) {
        Instant since = range.since();
        int count = 0;
        Optional<String> token = Optional.empty();
        while (true) {
            Progress.throwIfCancelled("read the history of workgroup " + workgroup);
            Optional<String> from = token;
            Athena.Ids page = patiently(() -> athena.recent(workgroup, from));
            List<QueryExecution> wanted = new ArrayList<>();
            boolean reached = false;
            for (QueryExecution execution : executions(page.ids())) {
                Instant submitted = execution.context().submitted();
                reached |= submitted != null && submitted.isBefore(since);
                if (submitted == null || !submitted.isBefore(since)) {
                    wanted.add(execution);
                }
            }
            count += wanted.size();
            pages.accept(List.copyOf(wanted));
            progress.report("History of " + workgroup, count, 0);
            if (reached || page.next().isEmpty()) {
                return new Loaded(count, true);
            }
            if (count >= range.most()) {
                return new Loaded(count, false);
            }
            token = page.next();
            waiter.pause(BETWEEN_PAGES);
        }
    }

    /// In the order of `ids`; those that Athena does not tell about are left out.
    private List<QueryExecution> executions(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, QueryExecution> found = new HashMap<>();
        patiently(() -> athena.executions(ids)).found().forEach(each -> found.put(each.id(), each));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    private <T> T patiently(Supplier<T> call) {
        for (int tries = 1; ; tries++) {
            try {
                return call.get();
            } catch (RemoteFailure failed) {
                if (!failed.is(Kind.THROTTLED) || tries == TRIES) {
                    throw failed;
                }
            }
            waiter.pause(Polling.afterFailure(tries));
        }
    }
}
