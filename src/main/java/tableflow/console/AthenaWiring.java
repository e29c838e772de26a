package tableflow.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.service.doctor.Doctor;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.port.Athena;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.port.Workgroups;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.query.History;
import tableflow.console.service.query.Queries;
import tableflow.console.service.query.RunMemory;
import tableflow.console.service.query.Runs;
import tableflow.console.service.query.catalog.CatalogCache;
import tableflow.console.service.query.catalog.CatalogIndex;
import tableflow.console.service.query.catalog.CatalogKey;
import tableflow.console.service.query.catalog.CatalogRefresh;
import tableflow.console.service.query.desk.Desk;
import tableflow.console.service.query.explain.Explainer;
import tableflow.console.service.query.plan.Estimator;
import tableflow.console.service.query.plan.Guard;
import tableflow.console.service.query.plan.ScanEstimate;
import tableflow.console.service.query.plan.WriteRefusal;
import tableflow.console.service.query.result.Results;
import tableflow.console.service.query.result.order.RowOrders;
import tableflow.console.service.query.result.store.ResultStore;
import tableflow.console.service.support.FolderNames;
import tableflow.console.service.support.ScratchFolder;
import tableflow.console.service.support.Waiter;
import tableflow.console.ui.query.QueryGate;
import tableflow.console.ui.query.QueryPane;
import tableflow.console.ui.query.QueryScope;
import tableflow.console.ui.query.QueryServices;
import tableflow.console.ui.query.SidePanel;
import tableflow.console.ui.query.StatementStrip;
import tableflow.console.ui.query.catalog.CatalogPanel;
import tableflow.console.ui.query.estimate.EstimateStrip;
import tableflow.console.ui.query.estimate.EstimateViewModel;
import tableflow.console.ui.query.explain.PlanPanel;
import tableflow.console.ui.query.history.HistoryPanel;
import tableflow.console.ui.query.history.HistoryServices;
import tableflow.console.ui.query.result.ResultPanel;
import tableflow.console.ui.query.result.ResultServices;
import tableflow.console.ui.query.statistics.StatisticsPanel;
import tableflow.console.ui.query.trouble.TroublePanel;
import tableflow.console.ui.query.trouble.TroubleServices;
import tableflow.console.ui.query.workgroup.ReuseChoice;
import tableflow.console.ui.query.workgroup.WorkgroupPanel;
import tableflow.console.ui.query.workgroup.WorkgroupServices;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.shell.PaneSpec;

/// Puts the Athena pane of one open profile together. Clients of AWS are opened when they are first needed: that takes
/// a moment, and may fail for want of a key.
final class AthenaWiring implements AutoCloseable {

    private final Wiring wiring;
    private final OpenProfile opened;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Lazy<Athena> athena;
    private final Lazy<Queries> queries;
    private final Lazy<Catalog> catalog;
    private final Lazy<ObjectStorage> storage;
    private final Lazy<Workgroups> workgroups;
    private final Lazy<LakeTables> tables;
    private volatile CatalogIndex known = CatalogIndex.EMPTY;
    private boolean closed;

    AthenaWiring(Wiring wiring, OpenProfile opened) {
        this.wiring = wiring;
        this.opened = opened;
        this.athena = new Lazy<>(() -> connector().athena());
        this.queries = new Lazy<>(() -> new Queries(athena.get(), runs()));
        this.catalog = new Lazy<>(() -> connector().catalog());
        this.storage = new Lazy<>(() -> connector().storage());
        this.workgroups = new Lazy<>(() -> connector().workgroups());
        this.tables = new Lazy<>(() -> new LakeTables(
                (database, table) -> catalog.get().table(database, table), storage.get(), wiring.threads()));
    }

    PaneSpec pane(WindowSettings settings) {
        Profile profile = opened.now();
        Profile.Aws aws = profile.aws();
        Profile.Athena athena = aws == null ? null : aws.athena();
        if (aws == null || athena == null) {
            return QueryPane.unset(profile);
        }
        Guard guard = Guard.of(profile);
        ReuseChoice reuse = new ReuseChoice();
        QueryServices services = new QueryServices(
                (request, watcher) -> queries.get().runs().run(reuse.apply(request), OptionalLong.empty(), watcher),
                gate(profile, guard),
                Desk.of(wiring.dataFolder(), profile.name(), InstantSource.system()),
                lookup(profile, aws.region()),
                guard.price(),
                new QueryServices.Defaults(
                        new QueryScope(athena.database(), athena.workgroup()), athena.resultLocation()));
        String region = aws.region();
        List<SidePanel.Spec> side = new ArrayList<>(
                CatalogPanel.withTable(() -> refresh(profile, region), tables::get));
        side.add(HistoryPanel.spec(new HistoryServices(history(), guard.price())));
        side.add(WorkgroupPanel.spec(new WorkgroupServices(workgroupReader(), reuse)));
        QueryPane.Panels panels = new QueryPane.Panels(
                side,
                List.of(
                        ResultPanel.spec(resultServices(profile)),
                        TroublePanel.spec(new TroubleServices(doctor(), region, athena.resultLocation())),
                        PlanPanel.spec(this::explainer),
                        StatisticsPanel.spec(id -> this.athena.get().statistics(id))),
                strip(profile, guard));
        return QueryPane.spec(services, panels, settings);
    }

