package tableflow.console;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.cli.Services.Opened;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.storage.cost.PriceBook;
import tableflow.console.service.storage.export.ObjectExports.Feed;
import tableflow.console.service.storage.export.ObjectFeeds;
import tableflow.console.service.storage.export.OrphanFeed;
import tableflow.console.service.storage.findings.StorageFindings;
import tableflow.console.service.storage.findings.TableEntries;
import tableflow.console.service.storage.table.TableStorage;
import tableflow.console.service.storage.table.TableSurvey;
import tableflow.console.service.support.OnDemand;
import tableflow.console.service.support.Waiter;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.storage.StoragePart;
import tableflow.console.ui.storage.export.ExportPart;
import tableflow.console.ui.storage.export.ExportServices;
import tableflow.console.ui.storage.findings.FindingsPart;
import tableflow.console.ui.storage.money.MoneyPart;

/// Part of [StorageWiring]: the tabs about what is wrong, money and exports.
final class StorageParts implements AutoCloseable {

    private final Wiring wiring;
    private final OpenProfile opened;
    private final Supplier<TableSurvey> tables;
    private final OnDemand open = new OnDemand("call AWS");
    private final Supplier<Clients> clients;

    /// Opened together when one of them is first needed.
    private record Clients(
            AwsConnector aws, ObjectPages pages, ObjectStorage storage, Opened<StorageFindings> findings) {}

    /// @param tables those of the catalog
    StorageParts(Wiring wiring, OpenProfile opened, Supplier<TableSurvey> tables) {
        this.wiring = wiring;
        this.tables = tables;
        this.opened = opened;
        this.clients = open.of(this::connect, StorageParts::close);
    }

    List<StoragePart.Factory> all() {
        // What was found goes into reports.
        AtomicReference<@Nullable FindingsPart> found = new AtomicReference<>();
        return List.of(
                desk -> {
                    FindingsPart part = new FindingsPart(() -> clients.get().findings().service(), desk);
                    found.set(part);
                    return part;
                },
                desk -> new MoneyPart(new PriceBook(wiring.storagePrices()), tables, desk),
                desk -> new ExportPart(exports(), () -> {
                    FindingsPart part = found.get();
                    return part == null ? Optional.empty() : part.report();
                }, desk));
    }

    private ExportServices exports() {
        return new ExportServices(
                progress -> new ObjectFeeds(() -> clients.get().pages(), wiring.threads(), Waiter.real(), progress),
                this::orphans,
                wiring.redactor()::redact);
    }

    /// Orphan candidates of all tables of the catalog under a place, table by table.
    private Feed orphans(S3Uri place, Progress progress) {
        return sink -> {
            Clients known = clients.get();
            Supplier<Catalog> catalog = known.aws()::catalog;
            TableEntries entries = TableEntries.of(
                    () -> StorageWiring.databases(wiring.topicSources(opened::now)), catalog);
            try (Catalog glue = catalog.get()) {
                new OrphanFeed(entries, new LakeTables(glue::table, known.storage(), wiring.threads()),
                        new TableStorage(known.pages(), wiring.threads(), Waiter.real(), TableStorage.SAFE_AGE,
                                wiring.scratchFolder()), place, progress).to(sink);
            }
        };
    }

    private Clients connect() {
        AwsConnector aws = new SdkConnector(opened.now(), wiring.profiles());
        return new Clients(aws, aws.objectPages(), aws.storage(), wiring.storageFindings(opened.now()));
    }

    private static void close(Clients known) {
        known.pages().close();
        known.storage().close();
        known.findings().close();
    }

    @Override
    public void close() {
        open.close();
    }
}
