package tableflow.console;

import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Supplier;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.Connector;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.query.ready.TopicTables;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.growth.Growth;
import tableflow.console.service.storage.table.TableStorage;
import tableflow.console.service.storage.table.TableSurvey;
import tableflow.console.service.support.OnDemand;
import tableflow.console.service.support.ScratchFolder;
import tableflow.console.service.support.Waiter;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.ui.shell.OpenProfile;
import tableflow.console.ui.storage.table.TableServices;

/// Puts the Storage pane's tabs on tables and growth together.
final class StorageTablesWiring implements AutoCloseable {

    private final Wiring wiring;
    private final OpenProfile opened;
    private final AthenaClients clients;
    private final Supplier<StorageScans> scans;
    private final TopicSources topics;
    private final OnDemand open = new OnDemand("call AWS");
    private final Supplier<ObjectPages> pages;

    /// @param clients closed by who made them
    /// @param scans blocking
    StorageTablesWiring(Wiring wiring, OpenProfile opened, AthenaClients clients, Supplier<StorageScans> scans) {
        this.wiring = wiring;
        this.opened = opened;
        this.clients = clients;
        this.scans = scans;
        this.topics = wiring.topicSources(opened::now);
        this.pages = open.of(() -> clients.connector().objectPages());
    }

    TableServices services() {
        Profile.Aws aws = opened.now().aws();
        return new TableServices(
                this::survey, clients::tables, this::storage, this::growth, () -> scans.get().prices(),
                aws == null ? null : aws.bucket());
    }

    private TableSurvey survey() {
        return new TableSurvey(
                new TableSurvey.Sources(
                        clients::catalog, clients::storage, () -> {
                            TopicSources.TableflowScope scope = topics.tableflow().get();
                            return scope.api().topics(scope.environmentId(), scope.clusterId());
                        }, TopicTables.databases(opened.now())),
                wiring.threads());
    }

    private TableStorage storage() {
        try {
            return new TableStorage(pages.get(), wiring.threads(), Waiter.real(), TableStorage.SAFE_AGE,
                    ScratchFolder.open(wiring.scratchFolder(), InstantSource.system()));
        } catch (IOException failed) {
            throw LocalFailures.of("make a folder for lists of objects", wiring.scratchFolder(), failed);
        }
    }

    private Growth growth() {
        Profile profile = opened.now();
        Connector connector = wiring.connector(profile);
        return new Growth(
                new Growth.Sources(
                        () -> clients.connector().bucketMetrics(),
                        () -> connector.metrics(
                                profile.confluent().metricsUrl(),
                                wiring.resolve(profile, profile.confluent().cloudApiKey())),
                        profile.kafka() == null ? null : profile.kafka().clusterId(),
                        scans.get().files(),
                        this::survey),
                Waiter.real());
    }

    @Override
    public void close() {
        open.close();
        topics.close();
    }
}
