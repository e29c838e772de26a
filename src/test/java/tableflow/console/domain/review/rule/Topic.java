package tableflow.console.domain.review.rule;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.Phase;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.domain.confluent.TableflowTopic.WriteMode;
import tableflow.console.domain.doctor.ladder.Evidence;
import tableflow.console.domain.doctor.ladder.Facts;

/// A Tableflow topic for tests, and the evidence that it is the only one.
record Topic(
        String name,
        TableStorage storage,
        WriteMode mode,
        @Nullable Long snapshotMillis,
        @Nullable Long rowMillis,
        @Nullable ErrorHandling errors,
        List<CatalogSync> syncs) {

    static final String ORDERS = "orders";
    static final String BUCKET = "tables";

    static Evidence topic(UnaryOperator<Topic> change) {
        TableflowTopic one = change.apply(new Topic(ORDERS, new TableStorage.ByobAws(BUCKET, "cspi-1", null, null),
                WriteMode.APPEND, null, null, null, List.of())).built();
        return Evidence.NONE.with(Facts.TABLEFLOW_TOPICS, List.of(one)).with(Facts.CATALOG_INTEGRATIONS,
                List.of(new CatalogIntegration("tci-1", "glue", CatalogIntegration.AWS_GLUE, "cspi-1", null, null,
                        null, null, null)));
    }

    private TableflowTopic built() {
        return new TableflowTopic(name, "env-1", "lkc-1", Set.of(Open.of(TableFormat.ICEBERG)), storage,
                new TableflowTopic.Config(snapshotMillis, rowMillis, errors, null), false,
                new TableflowTopic.Status(Open.of(Phase.RUNNING), null, List.of(), syncs, Open.of(mode)), null);
    }

    Topic named(String other) {
        return new Topic(other, storage, mode, snapshotMillis, rowMillis, errors, syncs);
    }

    Topic managed() {
        return new Topic(name, new TableStorage.Managed(null), mode, snapshotMillis, rowMillis, errors, syncs);
    }

    Topic mode(WriteMode other) {
        return new Topic(name, storage, other, snapshotMillis, rowMillis, errors, syncs);
    }

    Topic snapshots(Duration time) {
        return new Topic(name, storage, mode, time.toMillis(), rowMillis, errors, syncs);
    }

    Topic rows(Duration time) {
        return new Topic(name, storage, mode, snapshotMillis, time.toMillis(), errors, syncs);
    }

    Topic errors(ErrorHandling handling) {
        return new Topic(name, storage, mode, snapshotMillis, rowMillis, handling, syncs);
    }

    Topic synced(SyncStatus status) {
        return new Topic(name, storage, mode, snapshotMillis, rowMillis, errors,
                List.of(new CatalogSync("tci-1", "AwsGlue", Open.of(status), null)));
    }
}
