package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.NewTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.service.port.Tableflow;

/// Tableflow on the topic. Formats and settings can be changed; storage cannot: that would be a new table.
record TableStep(Desired.Topic wanted, String environmentId, Set<String> roles) implements StepWork {

    static String idFor(String topic) {
        return "tableflow:" + topic;
    }

    @Override
    public Facts facts() {
        Set<String> after = new HashSet<>(roles);
        after.addAll(Set.of(TopicStep.idFor(wanted.name()), SchemaStep.idFor(wanted.name()), KeyStep.TABLEFLOW_ID,
                RegionStep.idFor(wanted.clusterId())));
        if (wanted.bucket() != null) {
            after.add(integrationStep());
        }
        return new Facts(idFor(wanted.name()), Kind.TABLEFLOW_TOPIC, wanted.name(), wanted.name(), after,
                Map.of("environment", environmentId, "cluster", wanted.clusterId()));
    }

    @Override
    public Look look(Site site) {
        TableStorage storage = storage(site);
        TopicSpec.Table spec = wanted.spec().table();
        NewTableflowTopic request = new NewTableflowTopic(wanted.name(), environmentId, wanted.clusterId(),
                spec.formats(), storage, spec.settings());
        String intent = "make " + words(spec.formats()) + " of " + wanted.name() + " in "
                + (wanted.bucket() == null ? "managed storage" : "the bucket " + wanted.bucket());
        Optional<Tableflow> tableflow = site.tableflow();
        if (tableflow.isEmpty()) {
            return Look.unseen(intent, request);
        }
        return tableflow.get().topic(environmentId, wanted.clusterId(), wanted.name())
                .map(found -> compare(found, storage, site).made(found.createdAt(), Map.of()))
                .orElseGet(() -> Look.create(intent, request));
    }

    private TableStorage storage(Site site) {
        return wanted.bucket() == null
                ? new TableStorage.Managed(null)
                : new TableStorage.ByobAws(
                        wanted.bucket(), site.outputs().orPlaceholder(integrationStep()), null, null);
    }

    private String integrationStep() {
        return IntegrationStep.idFor(wanted.ownIntegration());
    }

    private Look compare(TableflowTopic found, TableStorage storage, Site site) {
        String existing = "table, " + found.status().phase() + (found.suspended() ? ", suspended" : "") + ", formats "
                + found.formats().stream().map(Objects::toString).sorted().collect(Collectors.joining(", "));
        List<String> reasons = storageReasons(
                found.storage(), storage, site.outputs().find(integrationStep()).orElse(null));
        if (!reasons.isEmpty()) {
            return Look.blocked(existing, "take the table " + wanted.name() + " as it is", reasons);
        }
        List<String> changes = new ArrayList<>();
        Set<TableFormat> formats = wanted.spec().table().formats();
        Set<String> now = found.formats().stream().map(Objects::toString).collect(Collectors.toSet());
        Set<String> then = formats.stream().map(Enum::name).collect(Collectors.toSet());
        boolean otherFormats = !now.equals(then);
        if (otherFormats) {
            changes.add("formats to " + words(formats));
        }
        TableSettings settings = differing(found.config(), changes);
        if (found.suspended()) {
            changes.add("suspended to resumed");
        }
        if (changes.isEmpty()) {
            return Look.as(Action.REUSE, existing, wanted.name());
        }
        return Look.change(existing, "change " + String.join(", ", changes), wanted.name(),
                        List.of(new ChangeTableflowTopic(wanted.name(), environmentId, wanted.clusterId(),
                                otherFormats ? formats : null, settings, found.suspended())))
                .changing(settings(found, otherFormats ? formats : null, settings));
    }

    private static List<Setting> settings(
            TableflowTopic found, @Nullable Set<TableFormat> formats, TableSettings wanted) {
        Map<String, String> after = new TreeMap<>();
        if (formats != null) {
            after.put(Setting.FORMATS, Setting.text(formats));
        }
        put(after, Setting.SNAPSHOTS, wanted.snapshotRetentionMillis());
        put(after, Setting.ROWS, wanted.rowRetentionMillis());
        put(after, Setting.ERRORS, wanted.errorHandling() == null ? null : Setting.text(wanted.errorHandling()));
        put(after, Setting.COLUMNS, wanted.metadataColumnNaming());
        Map<String, String> before = Setting.of(found);
        return after.entrySet().stream()
                .map(it -> new Setting(it.getKey(), before.get(it.getKey()), it.getValue()))
                .toList();
    }

