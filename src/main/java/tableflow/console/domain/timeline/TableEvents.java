package tableflow.console.domain.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tableflow.console.domain.Open;
import tableflow.console.domain.Units;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.confluent.TableflowTopic.CatalogSync;
import tableflow.console.domain.confluent.TableflowTopic.SyncStatus;
import tableflow.console.domain.lake.SchemaVersion;
import tableflow.console.domain.lake.Snapshot;
import tableflow.console.domain.monitor.Alert;
import tableflow.console.domain.monitor.Threshold.Rule;
import tableflow.console.domain.timeline.Event.Kind;
import tableflow.console.domain.timeline.Event.Source;

/// What each source tells of a table's past, as events.
public final class TableEvents {

    private static final int MOST_COLUMNS = 4;

    private TableEvents() {}

    /// What the control plane tells: when Tableflow was turned on, and how it is at the moment it was asked, since it
    /// keeps no history.
    ///
    /// @param readAt when it was asked
    public static List<Event> controlPlane(
            TableflowTopic table, Collection<CatalogIntegration> catalogs, Instant readAt) {
        List<Event> events = new ArrayList<>();
        Instant created = table.createdAt();
        if (created != null) {
            events.add(new Event(created, Kind.CREATED, Source.CONTROL_PLANE, "Tableflow was turned on", false));
        }
        TableflowTopic.Status status = table.status();
        boolean bad = table.suspended() || status.phase().is(TableflowTopic.Phase.FAILED)
                || !status.failingFormats().isEmpty();
        String error = status.errorMessage();
        events.add(new Event(
                readAt, Kind.STATE, Source.CONTROL_PLANE,
                "Now " + status.phase().text() + (table.suspended() ? ", suspended" : "")
                        + (error == null ? "" : ": " + error),
                bad,
                condition(table)));
        status.failingFormats().forEach(format -> events.add(new Event(
                readAt, Kind.STATE, Source.CONTROL_PLANE,
                "Now failing: format " + format.format()
                        + (format.errorMessage() == null ? "" : ": " + format.errorMessage()),
                true)));
        for (CatalogSync sync : status.catalogSyncs()) {
            sync(events, sync, catalogs, readAt);
        }
        return events;
    }

    private static Condition condition(TableflowTopic table) {
        Open<TableflowTopic.Phase> phase = table.status().phase();
        return table.suspended() ? Condition.SUSPENDED
                : phase.is(TableflowTopic.Phase.FAILED) ? Condition.STOPPED
                : !table.status().failingFormats().isEmpty() ? Condition.STOPPED
                : phase.is(TableflowTopic.Phase.PENDING) ? Condition.PENDING
                : phase.is(TableflowTopic.Phase.RUNNING) ? Condition.RUNNING : Condition.UNKNOWN;
    }

    /// What the registry tells: when versions of a subject were registered.
    ///
    /// @param times by the versions' numbers
    public static List<Event> registered(String subject, Map<Integer, Instant> times) {
        return times.entrySet().stream()
                .map(it -> new Event(it.getValue(), Kind.SCHEMA, Source.REGISTRY,
                        "Version " + it.getKey() + " of " + subject + " was registered", false))
                .toList();
    }

    private static void sync(
            List<Event> events, CatalogSync sync, Collection<CatalogIntegration> catalogs, Instant readAt) {
        CatalogIntegration integration = catalogs.stream()
                .filter(it -> it.id().equals(sync.catalogIntegrationId()))
                .findFirst()
                .orElse(null);
        String name = integration == null ? sync.catalogIntegrationId() : integration.displayName();
        boolean good = sync.syncStatus().is(SyncStatus.SYNCED) || sync.syncStatus().is(SyncStatus.PENDING);
        events.add(new Event(
                readAt, Kind.SYNC, Source.CONTROL_PLANE,
                "Catalog " + name + " is now " + sync.syncStatus().text()
                        + (sync.errorMessage() == null ? "" : ": " + sync.errorMessage()),
                !good));
        if (integration != null) {
            Instant last = integration.lastSyncAt();
            Instant made = integration.createdAt();
            if (last != null) {
                events.add(new Event(
                        last, Kind.SYNC, Source.CONTROL_PLANE, "Catalog " + name + " was synchronised", false));
            }
            if (made != null) {
                events.add(new Event(
                        made, Kind.CREATED, Source.CONTROL_PLANE, "Catalog integration " + name + " was made", false));
            }
        }
    }

