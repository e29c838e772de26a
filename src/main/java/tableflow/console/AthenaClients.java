package tableflow.console;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import tableflow.console.service.support.OnDemand;
import tableflow.console.service.support.Waiter;
import tableflow.console.ui.shell.OpenProfile;

/// The clients of AWS that the Athena pane of one open profile shares, each opened when it is first needed: that takes
/// a moment, and may fail for want of a key. Any thread but JavaFX's.
final class AthenaClients implements AutoCloseable {

    private final Wiring wiring;
    private final OpenProfile opened;
    private final OnDemand open = new OnDemand("call AWS");
    private final Supplier<Athena> athena;
    private final Supplier<Queries> queries;
    private final Supplier<Catalog> catalog;
    private final Supplier<ObjectStorage> storage;
    private final Supplier<Workgroups> workgroups;
    private final Supplier<SavedQueries> saved;
    private final Supplier<LakeTables> tables;
    private final Map<String, Supplier<Catalog>> others = new ConcurrentHashMap<>();

    AthenaClients(Wiring wiring, OpenProfile opened) {
        this.wiring = wiring;
        this.opened = opened;
        this.athena = open.of(() -> connector().athena());
        this.queries = open.of(() -> new Queries(athena.get(), runs()));
        this.catalog = open.of(() -> connector().catalog());
        this.storage = open.of(() -> connector().storage());
        this.workgroups = open.of(() -> connector().workgroups());
        this.saved = open.of(() -> connector().savedQueries());
        this.tables = open.of(() -> new LakeTables(
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
        return others.computeIfAbsent(name, key -> open.of(() -> connector().catalog(key))).get();
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
        open.close();
    }
}