    private static void put(Map<String, String> texts, String name, @Nullable Object value) {
        if (value != null) {
            texts.put(name, value.toString());
        }
    }

    /// Integrations are found by their role: while the wanted one is still to be made, every table uses another one.
    private static List<String> storageReasons(
            TableStorage found, TableStorage wanted, @Nullable String integration) {
        String never = ": the storage of a table cannot be changed; disabling and enabling Tableflow makes a new table";
        if (found instanceof TableStorage.ByobAws now && wanted instanceof TableStorage.ByobAws then) {
            if (!now.bucketName().equals(then.bucketName())) {
                return List.of("the table lies in the bucket " + now.bucketName() + ", not in " + then.bucketName()
                        + never);
            }
            return now.providerIntegrationId().equals(integration)
                    ? List.of()
                    : List.of("the table uses the provider integration " + now.providerIntegrationId() + ", not "
                            + (integration == null ? "the one that the manifest's role needs" : integration) + never);
        }
        return found.getClass() == wanted.getClass()
                ? List.of()
                : List.of("the table lies in " + kind(found) + ", not in " + kind(wanted) + never);
    }

    private static String kind(TableStorage storage) {
        return switch (storage) {
            case TableStorage.ByobAws byob -> "the bucket " + byob.bucketName();
            case TableStorage.Managed managed -> "managed storage";
            case TableStorage.Other other -> other.kind();
        };
    }

    /// The wanted settings that differ from what the service tells; what it does not tell counts as different.
    private TableSettings differing(TableflowTopic.Config found, List<String> changes) {
        TableSettings settings = wanted.spec().table().settings();
        Long snapshots = other(settings.snapshotRetentionMillis(), found.snapshotRetentionMillis());
        Long rows = other(settings.rowRetentionMillis(), found.rowRetentionMillis());
        ErrorHandling errors = settings.errorHandling();
        if (errors != null && sameErrors(errors, found.errorHandling())) {
            errors = null;
        }
        MetadataColumnNaming naming = settings.metadataColumnNaming();
        if (naming != null && found.metadataColumnNaming() != null && found.metadataColumnNaming().is(naming)) {
            naming = null;
        }
        if (snapshots != null) {
            changes.add("snapshot retention to " + snapshots + " ms");
        }
        if (rows != null) {
            changes.add("row retention to " + rows + " ms");
        }
        if (errors != null) {
            changes.add("error handling to " + errors.mode());
        }
        if (naming != null) {
            changes.add("metadata column naming to " + naming);
        }
        return new TableSettings(snapshots, rows, errors, naming);
    }

    private static @Nullable Long other(@Nullable Long wanted, @Nullable Long found) {
        return wanted == null || wanted.equals(found) ? null : wanted;
    }

    private static boolean sameErrors(ErrorHandling wanted, @Nullable ErrorHandling found) {
        if (found == null || !wanted.mode().text().equalsIgnoreCase(found.mode().text())) {
            return false;
        }
        // A target is told for LOG only, and only when it was named.
        return wanted.deadLetterTopic() == null
                || wanted.deadLetterTopic().equals(found.deadLetterTopic() == null
                        ? ErrorHandling.DEFAULT_DEAD_LETTER_TOPIC : found.deadLetterTopic());
    }

    private static String words(Set<TableFormat> formats) {
        return new TreeSet<>(formats).stream().map(Enum::name).collect(Collectors.joining(" and ")) + " tables";
    }

    @Override
    public List<String> irreversible(Look look) {
        return look.action() == Action.CREATE || look.action() == Action.CREATE_IF_ABSENT
                ? List.of(
                        "bucket, storage kind and write mode are fixed: other ones mean a new table",
                        "disabling Tableflow later leaves the objects in the bucket and the table in Glue")
                : List.of();
    }
}
