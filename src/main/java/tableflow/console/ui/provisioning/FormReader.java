package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.ErrorHandling.Mode;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.provisioning.Manifest;
import tableflow.console.domain.provisioning.TopicSpec;
import tableflow.console.domain.provisioning.TopicSpec.Storage;
import tableflow.console.domain.provisioning.TopicSpec.ValueSchema;
import tableflow.console.ui.provisioning.TopicForm.Cleanup;
import tableflow.console.ui.provisioning.TopicForm.SchemaSource;

/// Turns what was typed into a manifest, one topic after the other. A number or time that cannot be read takes its
/// default and is noted.
final class FormReader {

    static final String CLEANUP_POLICY = "cleanup.policy";
    static final String RETENTION = "retention.ms";
    private static final String INTEGRATION_ID = "cspi-";

    private final TopicForm form;
    private final Map<Input, String> unread = new EnumMap<>(Input.class);

    FormReader(TopicForm form) {
        this.form = form;
    }

    /// What could not be read.
    Map<Input, String> unread() {
        return unread;
    }

    /// What all topics share, around `topics`.
    ///
    /// @param opened the manifest that the form was filled with: what it says and no field shows is kept
    Manifest manifest(List<TopicSpec> topics, @Nullable Manifest opened) {
        Manifest.Keys keys = opened == null ? Manifest.Keys.DEFAULTS : opened.keys();
        return new Manifest(
                opened == null ? null : opened.environmentTag(),
                opened == null ? null : opened.environmentId(),
                orNull(form.cluster.get()),
                owner(opened == null ? null : opened.owner()),
                new Manifest.Keys(
                        key(form.kafkaKeyName.get(), keys.kafka()),
                        key(form.registryKeyName.get(), keys.schemaRegistry()),
                        key(form.tableflowKeyName.get(), keys.tableflow())),
                integration(topics, opened),
                form.glue.get() ? glue(opened == null ? null : opened.glue()) : null,
                topics);
    }

    /// A role without a table in a bucket of one's own is not asked for; one that was written down is kept.
    private Manifest.@Nullable Integration integration(List<TopicSpec> topics, @Nullable Manifest opened) {
        Manifest.Integration written = opened == null ? null : opened.providerIntegration();
        if (written == null && topics.stream().noneMatch(it -> it.table().storage() instanceof Storage.Bucket)) {
            return null;
        }
        if (form.existing.get()) {
            return existing(form.integration.get().strip(), written);
        }
        String role = form.roleArn.get().strip();
        return role.isEmpty() ? null : new Manifest.Integration(orNull(form.integrationName.get()), role);
    }

    /// What was written stays as it was while the same one is named: a name may look like an id.
    private static Manifest.@Nullable Integration existing(
            String typed, Manifest.@Nullable Integration written) {
        if (typed.isEmpty()) {
            return null;
        }
        if (written != null && written.roleArn() == null && ManifestForm.existing(written).equals(typed)) {
            return written;
        }
        return typed.startsWith(INTEGRATION_ID)
                ? new Manifest.Integration(typed, null, null)
                : new Manifest.Integration(null, typed, null);
    }

    private Manifest.Glue glue(Manifest.@Nullable Glue opened) {
        return new Manifest.Glue(opened == null ? null : opened.name(), orNull(form.glueDatabase.get()));
    }

    private Manifest.@Nullable Owner owner(Manifest.@Nullable Owner opened) {
        String description = opened == null ? null : opened.description();
        if (form.newAccount.get()) {
            return new Manifest.Owner(null, orNull(form.accountName.get()), description, form.grantRoles.get());
        }
        String id = orNull(form.accountId.get());
        return id == null ? null : new Manifest.Owner(id, null, description, form.grantRoles.get());
    }

    /// The form's topic.
    TopicSpec topic() {
        String schema = form.schema();
        boolean registered = form.source.get() == SchemaSource.REGISTERED || schema.isBlank();
        String source = form.source.get() == SchemaSource.FILE
                ? form.filePath.get() : text("provisioning.schema.typed");
        return new TopicSpec(
                form.name.get().strip(),
                form.unshown.clusterId(),
                partitions(),
                configs(),
                registered ? null : new ValueSchema(form.format.get(), schema, references(), source),
                form.compatibility.get(),
                table());
    }

