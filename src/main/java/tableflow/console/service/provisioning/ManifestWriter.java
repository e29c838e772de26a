package tableflow.console.service.provisioning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.provisioning.TopicSpec.Storage;
import tableflow.console.domain.provisioning.TopicSpec.ValueSchema;

/// Writes a manifest as the document that [ManifestReader] reads, with the schemas' texts inside: for the journal,
/// which must stand alone, and for export.
final class ManifestWriter {

    private ManifestWriter() {}

    static ObjectNode write(Manifest manifest) {
        ObjectNode root = object();
        root.put("version", Manifest.VERSION);
        put(root, "env", manifest.environmentTag());
        put(root, "environment", manifest.environmentId());
        put(root, "cluster", manifest.clusterId());
        Manifest.Owner owner = manifest.owner();
        if (owner != null) {
            ObjectNode node = root.putObject("owner");
            put(node, "id", owner.id());
            put(node, "name", owner.name());
            put(node, "description", owner.description());
            node.put("grantRoles", owner.grantRoles());
        }
        ObjectNode keys = object();
        key(keys, "kafka", manifest.keys().kafka());
        key(keys, "schemaRegistry", manifest.keys().schemaRegistry());
        key(keys, "tableflow", manifest.keys().tableflow());
        if (!keys.isEmpty()) {
            root.set("keys", keys);
        }
        Manifest.Integration integration = manifest.providerIntegration();
        if (integration != null) {
            ObjectNode node = root.putObject("providerIntegration");
            put(node, "id", integration.id());
            put(node, "name", integration.name());
            put(node, "roleArn", integration.roleArn());
        }
        Manifest.Glue glue = manifest.glue();
        if (glue != null) {
            ObjectNode node = root.putObject("glue");
            put(node, "name", glue.name());
            put(node, "database", glue.database());
        }
        ObjectNode topics = root.putObject("topics");
        manifest.topics().forEach(it -> topics.set(it.name(), topic(it)));
        return root;
    }

    private static ObjectNode topic(TopicSpec spec) {
        ObjectNode node = object();
        put(node, "cluster", spec.clusterId());
        node.put("partitions", spec.partitions());
        if (!spec.configs().isEmpty()) {
            ObjectNode configs = node.putObject("configs");
            spec.configs().forEach(configs::put);
        }
        ValueSchema schema = spec.schema();
        if (schema == null) {
            node.put("schema", ManifestReader.REGISTERED);
        } else {
            node.set("schema", schema(schema));
        }
        put(node, "compatibility", spec.compatibility() == null ? null : spec.compatibility().name());
        ArrayNode formats = node.putArray("formats");
        new TreeSet<TableFormat>(spec.table().formats()).forEach(it -> formats.add(it.name()));
        switch (spec.table().storage()) {
            case Storage.Managed managed -> node.put("storage", ManifestReader.MANAGED);
            case Storage.Bucket bucket -> {
                ObjectNode storage = node.putObject("storage");
                put(storage, "bucket", bucket.name());
                put(storage, "providerIntegration", bucket.integration());
            }
        }
        settings(node, spec.table().settings());
        if (spec.table().acceptUpsert()) {
            node.putArray("accept").add("upsert");
        }
        return node;
    }

    private static ObjectNode schema(ValueSchema schema) {
        ObjectNode node = object();
        node.put("format", schema.format().name().toLowerCase(Locale.ROOT));
        node.put("text", schema.text());
        if (!schema.references().isEmpty()) {
            ArrayNode references = node.putArray("references");
            for (SchemaReference it : schema.references()) {
                references.addObject().put("name", it.name()).put("subject", it.subject()).put("version", it.version());
            }
        }
        return node;
    }

    private static void settings(ObjectNode node, TableSettings settings) {
        ErrorHandling errors = settings.errorHandling();
        if (errors != null) {
            ObjectNode handling = node.putObject("errorHandling");
            handling.put("mode", errors.mode().text());
            put(handling, "deadLetterTopic", errors.deadLetterTopic());
        }
        if (settings.snapshotRetentionMillis() != null) {
            node.put("snapshotRetention", settings.snapshotRetentionMillis());
        }
        if (settings.rowRetentionMillis() != null) {
            node.put("rowRetention", settings.rowRetentionMillis());
        }
        if (settings.metadataColumnNaming() != null) {
            node.put("metadataColumns", settings.metadataColumnNaming().name());
        }
    }

    private static void key(ObjectNode keys, String purpose, Manifest.KeySpec spec) {
        if (spec.name() != null || spec.description() != null) {
            ObjectNode node = keys.putObject(purpose);
            put(node, "name", spec.name());
            put(node, "description", spec.description());
        }
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
