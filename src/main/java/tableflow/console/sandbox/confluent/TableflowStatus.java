package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tableflow.console.sandbox.http.Json;

/// How far a table is: PENDING for its time, then RUNNING, FAILED or suspended as its [Outcomes] say; and how far each
/// catalog of its cluster has it.
final class TableflowStatus {
    private final Organization org;

    TableflowStatus(Organization org) {
        this.org = org;
    }

    enum Phase {
        PENDING,
        RUNNING,
        FAILED
    }

    Phase phase(TableflowTopic table) {
        if (!org.past(table.life().startedAt(), org.pace().tableRunning())) {
            return Phase.PENDING;
        }
        return outcome(table).failure().isPresent() ? Phase.FAILED : Phase.RUNNING;
    }

    /// It stopped by itself, and waits to be resumed.
    boolean suspended(TableflowTopic table) {
        return phase(table) != Phase.PENDING && outcome(table).suspended();
    }

    /// Does this catalog take this table? Managed storage has no external catalog; Unity reads Delta, the others
    /// Iceberg.
    static boolean published(TableflowTopic table, CatalogIntegration catalog) {
        String format = catalog.kind().equals("Unity") ? "DELTA" : "ICEBERG";
        return table.storage().byob() && table.config().formats().contains(format);
    }

    /// When the catalog first had the table; empty as long as it has not, or never will.
    Optional<Instant> syncedAt(TableflowTopic table, CatalogIntegration catalog) {
        if (phase(table) != Phase.RUNNING || outcome(table).catalogFailure().isPresent()
                || !published(table, catalog)) {
            return Optional.empty();
        }
        Instant running = table.life().startedAt().plus(org.pace().tableRunning());
        Instant start = running.isAfter(catalog.createdAt()) ? running : catalog.createdAt();
        Instant synced = start.plus(org.pace().catalogSynced());
        return org.now().isBefore(synced) ? Optional.empty() : Optional.of(synced);
    }

    /// The last of the syncs that repeat after the first, at the rhythm of commits.
    Instant lastSync(Instant first) {
        Duration every = org.pace().commitEvery();
        return first.plus(every.multipliedBy(Duration.between(first, org.now()).dividedBy(every)));
    }

    ObjectNode json(TableflowTopic table) {
        Outcomes.Outcome outcome = outcome(table);
        Phase phase = phase(table);
        ObjectNode status = Json.object().put("phase", phase.name());
        if (phase == Phase.FAILED || suspended(table)) {
            outcome.failure().ifPresent(text -> status.put("error_message", text));
        }
        ArrayNode syncs = status.putArray("catalog_sync_statuses");
        org.catalogs(table.environmentId(), table.clusterId()).stream()
                .filter(catalog -> published(table, catalog))
                .forEach(catalog -> syncs.add(sync(table, catalog)));
        ArrayNode failing = status.putArray("failing_table_formats");
        if (phase == Phase.RUNNING) {
            outcome.failingFormats().forEach((format, text) -> {
                if (table.config().formats().contains(format)) {
                    failing.addObject().put("format", format).put("error_message", text);
                }
            });
        }
        return status.put("write_mode", table.life().writeMode());
    }

    private ObjectNode sync(TableflowTopic table, CatalogIntegration catalog) {
        ObjectNode sync = Json.object()
                .put("catalog_integration_id", catalog.id())
                .put("catalog_type", switch (catalog.kind()) {
                    case "AwsGlue" -> "AWS_GLUE";
                    case "Snowflake" -> "SNOWFLAKE";
                    default -> "UNITY";
                });
        Optional<String> failure = outcome(table).catalogFailure();
        if (phase(table) == Phase.RUNNING && failure.isPresent()) {
            return sync.put("sync_status", "FAILED").put("error_message", failure.get());
        }
        return sync.put("sync_status", syncedAt(table, catalog).isPresent() ? "SYNCED" : "PENDING");
    }

    private Outcomes.Outcome outcome(TableflowTopic table) {
        return org.outcomes().of(table.name());
    }
}
