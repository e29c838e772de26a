package tableflow.console.ui.provisioning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;

/// Everything that the user can say about one topic and its table, and about what all topics of a run share, as typed.
/// An empty text means the default that the field shows.
final class TopicForm {

    /// What happens to old records.
    enum Cleanup {
        DELETE("delete"),
        COMPACT("compact"),
        COMPACT_DELETE("compact,delete");

        final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        /// The policy that `text` says; null when it says none of them.
        static @Nullable Cleanup of(@Nullable String text) {
            if (text == null) {
                return null;
            }
            Set<String> parts = Set.copyOf(Arrays.asList(text.split("\\s*,\\s*", -1)));
            for (Cleanup each : values()) {
                if (parts.equals(Set.of(each.policy.split(",", -1)))) {
                    return each;
                }
            }
            return null;
        }
    }

    /// Where the value schema comes from.
    enum SchemaSource {
        FILE,
        TEXT,
        /// The registry has one already.
        REGISTERED
    }

    /// One further setting of the topic.
    static final class Config {
        final StringProperty name = new SimpleStringProperty("");
        final StringProperty value = new SimpleStringProperty("");

        Config(String name, String value) {
            this.name.set(name);
            this.value.set(value);
        }
    }

    /// One schema that the value schema refers to.
    static final class Reference {
        final StringProperty name = new SimpleStringProperty("");
        final StringProperty subject = new SimpleStringProperty("");
        final StringProperty version = new SimpleStringProperty("");

        Reference(String name, String subject, String version) {
            this.name.set(name);
            this.subject.set(subject);
            this.version.set(version);
        }
    }

    final StringProperty name = new SimpleStringProperty("");
    final StringProperty cluster = new SimpleStringProperty("");
    final StringProperty partitions = new SimpleStringProperty("1");
    /// Absent leaves `cleanup.policy` to the cluster, or as it is.
    final ObjectProperty<@Nullable Cleanup> cleanup = new SimpleObjectProperty<>();
    final StringProperty retention = new SimpleStringProperty("");
    final ObservableList<Config> configs =
            FXCollections.observableArrayList(it -> new Observable[] {it.name, it.value});

    final ObjectProperty<SchemaFormat> format = new SimpleObjectProperty<>(SchemaFormat.JSON);
    final ObjectProperty<SchemaSource> source = new SimpleObjectProperty<>(SchemaSource.FILE);
    final StringProperty schemaText = new SimpleStringProperty("");
    final StringProperty fileText = new SimpleStringProperty("");
    /// The file whose text stands in [#fileText]; empty while there is none.
    final StringProperty filePath = new SimpleStringProperty("");
    final ObservableList<Reference> references =
            FXCollections.observableArrayList(it -> new Observable[] {it.name, it.subject, it.version});
    final ObjectProperty<@Nullable CompatibilityLevel> compatibility = new SimpleObjectProperty<>();

    final BooleanProperty iceberg = new SimpleBooleanProperty(true);
    final BooleanProperty delta = new SimpleBooleanProperty();
    final BooleanProperty managed = new SimpleBooleanProperty();
    final StringProperty bucket = new SimpleStringProperty("");
    /// Absent leaves it to Confluent, or as it is; so do the two below.
    final ObjectProperty<ErrorHandling.@Nullable Mode> errors = new SimpleObjectProperty<>();
    final StringProperty deadLetters = new SimpleStringProperty(ErrorHandling.DEFAULT_DEAD_LETTER_TOPIC);
    final StringProperty snapshotRetention = new SimpleStringProperty("");
    final StringProperty rowRetention = new SimpleStringProperty("");
    final ObjectProperty<@Nullable MetadataColumnNaming> columnNaming = new SimpleObjectProperty<>();

    final BooleanProperty glue = new SimpleBooleanProperty(true);
    final StringProperty glueDatabase = new SimpleStringProperty("");
    final StringProperty roleArn = new SimpleStringProperty("");
    /// The name of the integration that is made for the role.
    final StringProperty integrationName = new SimpleStringProperty("");
    /// Whether [#integration] is taken in place of a role.
    final BooleanProperty existing = new SimpleBooleanProperty();
    /// The id or name of an existing integration.
    final StringProperty integration = new SimpleStringProperty("");
    /// The id or name of an existing integration for this topic alone; empty takes the one that all share.
    final StringProperty ownIntegration = new SimpleStringProperty("");

