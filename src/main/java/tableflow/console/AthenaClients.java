package tableflow.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.port.Athena;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.port.SavedQueries;
import tableflow.console.service.port.Workgroups;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.RunMemory;
import tableflow.console.service.query.Runs;
import tableflow.console.service.support.Waiter;
import tableflow.console.ui.shell.OpenProfile;

/// The clients of AWS that the Athena pane of one open profile shares, each opened when it is first needed: that takes
/// a moment, and may fail for want of a key. Any thread but JavaFX's.
final class AthenaClients implements AutoCloseable {

    private final Wiring wiring;
    private final OpenProfile opened;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Lazy<Athena> athena;
    private final Lazy<Queries> queries;
    private final Lazy<Catalog> catalog;
    private final Lazy<ObjectStorage> storage;
    private final Lazy<Workgroups> workgroups;
    private final Lazy<SavedQueries> saved;
    private final Lazy<LakeTables> tables;
    private final Map<String, Lazy<Catalog>> others = new ConcurrentHashMap<>();
    private boolean closed;

    AthenaClients(Wiring wiring, OpenProfile opened) {
        this.wiring = wiring;
        this.opened = opened;
        this.athena = new Lazy<>(() -> connector().athena());
        this.queries = new Lazy<>(() -> new Queries(athena.get(), runs()));
        this.catalog = new Lazy<>(() -> connector().catalog());
        this.storage = new Lazy<>(() -> connector().storage());
        this.workgroups = new Lazy<>(() -> connector().workgroups());
        this.saved = new Lazy<>(() -> connector().savedQueries());
        this.tables = new Lazy<>(() -> new LakeTables(
                (database, table) -> catalog.get().table(database, table), storage.get(), wiring.threads()));
    }

    Athena athena() {
        return athena.get();
    }

    Queries queries() {
        return queries.get();
    }

    Catalog catalog() {
        return catalog.get();
    }

    /// A data catalog by its name in Athena; absent means Glue's own, which Glue tells more of.
    Catalog catalog(@Nullable String dataCatalog) {
        if (DataCatalog.isGlue(dataCatalog)) {
            return catalog.get();
        }
        String name = Objects.requireNonNull(dataCatalog);
        return others.computeIfAbsent(name, key -> new Lazy<>(() -> connector().catalog(key))).get();
    }

    ObjectStorage storage() {
        return storage.get();
    }

    Workgroups workgroups() {
        return workgroups.get();
    }

    SavedQueries savedQueries() {
        return saved.get();
    }

    LakeTables tables() {
        return tables.get();
    }

    /// Opens clients with the keys that the profile has now.
    AwsConnector connector() {
        return new SdkConnector(opened.now(), wiring.profiles());
    }

    /// What runs is remembered, so that it can be followed again after the window was closed.
    RunMemory memory() {
        return RunMemory.in(
                ProfileFolders.of(wiring.dataFolder(), ProfileFolders.Area.RUNNING, opened.now().name()));
    }

    private Runs runs() {
        return new Runs(athena.get(), Waiter.real(), memory(), Runs.Patience.ofWindow());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            for (AutoCloseable one = open.poll(); one != null; one = open.poll()) {
                close(one);
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception failed) {
            LoggerFactory.getLogger(AthenaClients.class).warn("A client did not close: {}", failed.getMessage());
        }
    }

    /// Made when it is first asked for, by one thread; what can be closed is closed with the profile.
    private final class Lazy<T> {

        private final Supplier<T> maker;
        private @Nullable T made;

        Lazy(Supplier<T> maker) {
            this.maker = maker;
        }

        T get() {
            lock.lock();
            try {
                T known = made;
                if (known != null) {
                    return known;
                }
                if (closed) {
                    throw RemoteFailure.of(Kind.CANCELLED, "call AWS", "the profile was closed");
                }
                T fresh = maker.get();
                made = fresh;
                if (fresh instanceof AutoCloseable closeable) {
                    open.push(closeable);
                }
                return fresh;
            } finally {
                lock.unlock();
            }
        }
    }
}
