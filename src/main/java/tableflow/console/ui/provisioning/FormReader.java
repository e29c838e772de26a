package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
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

/// Turns what was typed into a manifest. A number or time that cannot be read takes its default and is noted.
final class FormReader {

    static final String CLEANUP_POLICY = "cleanup.policy";
    static final String RETENTION = "retention.ms";

    private final TopicForm form;
    private final Map<Input, String> unread = new EnumMap<>(Input.class);

    FormReader(TopicForm form) {
        this.form = form;
    }

    /// What could not be read.
    Map<Input, String> unread() {
        return unread;
    }

    Manifest read() {
        String role = form.roleArn.get().strip();
        return new Manifest(
                null,
                null,
                orNull(form.cluster.get()),
                owner(),
                new Manifest.Keys(
                        key(form.kafkaKeyName.get()),
                        key(form.registryKeyName.get()),
                        key(form.tableflowKeyName.get())),
                role.isEmpty() || form.managed.get()
                        ? null : new Manifest.Integration(orNull(form.integrationName.get()), role),
                form.glue.get() ? new Manifest.Glue(null, orNull(form.glueDatabase.get())) : null,
                List.of(topic()));
    }

    private Manifest.@Nullable Owner owner() {
        if (form.newAccount.get()) {
            return new Manifest.Owner(null, orNull(form.accountName.get()), null, form.grantRoles.get());
        }
        String id = orNull(form.accountId.get());
        return id == null ? null : new Manifest.Owner(id, null, null, form.grantRoles.get());
    }

    private TopicSpec topic() {
        String schema = form.schema();
        boolean registered = form.source.get() == SchemaSource.REGISTERED || schema.isBlank();
        String source = form.source.get() == SchemaSource.FILE
                ? form.filePath.get() : text("provisioning.schema.typed");
        return new TopicSpec(
                form.name.get().strip(),
                null,
                partitions(),
                configs(),
                registered ? null : new ValueSchema(form.format.get(), schema, List.of(), source),
                form.compatibility.get(),
                table());
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
            configs.put(CLEANUP_POLICY, cleanup.policy);
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
        Storage storage = form.managed.get() ? new Storage.Managed() : new Storage.Bucket(orNull(form.bucket.get()));
        TableSettings settings = new TableSettings(
                limited(form.snapshotRetention.get(), Input.SNAPSHOTS),
                rowRetention(),
                errors(),
                form.columnNaming.get());
        return new TopicSpec.Table(formats, storage, settings, false);
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

    private static Manifest.KeySpec key(String name) {
        return new Manifest.KeySpec(orNull(name), null);
    }

    private static @Nullable String orNull(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }
}