    final BooleanProperty newAccount = new SimpleBooleanProperty();
    final StringProperty accountId = new SimpleStringProperty("");
    final StringProperty accountName = new SimpleStringProperty("");
    final BooleanProperty grantRoles = new SimpleBooleanProperty(true);
    final StringProperty kafkaKeyName = new SimpleStringProperty("");
    final StringProperty registryKeyName = new SimpleStringProperty("");
    final StringProperty tableflowKeyName = new SimpleStringProperty("");

    /// What an opened manifest says of this topic and no field shows.
    Unshown unshown = Unshown.NOTHING;

    /// What a manifest can say of a topic without a field of the form.
    ///
    /// @param clusterId the topic's own cluster
    /// @param cleanupPolicy as it was written, in place of the same policy in other words
    /// @param acceptUpsert see [tableflow.console.domain.provisioning.TopicSpec.Table]
    record Unshown(@Nullable String clusterId, @Nullable String cleanupPolicy, boolean acceptUpsert) {
        static final Unshown NOTHING = new Unshown(null, null, false);
    }

    /// Takes over all that `other` says of its topic.
    void copyTopic(TopicForm other) {
        name.set(other.name.get());
        partitions.set(other.partitions.get());
        cleanup.set(other.cleanup.get());
        retention.set(other.retention.get());
        configs.setAll(other.configs.stream()
                .map(it -> new Config(it.name.get(), it.value.get()))
                .toList());
        format.set(other.format.get());
        schemaText.set(other.schemaText.get());
        fileText.set(other.fileText.get());
        filePath.set(other.filePath.get());
        source.set(other.source.get());
        references.setAll(other.references.stream()
                .map(it -> new Reference(it.name.get(), it.subject.get(), it.version.get()))
                .toList());
        compatibility.set(other.compatibility.get());
        iceberg.set(other.iceberg.get());
        delta.set(other.delta.get());
        managed.set(other.managed.get());
        bucket.set(other.bucket.get());
        ownIntegration.set(other.ownIntegration.get());
        errors.set(other.errors.get());
        deadLetters.set(other.deadLetters.get());
        snapshotRetention.set(other.snapshotRetention.get());
        rowRetention.set(other.rowRetention.get());
        columnNaming.set(other.columnNaming.get());
        unshown = other.unshown;
    }

    /// Takes over what `other` says of all topics together.
    void copyShared(TopicForm other) {
        cluster.set(other.cluster.get());
        glue.set(other.glue.get());
        glueDatabase.set(other.glueDatabase.get());
        roleArn.set(other.roleArn.get());
        integrationName.set(other.integrationName.get());
        existing.set(other.existing.get());
        integration.set(other.integration.get());
        newAccount.set(other.newAccount.get());
        accountId.set(other.accountId.get());
        accountName.set(other.accountName.get());
        grantRoles.set(other.grantRoles.get());
    }

    /// Calls `changed` after every change of what was typed.
    void watch(Runnable changed) {
        InvalidationListener listener = observable -> {
            // a property tells of its next change only after it was read
            if (observable instanceof javafx.beans.value.ObservableValue<?> value) {
                value.getValue();
            }
            changed.run();
        };
        all().forEach(it -> it.addListener(listener));
    }

    /// The schema's text, from wherever it comes; empty for one in the registry.
    String schema() {
        return switch (source.get()) {
            case FILE -> fileText.get();
            case TEXT -> schemaText.get();
            case REGISTERED -> "";
        };
    }

    private List<Observable> all() {
        List<Observable> all = new ArrayList<>(List.of(name, cluster, partitions, cleanup, retention, configs));
        all.addAll(List.of(format, source, schemaText, fileText, filePath, compatibility, references));
        all.addAll(List.of(iceberg, delta, managed, bucket, errors, deadLetters, snapshotRetention, rowRetention));
        all.addAll(List.of(columnNaming, glue, glueDatabase, roleArn, integrationName));
        all.addAll(List.of(existing, integration, ownIntegration));
        all.addAll(List.of(newAccount, accountId, accountName, grantRoles));
        all.addAll(List.of(kafkaKeyName, registryKeyName, tableflowKeyName));
        return all;
    }
}
