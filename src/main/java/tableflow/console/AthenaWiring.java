package tableflow.console;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tableflow.console.cli.Services.Opened;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.query.Queries;
import tableflow.console.ui.query.QueryPane;
import tableflow.console.ui.query.QueryScope;
import tableflow.console.ui.query.QueryServices;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.shell.PaneSpec;

/// Puts the Athena pane of one open profile together. Clients of AWS are opened when they are first needed: that takes
/// a moment, and may fail for want of a key.
final class AthenaWiring implements AutoCloseable {

    private final Wiring wiring;
    private final OpenProfile opened;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Opened<Queries> queries;
    private boolean closed;

    AthenaWiring(Wiring wiring, OpenProfile opened) {
        this.wiring = wiring;
        this.opened = opened;
    }

    PaneSpec pane(WindowSettings settings) {
        Profile profile = opened.now();
        Profile.Aws aws = profile.aws();
        Profile.Athena athena = aws == null ? null : aws.athena();
        if (athena == null) {
            return QueryPane.unset(profile);
        }
        QueryServices services = new QueryServices(
                (request, watcher) -> queries().run(request, watcher),
                new QueryScope(athena.database(), athena.workgroup()),
                athena.resultLocation());
        return QueryPane.spec(services, new QueryPane.Panels(List.of(), List.of()), settings);
    }

    private Queries queries() {
        lock.lock();
        try {
            Opened<Queries> known = queries;
            if (known == null) {
                if (closed) {
                    throw new IllegalStateException("the profile is closed");
                }
                known = wiring.queries(opened.now());
                queries = known;
            }
            return known.service();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (queries != null) {
                queries.close();
            }
        } catch (RuntimeException failed) {
            LoggerFactory.getLogger(AthenaWiring.class).warn("A client did not close: {}", failed.getMessage());
        } finally {
            lock.unlock();
        }
    }
}
