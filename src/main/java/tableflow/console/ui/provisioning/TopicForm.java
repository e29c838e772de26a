package tableflow.console.ui.provisioning;

import java.util.ArrayList;
import java.util.List;
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

/// Everything that the user can say about one topic and its table, as typed. An empty text means the default that the
/// field shows.
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
    final StringProperty integrationName = new SimpleStringProperty("");

    final BooleanProperty newAccount = new SimpleBooleanProperty();
    final StringProperty accountId = new SimpleStringProperty("");
    final StringProperty accountName = new SimpleStringProperty("");
    final BooleanProperty grantRoles = new SimpleBooleanProperty(true);
    final StringProperty kafkaKeyName = new SimpleStringProperty("");
    final StringProperty registryKeyName = new SimpleStringProperty("");
    final StringProperty tableflowKeyName = new SimpleStringProperty("");

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
        all.addAll(List.of(format, source, schemaText, fileText, filePath, compatibility));
        all.addAll(List.of(iceberg, delta, managed, bucket, errors, deadLetters, snapshotRetention, rowRetention));
        all.addAll(List.of(columnNaming, glue, glueDatabase, roleArn, integrationName));
        all.addAll(List.of(newAccount, accountId, accountName, grantRoles));
        all.addAll(List.of(kafkaKeyName, registryKeyName, tableflowKeyName));
        return all;
    }
}
