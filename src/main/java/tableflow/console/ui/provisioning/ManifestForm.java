package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.provisioning.TopicSpec.Storage;
import tableflow.console.domain.provisioning.TopicSpec.ValueSchema;
import tableflow.console.ui.provisioning.TopicForm.Cleanup;
import tableflow.console.ui.provisioning.TopicForm.Config;
import tableflow.console.ui.provisioning.TopicForm.Reference;
import tableflow.console.ui.provisioning.TopicForm.SchemaSource;
import tableflow.console.ui.provisioning.TopicForm.Unshown;

/// Fills the form with a manifest: the way back of [FormReader].
final class ManifestForm {

    /// How [tableflow.console.service.provisioning.Provisioning#read] names the source of a schema without a file.
    private static final String INLINE = "the schema in the manifest";

    private ManifestForm() {}

    /// What `manifest` says of all topics.
    static void fillShared(TopicForm form, Manifest manifest) {
        form.cluster.set(orEmpty(manifest.clusterId()));
        Manifest.Owner owner = manifest.owner();
        form.newAccount.set(owner != null && owner.name() != null);
        form.accountId.set(owner == null ? "" : orEmpty(owner.id()));
        form.accountName.set(owner == null ? "" : orEmpty(owner.name()));
        form.grantRoles.set(owner != null && owner.grantRoles());
        form.kafkaKeyName.set(orEmpty(manifest.keys().kafka().name()));
        form.registryKeyName.set(orEmpty(manifest.keys().schemaRegistry().name()));
        form.tableflowKeyName.set(orEmpty(manifest.keys().tableflow().name()));
        Manifest.Integration integration = manifest.providerIntegration();
        form.roleArn.set(integration == null ? "" : orEmpty(integration.roleArn()));
        boolean existing = integration != null && integration.roleArn() == null;
        form.existing.set(existing);
        form.integrationName.set(integration == null || existing ? "" : orEmpty(integration.name()));
        form.integration.set(integration == null || !existing ? "" : existing(integration));
        form.glue.set(manifest.glue() != null);
        form.glueDatabase.set(manifest.glue() == null ? "" : orEmpty(manifest.glue().database()));
    }

    /// What names an integration that exists.
    static String existing(Manifest.Integration integration) {
        return integration.id() == null ? orEmpty(integration.name()) : integration.id();
    }

    /// One topic of a manifest.
    static TopicDraft draft(TopicSpec spec) {
        TopicDraft draft = new TopicDraft();
        draft.name.set(spec.name());
        TopicForm form = draft.form;
        form.name.set(spec.name());
        form.partitions.set(Integer.toString(spec.partitions()));
        Map<String, String> configs = new LinkedHashMap<>(spec.configs());
        String policy = configs.get(FormReader.CLEANUP_POLICY);
        Cleanup cleanup = Cleanup.of(policy);
        form.cleanup.set(cleanup);
        if (cleanup != null) {
            configs.remove(FormReader.CLEANUP_POLICY);
        }
        form.retention.set(orEmpty(configs.remove(FormReader.RETENTION)));
        configs.forEach((name, value) -> form.configs.add(new Config(name, value)));
        schema(draft, spec.schema());
        form.compatibility.set(spec.compatibility());
        table(form, spec.table());
        form.unshown = new Unshown(spec.clusterId(), policy, spec.table().acceptUpsert());
        return draft;
    }

    private static void schema(TopicDraft draft, @Nullable ValueSchema schema) {
        TopicForm form = draft.form;
        if (schema == null) {
            form.source.set(SchemaSource.REGISTERED);
            return;
        }
        form.format.set(schema.format());
        schema.references()
                .forEach(it -> form.references.add(
                        new Reference(it.name(), it.subject(), Integer.toString(it.version()))));
        if (schema.source().equals(INLINE)) {
            form.source.set(SchemaSource.TEXT);
            form.schemaText.set(schema.text());
        } else {
            draft.chosen = true;
            form.source.set(SchemaSource.FILE);
            form.filePath.set(schema.source());
            form.fileText.set(schema.text());
        }
    }

    private static void table(TopicForm form, TopicSpec.Table table) {
        form.iceberg.set(table.formats().contains(TableFormat.ICEBERG));
        form.delta.set(table.formats().contains(TableFormat.DELTA));
        form.managed.set(table.storage() instanceof Storage.Managed);
        Storage.Bucket own = table.storage() instanceof Storage.Bucket bucket ? bucket : new Storage.Bucket(null);
        form.bucket.set(orEmpty(own.name()));
        form.ownIntegration.set(orEmpty(own.integration()));
        TableSettings settings = table.settings();
        ErrorHandling errors = settings.errorHandling();
        form.errors.set(errors == null ? null : errors.mode().known());
        if (errors != null && errors.deadLetterTopic() != null) {
            form.deadLetters.set(errors.deadLetterTopic());
        }
        form.snapshotRetention.set(millis(settings.snapshotRetentionMillis()));
        Long rows = settings.rowRetentionMillis();
        form.rowRetention.set(rows != null && rows == 0 ? "off" : millis(rows));
        form.columnNaming.set(settings.metadataColumnNaming());
    }

    /// What `manifest` says that no field shows, in words; it is kept.
    static List<String> unshown(Manifest manifest) {
        List<String> parts = new ArrayList<>();
        if (manifest.environmentTag() != null) {
            parts.add(text("provisioning.kept.tag", manifest.environmentTag()));
        }
        if (manifest.environmentId() != null) {
            parts.add(text("provisioning.kept.environment", manifest.environmentId()));
        }
        if (manifest.owner() != null && manifest.owner().description() != null) {
            parts.add(text("provisioning.kept.owner"));
        }
        Manifest.Keys keys = manifest.keys();
        if (List.of(keys.kafka(), keys.schemaRegistry(), keys.tableflow()).stream()
                .map(Manifest.KeySpec::description)
                .anyMatch(Objects::nonNull)) {
            parts.add(text("provisioning.kept.keys"));
        }
        Manifest.Integration integration = manifest.providerIntegration();
        if (integration != null && integration.roleArn() != null && integration.name() != null) {
            parts.add(text("provisioning.kept.integration", integration.name()));
        }
        if (manifest.glue() != null && manifest.glue().name() != null) {
            parts.add(text("provisioning.kept.glue", manifest.glue().name()));
        }
        for (TopicSpec topic : manifest.topics()) {
            if (topic.clusterId() != null) {
                parts.add(text("provisioning.kept.cluster", topic.name(), topic.clusterId()));
            }
            if (topic.table().acceptUpsert()) {
                parts.add(text("provisioning.kept.upsert", topic.name()));
            }
        }
        return parts;
    }

    private static String millis(@Nullable Long millis) {
        return millis == null ? "" : millis.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
