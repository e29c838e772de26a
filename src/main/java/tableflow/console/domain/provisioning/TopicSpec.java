package tableflow.console.domain.provisioning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.change.ChangeRequest.SchemaReference;
import tableflow.console.domain.change.ChangeRequest.TableSettings;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;

/// One topic and the table that it becomes.
///
/// @param clusterId absent means the manifest's
/// @param partitions at least 1
/// @param configs settings to set, in the order written; others stay as they are
/// @param schema the value schema; absent means the one that the registry already has under `{name}-value`
/// @param compatibility the level to set on the subject; absent leaves it
public record TopicSpec(
        String name,
        @Nullable String clusterId,
        int partitions,
        Map<String, String> configs,
        @Nullable ValueSchema schema,
        @Nullable CompatibilityLevel compatibility,
        Table table) {

    /// The partitions of a topic whose manifest names no number.
    public static final int DEFAULT_PARTITIONS = 1;

    public TopicSpec {
        configs = Collections.unmodifiableMap(new LinkedHashMap<>(configs));
    }

    /// The subject of the value schema, by the default naming strategy.
    public String subject() {
        return name + "-value";
    }

    /// Whether `cleanup.policy` compacts, which makes Tableflow's write mode UPSERT instead of APPEND.
    public boolean compacts() {
        return configs.getOrDefault("cleanup.policy", "delete").contains("compact");
    }

    /// A schema to register.
    ///
    /// @param source where the text came from, for messages: a file's path, or a few words
    public record ValueSchema(SchemaFormat format, String text, List<SchemaReference> references, String source) {
        public ValueSchema {
            references = List.copyOf(references);
        }
    }

    /// The table: formats, storage and settings.
    ///
    /// @param settings absent ones are left to Confluent, or stay as they are
    /// @param acceptUpsert the writer knows that a compacted topic makes the table UPSERT for good
    public record Table(Set<TableFormat> formats, Storage storage, TableSettings settings, boolean acceptUpsert) {

        /// Iceberg in the profile's bucket, with Confluent's defaults.
        public static final Table DEFAULT =
                new Table(Set.of(TableFormat.ICEBERG), new Storage.Bucket(null), TableSettings.DEFAULTS, false);

        public Table {
            formats = Set.copyOf(formats);
        }
    }

    /// Where the table's files lie. It cannot be changed later.
    public sealed interface Storage {

        /// The customer's own bucket.
        ///
        /// @param name absent means the profile's, else `{env}-confluent-topics-backup`
        /// @param integration the id or name of an existing provider integration for this topic alone; absent means the
        ///     manifest's
        record Bucket(@Nullable String name, @Nullable String integration) implements Storage {

            /// A bucket that the manifest's integration opens.
            public Bucket(@Nullable String name) {
                this(name, null);
            }
        }

        /// Run by Confluent; such a table cannot be published to Glue.
        record Managed() implements Storage {}
    }
}
