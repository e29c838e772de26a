package tableflow.console;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.port.Connector;
import tableflow.console.service.port.ObjectPages;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.query.ready.TopicTables;
import tableflow.console.service.storage.StorageScans;
import tableflow.console.service.storage.growth.Growth;
import tableflow.console.service.storage.table.TableStorage;
import tableflow.console.service.storage.table.TableSurvey;
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
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ObjectPages pages;
    private boolean closed;

    /// @param clients closed by who made them
    /// @param scans blocking
    StorageTablesWiring(Wiring wiring, OpenProfile opened, AthenaClients clients, Supplier<StorageScans> scans) {
        this.wiring = wiring;
        this.opened = opened;
        this.clients = clients;
        this.scans = scans;
        this.topics = wiring.topicSources(opened::now);
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
            return new TableStorage(pages(), wiring.threads(), Waiter.real(), TableStorage.SAFE_AGE,
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
                        scans.get().files()),
                Waiter.real());
    }

    /// Opened once, when it is first needed.
    private ObjectPages pages() {
        lock.lock();
        try {
            if (closed) {
                throw RemoteFailure.of(Kind.CANCELLED, "call AWS", "the profile was closed");
            }
            ObjectPages known = pages;
            if (known == null) {
                known = clients.connector().objectPages();
                pages = known;
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
            closed = true;
            if (pages != null) {
                pages.close();
            }
        } finally {
            lock.unlock();
        }
        topics.close();
    }
}
