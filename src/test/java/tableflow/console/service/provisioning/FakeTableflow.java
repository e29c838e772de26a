package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteCatalogIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.NewGlueIntegration;
import tableflow.console.domain.change.ChangeRequest.NewTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableflowRegion;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.Config;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.Status;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.service.port.Tableflow;
import tableflow.console.service.support.Waiter;

/// Tableflow of [World]: a new table is PENDING for some looks, then RUNNING.
record FakeTableflow(World world, Waiter clock, String keyId) implements Tableflow {

    @Override
    public List<TableflowRegion> regions(CloudProvider cloud) {
        return world.read("regions", () -> {
            world.admit(keyId, "list regions");
            return List.of(new TableflowRegion(Open.of(CloudProvider.AWS), "us-east-1"));
        });
    }

    @Override
    public List<TableflowTopic> topics(String environmentId, String clusterId) {
        return world.read("tables", () -> List.copyOf(world.tables.values()));
    }

    @Override
    public Optional<TableflowTopic> topic(String environmentId, String clusterId, String name) {
        return world.read("table", () -> {
            world.tableReads++;
            return Optional.ofNullable(world.tables.get(name)).map(this::aged);
        });
    }

    private TableflowTopic aged(TableflowTopic table) {
        boolean running = world.tableReads >= world.runsAfter;
        List<CatalogSync> syncs = world.catalogs.values().stream()
                .map(it -> new CatalogSync(it.id(), "AWS_GLUE", Open.of(world.tableReads >= world.catalogSyncsAfter
                        ? SyncStatus.SYNCED : SyncStatus.PENDING), null))
                .toList();
        Status status = table.status().phase().is(Phase.PENDING)
                ? new Status(Open.of(running ? Phase.RUNNING : Phase.PENDING), null, List.of(), syncs, null)
                : table.status();
        return new TableflowTopic(table.name(), table.environmentId(), table.clusterId(), table.formats(),
                table.storage(), table.config(), table.suspended(), status, table.createdAt());
    }

    @Override
    public TableflowTopic create(NewTableflowTopic request) {
        return world.effect("create table", () -> {
            world.admit(keyId, "create table");
            if (!world.topics.containsKey(request.name())) {
                throw World.failure(Kind.NOT_FOUND, 404);
            }
            if (world.tables.containsKey(request.name())) {
                throw World.failure(Kind.CONFLICT, 409);
            }
            TableflowTopic made = new TableflowTopic(request.name(), request.environmentId(), request.clusterId(),
                    open(request.formats()), request.storage(), config(request.settings(), null), false,
                    new Status(Open.of(Phase.PENDING), null, List.of(), List.of(), null), clock.now());
            world.tables.put(made.name(), made);
            return made;
        });
    }

    private static Set<Open<TableFormat>> open(Set<TableFormat> formats) {
        return formats.stream().map(Open::of).collect(Collectors.toSet());
    }

    private static Config config(TableSettings settings, @Nullable Config before) {
        Long snapshots = settings.snapshotRetentionMillis();
        Long rows = settings.rowRetentionMillis();
        ErrorHandling errors = settings.errorHandling();
        return new Config(
                snapshots != null
                        ? snapshots
                        : before == null ? Long.valueOf(604800000L) : before.snapshotRetentionMillis(),
                rows != null || before == null ? rows : before.rowRetentionMillis(),
                errors != null
                        ? errors
                        : before == null
                                ? new ErrorHandling(Open.of(ErrorHandling.Mode.SUSPEND), null)
                                : before.errorHandling(),
                settings.metadataColumnNaming() == null ? null : Open.of(settings.metadataColumnNaming()));
    }

    @Override
    public TableflowTopic change(ChangeTableflowTopic request) {
        return world.effect("change table", () -> {
            TableflowTopic before = Objects.requireNonNull(world.tables.get(request.name()));
            TableflowTopic after = new TableflowTopic(before.name(), before.environmentId(), before.clusterId(),
                    request.formats() == null ? before.formats() : open(request.formats()), before.storage(),
                    config(request.settings(), before.config()), before.suspended() && !request.resume(),
                    before.status(), before.createdAt());
            world.tables.put(after.name(), after);
            return after;
        });
    }

    @Override
    public void delete(DeleteTableflowTopic request) {
        world.effect("delete table", () -> String.valueOf(world.tables.remove(request.name())));
    }

    @Override
    public List<CatalogIntegration> catalogIntegrations(String environmentId, String clusterId) {
        return world.read("catalogs", () -> new ArrayList<>(world.catalogs.values()));
    }

    @Override
    public CatalogIntegration create(NewGlueIntegration request) {
        return world.effect("create catalog", () -> {
            if (!world.catalogs.isEmpty()) {
                throw World.failure(Kind.CONFLICT, 409);
            }
            CatalogIntegration made = new CatalogIntegration(world.id("tci-"), request.displayName(),
                    CatalogIntegration.AWS_GLUE, request.providerIntegrationId(), request.customDatabase(), null, null,
                    null, clock.now());
            world.catalogs.put(made.id(), made);
            return made;
        });
    }

    @Override
    public void delete(DeleteCatalogIntegration request) {
        world.effect("delete catalog", () -> String.valueOf(world.catalogs.remove(request.id())));
    }
}