    private List<SchemaReference> references() {
        List<SchemaReference> references = new ArrayList<>();
        for (TopicForm.Reference reference : form.references) {
            String name = reference.name.get().strip();
            String subject = reference.subject.get().strip();
            String version = reference.version.get().strip();
            if (name.isEmpty() && subject.isEmpty() && version.isEmpty()) {
                continue;
            }
            try {
                int number = Integer.parseInt(version);
                if (name.isEmpty() || subject.isEmpty()) {
                    unread.put(Input.REFERENCES, text("provisioning.problem.reference.part"));
                } else if (number < 1) {
                    unread.put(Input.REFERENCES, text("provisioning.problem.reference.version", version));
                } else if (references.stream().anyMatch(it -> it.name().equals(name))) {
                    unread.put(Input.REFERENCES, text("provisioning.problem.reference.twice", name));
                } else {
                    references.add(new SchemaReference(name, subject, number));
                }
            } catch (NumberFormatException e) {
                unread.put(Input.REFERENCES, text("provisioning.problem.reference.version", version));
            }
        }
        return references;
    }

    private int partitions() {
        try {
            return Integer.parseInt(form.partitions.get().strip());
        } catch (NumberFormatException e) {
            unread.put(Input.PARTITIONS, text("provisioning.problem.number"));
            return TopicSpec.DEFAULT_PARTITIONS;
        }
    }

    private Map<String, String> configs() {
        Map<String, String> configs = new LinkedHashMap<>();
        Cleanup cleanup = form.cleanup.get();
        if (cleanup != null) {
            String written = form.unshown.cleanupPolicy();
            configs.put(CLEANUP_POLICY,
                    written != null && Cleanup.of(written) == cleanup ? written : cleanup.policy);
        }
        Long retention = age(form.retention.get(), Input.RETENTION);
        if (retention != null) {
            configs.put(RETENTION, retention.toString());
        }
        for (TopicForm.Config config : form.configs) {
            String name = config.name.get().strip();
            if (name.isEmpty() && config.value.get().isBlank()) {
                continue;
            }
            if (name.isEmpty()) {
                unread.put(Input.CONFIGS, text("provisioning.problem.config.name"));
            } else if (config.value.get().isBlank()) {
                unread.put(Input.CONFIGS, text("provisioning.problem.config.value", name));
            } else if (name.equals(CLEANUP_POLICY) || name.equals(RETENTION)) {
                unread.put(Input.CONFIGS, text("provisioning.problem.config.own", name));
            } else if (configs.putIfAbsent(name, config.value.get().strip()) != null) {
                unread.put(Input.CONFIGS, text("provisioning.problem.config.twice", name));
            }
        }
        return configs;
    }

    private TopicSpec.Table table() {
        Set<TableFormat> formats = EnumSet.noneOf(TableFormat.class);
        if (form.iceberg.get()) {
            formats.add(TableFormat.ICEBERG);
        }
        if (form.delta.get()) {
            formats.add(TableFormat.DELTA);
        }
        Storage storage = form.managed.get()
                ? new Storage.Managed()
                : new Storage.Bucket(orNull(form.bucket.get()), orNull(form.ownIntegration.get()));
        TableSettings settings = new TableSettings(
                limited(form.snapshotRetention.get(), Input.SNAPSHOTS),
                rowRetention(),
                errors(),
                form.columnNaming.get());
        return new TopicSpec.Table(formats, storage, settings, form.unshown.acceptUpsert());
    }

    private @Nullable ErrorHandling errors() {
        Mode mode = form.errors.get();
        if (mode == null) {
            return null;
        }
        return new ErrorHandling(Open.of(mode), mode == Mode.LOG ? form.deadLetters.get().strip() : null);
    }

    /// Tableflow turns the removal of rows off by 0.
    private @Nullable Long rowRetention() {
        String typed = form.rowRetention.get().strip();
        return typed.equalsIgnoreCase("off") ? Long.valueOf(0) : limited(typed, Input.ROWS);
    }

    private @Nullable Long limited(String typed, Input input) {
        Long millis = age(typed, input);
        if (millis != null && millis == Ages.UNLIMITED) {
            unread.put(input, text("provisioning.problem.unlimited"));
            return null;
        }
        return millis;
    }

    private @Nullable Long age(String typed, Input input) {
        if (typed.isBlank()) {
            return null;
        }
        OptionalLong millis = Ages.millis(typed);
        if (millis.isEmpty()) {
            unread.put(input, text("provisioning.problem.age"));
            return null;
        }
        return millis.getAsLong();
    }

    private static Manifest.KeySpec key(String name, Manifest.KeySpec opened) {
        return new Manifest.KeySpec(orNull(name), opened.description());
    }

    private static @Nullable String orNull(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }
}
