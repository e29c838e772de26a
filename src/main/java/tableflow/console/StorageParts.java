package tableflow.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.cli.Services.Opened;
import tableflow.console.domain.Progress;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.service.lake.LakeTables;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.Catalog;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.storage.cost.PriceBook;
import tableflow.console.service.storage.export.ListedObject;
import tableflow.console.service.storage.export.ObjectExports.Feed;
import tableflow.console.service.storage.export.ObjectFeeds;
import tableflow.console.service.storage.findings.StorageFindings;
import tableflow.console.service.storage.findings.TableEntries;
import tableflow.console.service.storage.inventory.Inventories;
import tableflow.console.service.storage.table.TableContents;
import tableflow.console.service.storage.table.TableStorage;
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
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Clients clients;

    /// Opened together when one of them is first needed.
    private record Clients(
            AwsConnector aws, ObjectPages pages, ObjectStorage storage, Opened<StorageFindings> findings) {}

    StorageParts(Wiring wiring, OpenProfile opened) {
        this.wiring = wiring;
        this.opened = opened;
    }

    List<StoragePart.Factory> all() {
        // What was found goes into reports.
        AtomicReference<@Nullable FindingsPart> found = new AtomicReference<>();
        return List.of(
                desk -> {
                    FindingsPart part = new FindingsPart(() -> clients().findings().service(), desk);
                    found.set(part);
                    return part;
                },
                desk -> new MoneyPart(new PriceBook(wiring.storagePrices()), desk),
                desk -> new ExportPart(exports(), () -> {
                    FindingsPart part = found.get();
                    return part == null ? Optional.empty() : part.report();
                }, desk));
    }

    private ExportServices exports() {
        return new ExportServices(
                progress -> new ObjectFeeds(() -> clients().pages(), wiring.threads(), Waiter.real(), progress),
                this::orphans,
                () -> new Inventories(new Inventories.Sources(
                        () -> clients().aws().bucketSettings(), () -> clients().pages(), () -> clients().storage())),
                wiring.redactor()::redact);
    }

    /// Orphan candidates of all tables of the catalog under a place, table by table.
    private Feed orphans(S3Uri place, Progress progress) {
        return sink -> {
            Clients open = clients();
            Supplier<Catalog> catalog = open.aws()::catalog;
            Map<String, CatalogTable> entries = TableEntries.of(
                    () -> StorageWiring.databases(wiring.topicSources(opened::now)), catalog).under(place.bucket());
            try (Catalog glue = catalog.get()) {
                LakeTables tables = new LakeTables(glue::table, open.storage(), wiring.threads());
                TableStorage storage = new TableStorage(open.pages(), wiring.threads(), Waiter.real(),
                        TableStorage.SAFE_AGE, wiring.scratchFolder());
                for (Map.Entry<String, CatalogTable> one : entries.entrySet()) {
                    if (one.getKey().startsWith(place.key())) {
                        try (TableContents contents = storage.split(
                                        tables, one.getValue().database(), one.getValue().name(), progress);
                                var list = contents.orphans().stream()) {
                            list.forEach(it -> sink.accept(new ListedObject(
                                    it.key(), null, it.size(), it.modified(), it.storageClass())));
                        }
                    }
                }
            }
        };
    }

    private Clients clients() {
        lock.lock();
        try {
            Clients known = clients;
            if (known == null) {
                AwsConnector aws = new SdkConnector(opened.now(), wiring.profiles());
                known = new Clients(aws, aws.objectPages(), aws.storage(), wiring.storageFindings(opened.now()));
                clients = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            Clients known = clients;
            if (known != null) {
                known.pages().close();
                known.storage().close();
                known.findings().close();
            }
        } finally {
            lock.unlock();
        }
    }
}
