package tableflow.console.sandbox.confluent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tableflow.console.sandbox.http.Json;

/// How far a table is: PENDING for its time at least, then RUNNING, FAILED or suspended as the materialiser says; and
/// how far each catalog of its cluster has it. An armed [Outcomes.Outcome] comes before what really happens; without a
/// materialiser all goes well in its time.
final class TableflowStatus {
    private static final Duration STALE = Duration.ofHours(2);

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
        if (!org.past(table.life().startedAt(), org.pace().tableRunning())
                || outcome(table).stuck() == Outcomes.Stuck.PENDING) {
            return Phase.PENDING;
        }
        Optional<TableState> real = real(table);
        if (real.isPresent()) {
            TableState state = real.get();
            return state.failing() ? Phase.FAILED
                    : state.running() || state.suspended() ? Phase.RUNNING : Phase.PENDING;
        }
        return outcome(table).failure().isPresent() ? Phase.FAILED : Phase.RUNNING;
    }

    /// It stopped by itself, and waits to be resumed.
    boolean suspended(TableflowTopic table) {
        return phase(table) != Phase.PENDING
                && real(table).map(TableState::suspended).orElseGet(() -> outcome(table).suspended());
    }

    /// What the materialiser says, unless the test hook decides.
    private Optional<TableState> real(TableflowTopic table) {
        return org.outcomes().decides(table.name())
                ? Optional.empty()
                : org.materialiser().map(states -> states.of(table.storage().path()));
    }

    private Optional<String> failure(TableflowTopic table) {
        Optional<TableState> real = real(table);
        return real.isPresent() ? real.get().failure() : outcome(table).failure();
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
        if (org.now().isBefore(synced)) {
            return Optional.empty();
        }
        return catalog.glue() && real(table).isPresent()
                ? sync(table, catalog).flatMap(TableState.Sync::firstAt)
                : Optional.of(synced);
    }

    /// When the catalog was last up to date with the table. Where nobody syncs in earnest: the last of the syncs that
    /// repeat after the first, at the rhythm of commits.
    Instant lastSync(TableflowTopic table, CatalogIntegration catalog, Instant first) {
        if (outcome(table).stuck() == Outcomes.Stuck.STALE) {
            return org.now().minus(STALE);
        }
        Duration every = org.pace().commitEvery();
        return sync(table, catalog).flatMap(TableState.Sync::lastAt).orElseGet(() ->
                first.plus(every.multipliedBy(Duration.between(first, org.now()).dividedBy(every))));
    }

    private Optional<TableState.Sync> sync(TableflowTopic table, CatalogIntegration catalog) {
        return real(table).flatMap(state -> Optional.ofNullable(state.syncs().get(catalog.id())));
    }

    /// When it was made; one that the test hook leaves PENDING has been so for two hours.
    Instant createdAt(TableflowTopic table) {
        return outcome(table).stuck() == Outcomes.Stuck.PENDING ? org.now().minus(STALE) : table.createdAt();
    }

    ObjectNode json(TableflowTopic table) {
        Phase phase = phase(table);
        ObjectNode status = Json.object().put("phase", phase.name());
        if (phase == Phase.FAILED || suspended(table)) {
            failure(table).ifPresent(text -> status.put("error_message", text));
        }
        ArrayNode syncs = status.putArray("catalog_sync_statuses");
        org.catalogs(table.environmentId(), table.clusterId()).stream()
                .filter(catalog -> published(table, catalog))
                .forEach(catalog -> syncs.add(syncJson(table, catalog)));
        ArrayNode failing = status.putArray("failing_table_formats");
        if (phase == Phase.RUNNING) {
            Map<String, String> formats = new TreeMap<>(real(table).map(TableState::failingFormats).orElse(Map.of()));
            formats.putAll(outcome(table).failingFormats());
            formats.forEach((format, text) -> {
                if (table.config().formats().contains(format)) {
                    failing.addObject().put("format", format).put("error_message", text);
                }
            });
        }
        return status.put("write_mode", table.life().writeMode());
    }

    private ObjectNode syncJson(TableflowTopic table, CatalogIntegration catalog) {
        ObjectNode json = Json.object()
                .put("catalog_integration_id", catalog.id())
                .put("catalog_type", switch (catalog.kind()) {
                    case "AwsGlue" -> "AWS_GLUE";
                    case "Snowflake" -> "SNOWFLAKE";
                    default -> "UNITY";
                });
        if (phase(table) == Phase.RUNNING && outcome(table).stuck() == Outcomes.Stuck.DISCONNECTED) {
            return json.put("sync_status", "DISCONNECTED");
        }
        Optional<String> failure = outcome(table).catalogFailure()
                .or(() -> sync(table, catalog).flatMap(TableState.Sync::failure));
        if (phase(table) == Phase.RUNNING && failure.isPresent()) {
            return json.put("sync_status", "FAILED").put("error_message", failure.get());
        }
        return json.put("sync_status", syncedAt(table, catalog).isPresent() ? "SYNCED" : "PENDING");
    }

    private Outcomes.Outcome outcome(TableflowTopic table) {
        return org.outcomes().of(table.name());
    }
}
