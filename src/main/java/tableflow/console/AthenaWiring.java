package tableflow.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.CatalogDatabase;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.query.DataCatalog;
import tableflow.console.domain.query.QueryExecution;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.service.query.History;
import tableflow.console.service.query.catalog.CatalogBook;
import tableflow.console.service.query.catalog.CatalogBooks;
import tableflow.console.service.query.catalog.CatalogCache;
import tableflow.console.service.query.catalog.CatalogIndex;
import tableflow.console.service.query.catalog.CatalogKey;
import tableflow.console.service.query.catalog.CatalogRefresh;
import tableflow.console.service.query.desk.Desk;
import tableflow.console.service.query.desk.WorkgroupStatements;
import tableflow.console.service.query.explain.Explainer;
import tableflow.console.service.query.plan.EngineInputs;
import tableflow.console.service.query.plan.Estimator;
import tableflow.console.service.query.plan.Guard;
import tableflow.console.service.query.plan.ScanEstimate;
import tableflow.console.service.query.plan.WriteRefusal;
import tableflow.console.service.query.ready.TopicTable;
import tableflow.console.service.query.ready.TopicTables;
import tableflow.console.service.query.result.Results;
import tableflow.console.service.query.result.order.RowOrders;
import tableflow.console.service.query.result.store.PastResults;
import tableflow.console.service.query.result.store.ResultStore;
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
import tableflow.console.ui.query.workgroup.ReuseChoice;
import tableflow.console.ui.query.workgroup.WorkgroupPanel;
import tableflow.console.ui.query.workgroup.WorkgroupServices;
import tableflow.console.ui.settings.WindowSettings;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.shell.PaneSpec;

/// Puts the Athena pane of one open profile together.
final class AthenaWiring implements AutoCloseable {

    private final Wiring wiring;
    private final OpenProfile opened;
    private final AthenaClients clients;

    AthenaWiring(Wiring wiring, OpenProfile opened) {
        this.wiring = wiring;
        this.opened = opened;
        this.clients = new AthenaClients(wiring, opened);
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
        String region = aws.region();
        ResultServices results = resultServices(profile);
        CatalogBooks books = new CatalogBooks(catalog ->
                new CatalogBook(() -> refresh(profile, region, catalog), InstantSource.system()));
        QueryServices services = new QueryServices(
                new AthenaRunner(() -> clients.queries().runs(), clients.memory(), reuse::apply),
                gate(profile, guard),
                Desk.of(wiring.dataFolder(), profile.name(), InstantSource.system()),
                lookup(profile, books, new PastResults(results.store(), clients::athena)),
                guard.price(),
                new QueryServices.Defaults(
                        new QueryScope(athena.database(), athena.workgroup()), athena.resultLocation()));
        List<SidePanel.Spec> side = new ArrayList<>(
                CatalogPanel.withTable(books, clients::tables));
        side.add(HistoryPanel.spec(new HistoryServices(history(), guard.price())));
        side.add(WorkgroupPanel.spec(new WorkgroupServices(workgroupReader(), reuse)));
        QueryPane.Panels panels = new QueryPane.Panels(
                side,
                List.of(
                        ResultPanel.spec(results),
                        TroublePanel.spec(),
                        PlanPanel.spec(this::explainer),
                        StatisticsPanel.spec(id -> clients.athena().statistics(id))),
                strip(profile, guard));
        return QueryPane.spec(services, panels, settings);
    }

    private HistoryServices.Reader history() {
        return (workgroup, range, pages, progress) ->
                new History(clients.athena(), Waiter.real()).load(workgroup, range, pages, progress);
    }

    private WorkgroupServices.Reader workgroupReader() {
        return new WorkgroupServices.Reader() {
            @Override
            public List<WorkGroup.Summary> workgroups() {
                return clients.workgroups().workgroups();
            }

            @Override
            public WorkGroup workgroup(String name) {
                return clients.workgroups().workgroup(name);
            }

            @Override
            public List<DataCatalog> dataCatalogs() {
                return clients.workgroups().dataCatalogs();
            }
        };
    }