    /// What the table's metadata file tells: its commits, and schemas from the first commit with them on.
    public static List<Event> table(Collection<Snapshot> snapshots, Collection<SchemaVersion> schemas) {
        List<Event> events = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            events.add(new Event(
                    Instant.ofEpochMilli(snapshot.committedAt()), Kind.SNAPSHOT, Source.TABLE, words(snapshot), false,
                    "replace".equals(snapshot.operation()) ? null : Condition.RUNNING));
        }
        for (SchemaVersion schema : schemas) {
            OptionalLong since = schema.since();
            if (since.isPresent()) {
                events.add(new Event(
                        Instant.ofEpochMilli(since.getAsLong()), Kind.SCHEMA, Source.TABLE, words(schema),
                        schema.changes().stream().anyMatch(change -> change.broken() != null)));
            }
        }
        return events;
    }

    private static String words(Snapshot snapshot) {
        String operation = snapshot.operation() == null ? "commit" : snapshot.operation();
        OptionalLong added = snapshot.figure("added-records");
        OptionalLong deleted = snapshot.figure("deleted-records");
        StringBuilder words = new StringBuilder("replace".equals(operation) ? "Files were rewritten" : "Commit: ")
                .append("replace".equals(operation) ? "" : operation);
        added.ifPresent(rows -> words.append(", ").append(Units.grouped(rows)).append(" rows more"));
        deleted.ifPresent(rows -> words.append(", ").append(Units.grouped(rows)).append(" rows less"));
        return words.toString();
    }

    private static String words(SchemaVersion schema) {
        if (schema.changes().isEmpty()) {
            return "First commit with table schema " + schema.id();
        }
        String changes = schema.changes().stream()
                .limit(MOST_COLUMNS)
                .map(change -> change.path() + " " + word(change.kind()))
                .collect(Collectors.joining(", "));
        int more = schema.changes().size() - MOST_COLUMNS;
        return "First commit with table schema " + schema.id() + ": " + changes
                + (more > 0 ? " and " + more + " more changes" : "");
    }

    private static String word(SchemaVersion.Kind kind) {
        return switch (kind) {
            case ADDED -> "added";
            case REMOVED -> "removed";
            case RENAMED -> "renamed";
            case RETYPED -> "of another type";
            case MADE_NULLABLE -> "may be null";
            case MADE_REQUIRED -> "may not be null";
            case COMMENTED -> "has another comment";
        };
    }

    /// What the monitor kept: when a limit was passed, and when that was over. As exact as it sampled.
    public static List<Event> alerts(Collection<Alert> alerts) {
        List<Event> events = new ArrayList<>();
        for (Alert alert : alerts) {
            Kind kind = alert.rule() instanceof Rule.SyncFailed ? Kind.SYNC : Kind.STATE;
            boolean stops = alert.rule() instanceof Rule.NotRunning;
            events.add(new Event(alert.opened(), kind, Source.MONITOR, begun(alert.rule()), true,
                    stops ? Condition.STOPPED : null));
            Instant closed = alert.closed();
            if (closed != null) {
                events.add(new Event(closed, kind, Source.MONITOR, over(alert), false,
                        !stops ? null : alert.end() == Alert.End.BACK ? Condition.RUNNING : Condition.UNKNOWN));
            }
        }
        return events;
    }

    private static String begun(Rule rule) {
        return switch (rule) {
            case Rule.NotRunning _ -> "Stopped: failed or suspended, or a format fails";
            case Rule.SyncFailed _ -> "A catalog did not get the table any more";
            case Rule.Above above -> figure(above) + " rose above the limit";
            case Rule.GrowthPerDay _ -> "Growth a day rose above the limit";
        };
    }

    private static String over(Alert alert) {
        if (alert.end() != Alert.End.BACK) {
            return "No longer watched: " + begun(alert.rule());
        }
        return switch (alert.rule()) {
            case Rule.NotRunning _ -> "Running again";
            case Rule.SyncFailed _ -> "All catalogs got the table again";
            case Rule.Above above -> figure(above) + " was within the limit again";
            case Rule.GrowthPerDay _ -> "Growth a day was within the limit again";
        };
    }

    private static String figure(Rule.Above above) {
        String name = above.figure().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