    /// What runs is remembered, so that it can be followed again after the window was closed.
    private Runs runs() {
        Path folder = wiring.dataFolder().resolve("running").resolve(FolderNames.of(opened.now().name()));
        return new Runs(athena.get(), Waiter.real(), RunMemory.in(folder), Runs.Patience.ofWindow());
    }

    private HistoryServices.Reader history() {
        return (workgroup, range, pages, progress) ->
                new History(athena.get(), Waiter.real()).load(workgroup, range, pages, progress);
    }

    private TroubleServices.Examiner doctor() {
        return (wanted, subject, findings) ->
                new Doctor(connector(), InstantSource.system(), wiring.threads()).examine(wanted, subject, findings);
    }

    private WorkgroupServices.Reader workgroupReader() {
        return new WorkgroupServices.Reader() {
            @Override
            public List<WorkGroup.Summary> workgroups() {
                return workgroups.get().workgroups();
            }

            @Override
            public WorkGroup workgroup(String name) {
                return workgroups.get().workgroup(name);
            }

            @Override
            public List<DataCatalog> dataCatalogs() {
                return workgroups.get().dataCatalogs();
            }
        };
    }

    private Explainer explainer() {
        Estimator estimator = new Estimator(tables.get(), InstantSource.system());
        return new Explainer(queries.get(), estimator::estimate);
    }

    private ResultServices resultServices(Profile profile) {
        Path scratch = wiring.scratchFolder();
        try {
            ScratchFolder.open(scratch, InstantSource.system());
        } catch (IOException failed) {
            throw LocalFailures.of("make a folder for sorting", scratch, failed);
        }
        return new ResultServices(
                new ResultStore(
                        ResultStore.folder(wiring.dataFolder(), profile.name()),
                        ResultStore.USUAL_LIMIT,
                        InstantSource.system()),
                () -> new Results(
                        queries.get(),
                        storage.get(),
                        task -> wiring.threads().newThread(task).start(),
                        Waiter.real()),
                new RowOrders(scratch),
                scratch);
    }

    private CatalogRefresh refresh(Profile profile, String region) {
        return new CatalogRefresh(
                catalog.get(),
                new CatalogCache(wiring.dataFolder().resolve("catalog")),
                new CatalogKey(profile.name(), region, ""),
                Clock.systemUTC());
    }

    private StatementStrip.Factory strip(Profile profile, Guard guard) {
        WriteRefusal refusal = refusal(profile);
        EstimateViewModel.Source source = new EstimateViewModel.Source() {
            @Override
            public ScanEstimate estimate(String sql, @Nullable String database, Progress progress) {
                return new Estimator(tables.get(), InstantSource.system()).estimate(sql, database, progress);
            }

            @Override
            public WriteRefusal.Decision decide(String sql, @Nullable String database) {
                return refusal.decide(sql, database);
            }

            @Override
            public OptionalLong cutoff(String workgroup) {
                return workgroups.get().workgroup(workgroup).settings().cutoffBytes();
            }
        };
        return bench -> new EstimateStrip(new EstimateViewModel(source, guard, bench));
    }

    private WriteRefusal refusal(Profile profile) {
        return new WriteRefusal(
                profile.name(), profile.readOnly(), (database, table) -> catalog.get().table(database, table));
    }

    /// What would harm a table is refused, what would cost much is asked about. What cannot be told is let through:
    /// Athena decides then.
    private QueryGate gate(Profile profile, Guard guard) {
        WriteRefusal refusal = refusal(profile);
        return (request, progress) -> switch (refusal.decide(request.sql(), request.database())) {
            case WriteRefusal.Refused refused -> new QueryGate.Refuse(refused.failure());
            case WriteRefusal.Asks asks -> new QueryGate.Ask(asks.why());
            case WriteRefusal.Allowed allowed ->
                    guard.question(new Estimator(tables.get(), InstantSource.system())
                                    .estimate(request.sql(), request.database(), progress))
                            .<QueryGate.Answer>map(question -> new QueryGate.Ask(question.text()))
                            .orElseGet(QueryGate.Pass::new);
        };
    }

    private QueryServices.Lookup lookup(Profile profile, String region) {
        return new QueryServices.Lookup() {
            @Override
            public List<String> databases() {
                return catalog.get().databases().stream()
                        .map(CatalogDatabase::name)
                        .sorted()
                        .toList();
            }

            @Override
            public List<String> workgroups() {
                return workgroups.get().workgroups().stream()
                        .map(WorkGroup.Summary::name)
                        .sorted()
                        .toList();
            }

            @Override
            public CatalogIndex catalog() {
                return known;
            }

            @Override
            public void readCatalog(@Nullable String first, Progress progress) {
                CatalogRefresh refresh = refresh(profile, region);
                known = refresh.load();
                known = refresh.refresh(known, first == null ? "" : first, now -> known = now, progress).index();
            }
        };
    }

    private AwsConnector connector() {
        return new SdkConnector(opened.now(), wiring.profiles());
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
            LoggerFactory.getLogger(AthenaWiring.class).warn("A client did not close: {}", failed.getMessage());
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
