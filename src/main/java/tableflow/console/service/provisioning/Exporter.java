package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.provisioning.TopicSpec.Storage;
import tableflow.console.domain.provisioning.TopicSpec.ValueSchema;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.service.port.KafkaRest;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.port.Tableflow;

/// Writes down what exists as a manifest: planned at once, it changes nothing but the keys of its owner.
///
/// @param clusterId the cluster whose tables are exported
record Exporter(Site site, String clusterId) {

    /// The manifest of the tables called `names`, or of all of the cluster when there are none.
    Manifest export(List<String> names) {
        String environment = site.desired().environmentId();
        Tableflow tableflow = Caller.tableflow(site);
        Map<String, TableflowTopic> tables = new TreeMap<>();
        tableflow.topics(environment, clusterId).forEach(it -> tables.put(it.name(), it));
        List<TableflowTopic> wanted = new ArrayList<>();
        for (String name : names.isEmpty() ? List.copyOf(tables.keySet()) : names) {
            TableflowTopic table = tables.get(name);
            if (table == null) {
                throw RemoteFailure.of(Kind.NOT_FOUND, "export " + name, "Tableflow is not enabled on it");
            }
            wanted.add(table);
        }
        List<ProviderIntegration> integrations = site.control().providerIntegrations(environment);
        CatalogIntegration glue = GlueStep.find(tableflow, environment, clusterId).orElse(null);
        ProviderIntegration shared = shared(wanted, glue, integrations).orElse(null);
        return new Manifest(null, environment, clusterId, site.desired().owner(), Manifest.Keys.DEFAULTS,
                shared == null ? null : integration(shared),
                glue == null ? null : new Manifest.Glue(glue.displayName(), glue.customDatabase()),
                wanted.stream().map(it -> topic(it, shared == null ? "" : shared.id())).toList());
    }

    /// The integration that the manifest names: Glue's, else the one of most tables. Topics with another one name it.
    private static Optional<ProviderIntegration> shared(
            List<TableflowTopic> tables, @Nullable CatalogIntegration glue, List<ProviderIntegration> all) {
        Map<String, Long> uses = tables.stream().flatMap(it -> integrationOf(it).stream())
                .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
        String ofGlue = glue == null ? null : glue.providerIntegrationId();
        return uses.keySet().stream()
                .max(Comparator.comparing((String it) -> it.equals(ofGlue)).thenComparing(uses::get))
                .flatMap(id -> all.stream().filter(it -> it.id().equals(id)).findFirst());
    }

    private static Optional<String> integrationOf(TableflowTopic table) {
        return table.storage() instanceof TableStorage.ByobAws byob
                ? Optional.of(byob.providerIntegrationId())
                : Optional.empty();
    }

    private static Manifest.Integration integration(ProviderIntegration found) {
        return new Manifest.Integration(found.displayName(), found.customerRoleArn());
    }

    private TopicSpec topic(TableflowTopic table, String shared) {
        KafkaRest kafka = Caller.kafka(site, clusterId);
        SchemaRegistry registry = Caller.registry(site);
        int partitions = kafka.topic(table.name())
                .orElseThrow(() -> RemoteFailure.of(Kind.NOT_FOUND, "export " + table.name(), "the topic is gone"))
                .partitionCount();
        Map<String, String> configs = new LinkedHashMap<>();
        for (TopicConfig config : kafka.configs(table.name())) {
            String value = config.value();
            if (value != null && !config.isDefault() && !config.readOnly() && !config.sensitive()) {
                configs.put(config.name(), value);
            }
        }
        TopicSpec named = new TopicSpec(table.name(), null, partitions, configs, null, null,
                table(table, configs, shared));
        return new TopicSpec(named.name(), null, partitions, configs, schema(registry.latest(named.subject())),
                registry.compatibilityLevel(named.subject()).known(), named.table());
    }

    /// Without a schema the manifest says "registered", and planning it tells that there is none.
    private static @Nullable ValueSchema schema(Optional<SchemaVersion> version) {
        return version.filter(it -> it.format().known() != null)
                .map(it -> new ValueSchema(
                        Objects.requireNonNull(it.format().known()), it.text(), it.references(),
                        "version " + it.version()))
                .orElse(null);
    }

    private static TopicSpec.Table table(TableflowTopic table, Map<String, String> configs, String shared) {
        Set<TableFormat> formats = EnumSet.noneOf(TableFormat.class);
        table.formats().forEach(it -> {
            if (it.known() != null) {
                formats.add(it.known());
            }
        });
        Storage storage = switch (table.storage()) {
            case TableStorage.ByobAws byob -> new Storage.Bucket(byob.bucketName(),
                    byob.providerIntegrationId().equals(shared) ? null : byob.providerIntegrationId());
            case TableStorage.Managed managed -> new Storage.Managed();
            case TableStorage.Other other -> throw RemoteFailure.of(
                    Kind.INVALID, "export " + table.name(), "its storage is " + other.kind());
        };
        TableflowTopic.Config config = table.config();
        TableSettings settings = new TableSettings(config.snapshotRetentionMillis(), config.rowRetentionMillis(),
                config.errorHandling(),
                config.metadataColumnNaming() == null ? null : config.metadataColumnNaming().known());
        boolean upsert = configs.getOrDefault("cleanup.policy", "").contains("compact");
        return new TopicSpec.Table(formats, storage, settings, upsert);
    }
}