    private Explainer explainer() {
        Estimator estimator = new Estimator(clients.tables(), InstantSource.system());
        return new Explainer(clients.queries(), estimator::estimate);
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
                        clients.queries(),
                        clients.storage(),
                        task -> wiring.threads().newThread(task).start(),
                        Waiter.real()),
                new RowOrders(scratch),
                scratch);
    }

    private CatalogRefresh refresh(Profile profile, String region, String catalog) {
        return new CatalogRefresh(
                clients.catalog(catalog),
                new CatalogCache(ProfileFolders.of(
                        wiring.dataFolder(), ProfileFolders.Area.CATALOG, profile.name())),
                new CatalogKey(region, "", catalog),
                Clock.systemUTC());
    }

    private StatementStrip.Factory strip(Profile profile, Guard guard) {
        WriteRefusal refusal = refusal(profile);
        WorkgroupStatements kept = keptBy(profile);
        EstimateViewModel.Source source = new EstimateViewModel.Source() {
            @Override
            public ScanEstimate estimate(QueryRequest request, Progress progress) {
                return new Estimator(clients.tables(), InstantSource.system()).estimate(kept.meant(request), progress);
            }

            @Override
            public WriteRefusal.Decision decide(QueryRequest request) {
                return refusal.decide(kept.meant(request));
            }

            @Override
            public EngineInputs inputs(QueryRequest request) {
                Profile.Aws aws = profile.aws();
                Profile.Athena set = aws == null ? null : aws.athena();
                return EngineInputs.ask(clients.queries(), new QueryRequest(
                        request.sql(), request.database(), request.workgroup(),
                        set == null ? null : set.resultLocation(), List.of()).in(request.catalog()));
            }

            @Override
            public OptionalLong cutoff(String workgroup) {
                return clients.workgroups().workgroup(workgroup).settings().cutoffBytes();
            }
        };
        return bench -> new EstimateStrip(new EstimateViewModel(source, guard, bench));
    }

    private WorkgroupStatements keptBy(Profile profile) {
        return new WorkgroupStatements(clients::savedQueries, new WriteGuard(profile));
    }

    private WriteRefusal refusal(Profile profile) {
        return new WriteRefusal(
                profile.name(),
                profile.readOnly(),
                (catalog, database, table) -> clients.catalog(catalog).table(database, table));
    }

    /// What would harm a table is refused, what would cost much is asked about. What cannot be told is let through:
    /// Athena decides then.
    private QueryGate gate(Profile profile, Guard guard) {
        WriteRefusal refusal = refusal(profile);
        WorkgroupStatements kept = keptBy(profile);
        return (request, progress) -> check(kept.meant(request), refusal, guard, progress);
    }

    private QueryGate.Answer check(QueryRequest meant, WriteRefusal refusal, Guard guard, Progress progress) {
        return switch (refusal.decide(meant)) {
            case WriteRefusal.Refused refused -> new QueryGate.Refuse(refused.failure());
            case WriteRefusal.Asks asks -> new QueryGate.Ask(asks.why());
            case WriteRefusal.Allowed allowed ->
                    guard.question(new Estimator(clients.tables(), InstantSource.system())
                                    .estimate(meant, progress))
                            .<QueryGate.Answer>map(question -> new QueryGate.Ask(question.text()))
                            .orElseGet(QueryGate.Pass::new);
        };
    }

    private QueryServices.Lookup lookup(Profile profile, CatalogBooks books, PastResults past) {
        return new QueryServices.Lookup() {
            @Override
            public List<String> catalogs() {
                return clients.workgroups().dataCatalogs().stream()
                        .map(DataCatalog::name)
                        .sorted(Comparator.comparing((String name) -> !DataCatalog.isGlue(name))
                                .thenComparing(String.CASE_INSENSITIVE_ORDER))
                        .toList();
            }

            @Override
            public List<String> databases(@Nullable String catalog) {
                return clients.catalog(catalog).databases().stream()
                        .map(CatalogDatabase::name)
                        .sorted()
                        .toList();
            }

            @Override
            public List<String> workgroups() {
                return clients.workgroups().workgroups().stream()
                        .map(WorkGroup.Summary::name)
                        .sorted()
                        .toList();
            }

            @Override
            public TopicTable tableOf(String topic) {
                return new TopicTables(
                                (database, table) -> clients.catalog().table(database, table),
                                TopicTables.databases(profile))
                        .find(topic);
            }

            @Override
            public Optional<WorkgroupStatements> kept() {
                return Optional.of(keptBy(profile));
            }

            @Override
            public Set<String> keptResults() {
                return past.kept();
            }

            @Override
            public QueryExecution past(String id) {
                return past.find(id);
            }

            @Override
            public CatalogIndex catalog(@Nullable String catalog) {
                return books.of(catalog).index();
            }

            @Override
            public void readCatalog(QueryScope where, Progress progress) {
                String first = where.database();
                books.of(where.catalog()).read(first == null ? "" : first, step -> {}, progress);
            }
        };
    }

    @Override
    public void close() {
        clients.close();
    }
}
