package tableflow.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import tableflow.console.cli.Services.Opened;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.aws.Inventory;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.profile.Profile;
import tableflow.console.remote.aws.SdkConnector;
import tableflow.console.service.lake.LakeTable;
import tableflow.console.service.port.AwsConnector;
import tableflow.console.service.port.BucketSettings;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.port.ObjectStorage;
import tableflow.console.service.profile.ProfileFolders;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.cost.PriceBook;
import tableflow.console.service.storage.findings.StorageFindings;
import tableflow.console.service.storage.findings.TableEntries;
import tableflow.console.service.storage.inventory.Inventories;
import tableflow.console.service.storage.keep.ScanFiles;
import tableflow.console.service.support.OnDemand;
import tableflow.console.service.support.Waiter;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.shell.PaneSpec;
import tableflow.console.ui.storage.StoragePane;
import tableflow.console.ui.storage.StoragePart;
import tableflow.console.ui.storage.StorageServices;
import tableflow.console.ui.storage.kept.KeptPart;
import tableflow.console.ui.storage.table.GrowthPart;
import tableflow.console.ui.storage.table.TableServices;
import tableflow.console.ui.storage.table.TablesPart;
import tableflow.console.ui.storage.usage.UsagePart;

/// Puts scans of a profile's buckets together, and the Storage pane of an open profile.
final class StorageWiring implements AutoCloseable {

    /// Scans that are kept of one place.
    private static final int KEPT = 40;

    private final AthenaClients clients;
    private final OnDemand open = new OnDemand("call AWS");
    private final Supplier<StorageScans> scans;
    private final StorageTablesWiring tables;
    private final StorageParts parts;

    StorageWiring(Wiring wiring, OpenProfile opened) {
        this.clients = new AthenaClients(wiring, opened);
        Supplier<Opened<StorageScans>> held = open.of(() -> wiring.storage(opened.now()));
        this.scans = () -> held.get().service();
        this.tables = new StorageTablesWiring(wiring, opened, clients, scans);
        this.parts = new StorageParts(wiring, opened, tables.services().survey());
    }

    /// The Storage pane of the open profile.
    PaneSpec pane() {
        TableServices services = tables.services();
        List<StoragePart.Factory> all = new ArrayList<>(List.of(
                UsagePart::new, TablesPart.factory(services), GrowthPart.factory(services), KeptPart::new));
        all.addAll(parts.all());
        return StoragePane.spec(new StorageServices(scans), all);
    }

    @Override
    public void close() {
        open.close();
        tables.close();
        clients.close();
        parts.close();
    }

    /// Scans of a profile's buckets.
    static Opened<StorageScans> of(Wiring wiring, Profile profile, TopicSources topics) {
        Profile.Aws part = profile.aws();
        if (part == null) {
            throw RemoteFailure.of(Kind.INVALID, "open S3", "the profile has no AWS part")
                    .withAdvice("Complete the profile.");
        }
        AwsConnector aws = new SdkConnector(profile, wiring.profiles());
        OnDemand open = new OnDemand("call AWS");
        // A profile whose keys cannot be had fails here, and not in the middle of something.
        ObjectPages pages = open.of(aws::objectPages).get();
        Inventories inventories = new Inventories(new Inventories.Sources(
                bucket -> inventories(aws, bucket), () -> pages, open.of(aws::storage), wiring.scratchFolder()));
        return new Opened<>(
                new StorageScans(
                        new StorageScans.Sources(() -> pages, aws::bucketMetrics, () -> topics(topics), inventories),
                        new StorageScans.Place(part.bucket(), part.region(),
                                new PriceBook(wiring.storagePrices())::table,
                                new ScanFiles(
                                        ProfileFolders.of(wiring.dataFolder(), ProfileFolders.Area.SCANS,
                                                profile.name()),
                                        KEPT)),
                        wiring.threads(),
                        Waiter.real()),
                open);
    }

    private static List<Inventory> inventories(AwsConnector aws, String bucket) {
        try (BucketSettings settings = aws.bucketSettings()) {
            return settings.inventories(bucket);
        }
    }

    /// What is wrong in a profile's buckets.
    static Opened<StorageFindings> findings(AwsConnector aws, TopicSources topics, ThreadFactory threads) {
        ObjectPages pages = aws.objectPages();
        ObjectStorage storage = aws.storage();
        return new Opened<>(
                new StorageFindings(
                        new StorageFindings.Sources(aws::bucketSettings, aws::buckets, () -> pages,
                                new StorageFindings.Glue(
                                        TableEntries.of(() -> databases(topics), aws::catalog),
                                        aws::catalogDetails,
                                        aws::identity,
                                        entry -> LakeTable.open(entry, storage, threads).metadata())),
                        threads,
                        Waiter.real()),
                () -> {
                    pages.close();
                    storage.close();
                });
    }

    /// Where Tableflow publishes its tables: the databases of the integrations, and the one named after the cluster.
    static List<String> databases(TopicSources topics) {
        TopicSources.TableflowScope scope = topics.tableflow().get();
        Set<String> names = new LinkedHashSet<>();
        scope.api().catalogIntegrations(scope.environmentId(), scope.clusterId()).stream()
                .filter(CatalogIntegration::isGlue).map(CatalogIntegration::customDatabase)
                .filter(Objects::nonNull).forEach(names::add);
        names.add(scope.clusterId());
        return List.copyOf(names);
    }

    private static List<TableflowTopic> topics(TopicSources topics) {
        TopicSources.TableflowScope scope = topics.tableflow().get();
        return scope.api().topics(scope.environmentId(), scope.clusterId());
    }
}
