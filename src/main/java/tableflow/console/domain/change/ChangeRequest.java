package tableflow.console.domain.change;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.ErrorHandling;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.domain.confluent.MetadataColumnNaming;
import tableflow.console.domain.confluent.TableFormat;
import tableflow.console.domain.confluent.TableStorage;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegistryMode;
import tableflow.console.domain.schema.SchemaExtras;
import tableflow.console.domain.schema.SchemaFormat;

/// A call that changes something remote, as data. The same record is previewed in a plan and executed by an adapter, so
/// that what was shown is what is sent. Absent fields are left out of the request.
public sealed interface ChangeRequest {

    /// A service account.
    record NewServiceAccount(String displayName, String description) implements ChangeRequest {}

    /// A role for a principal (`User:sa-…`) on a resource.
    record NewRoleBinding(String principal, String roleName, String crnPattern) implements ChangeRequest {}

    /// An API key owned by `ownerId`.
    ///
    /// @param resourceId the cluster; absent for CLOUD and TABLEFLOW keys
    record NewApiKey(
            String displayName, String description, String ownerId, KeyPurpose purpose, @Nullable String resourceId)
            implements ChangeRequest {}

    /// A topic. The replication factor is left to the cluster.
    record NewTopic(String clusterId, String name, int partitions, Map<String, String> configs)
            implements ChangeRequest {
        public NewTopic {
            configs = Map.copyOf(configs);
        }
    }

    /// More partitions; never fewer.
    record MorePartitions(String clusterId, String topic, int partitions) implements ChangeRequest {}

    /// Settings to set; a topic's other settings stay. All or nothing.
    ///
    /// @param unset names of settings that go back to the cluster's default
    record AlterTopicConfigs(String clusterId, String topic, Map<String, String> values, Set<String> unset)
            implements ChangeRequest {
        public AlterTopicConfigs {
            values = Map.copyOf(values);
            unset = Set.copyOf(unset);
        }

        public AlterTopicConfigs(String clusterId, String topic, Map<String, String> values) {
            this(clusterId, topic, values, Set.of());
        }
    }

    /// A schema for a subject.
    record NewSchema(
            String subject, SchemaFormat format, String text, List<SchemaReference> references, SchemaExtras extras)
            implements ChangeRequest {
        public NewSchema {
            references = List.copyOf(references);
        }

        /// One without metadata and rules.
        public NewSchema(String subject, SchemaFormat format, String text, List<SchemaReference> references) {
            this(subject, format, text, references, SchemaExtras.NONE);
        }
    }

    /// A schema that another one uses by name.
    record SchemaReference(String name, String subject, int version) {}

    /// What only the keeper of a Schema Registry asks for; no topic is provisioned with it.
    sealed interface RegistryKeeping extends ChangeRequest {}

    /// A schema with the id and number that it shall have; only a subject in IMPORT mode takes it.
    record ImportSchema(NewSchema schema, int id, int version) implements RegistryKeeping {}

    /// The mode of a subject, a context (`:.context:`), or, empty, the registry.
    ///
    /// @param mode absent takes the place's own mode away, so that the next wider one holds; the registry has always
    /// one
    /// @param force IMPORT although versions are there; without, the registry also forgets what was deleted softly
    record SetRegistryMode(String place, @Nullable RegistryMode mode, boolean force)
            implements RegistryKeeping {}

    /// Whether the registry spells new schemas its own way before it compares them; the place is as in
    /// [SetRegistryMode].
    record SetNormalize(String place, boolean normalize) implements RegistryKeeping {}

    /// The compatibility level of a subject, a context (`:.context:`), or, empty, the registry.
    ///
    /// @param level absent takes the subject's own level away, so that the registry's holds
    record SetCompatibility(String subject, @Nullable CompatibilityLevel level) implements ChangeRequest {}

    /// A provider integration with AWS.
    record NewProviderIntegration(String displayName, String environmentId, String customerRoleArn)
            implements ChangeRequest {}

    /// A Glue catalog integration of a cluster.
    record NewGlueIntegration(
            String displayName,
            String environmentId,
            String clusterId,
            String providerIntegrationId,
            @Nullable String customDatabase)
            implements ChangeRequest {}

    /// Tableflow on a topic.
    record NewTableflowTopic(
            String name,
            String environmentId,
            String clusterId,
            Set<TableFormat> formats,
            TableStorage storage,
            TableSettings settings)
            implements ChangeRequest {
        public NewTableflowTopic {
            formats = Set.copyOf(formats);
        }
    }

    /// Settings of a Tableflow topic to send; absent ones are left out and keep the service's default or present value.
    record TableSettings(
            @Nullable Long snapshotRetentionMillis,
            @Nullable Long rowRetentionMillis,
            @Nullable ErrorHandling errorHandling,
            @Nullable MetadataColumnNaming metadataColumnNaming) {

        /// Nothing chosen.
        public static final TableSettings DEFAULTS = new TableSettings(null, null, null, null);
    }

    /// Changes to a Tableflow topic.
    ///
    /// @param formats the new set; absent keeps the present one
    /// @param resume whether to resume a suspended table
    record ChangeTableflowTopic(
            String name,
            String environmentId,
            String clusterId,
            @Nullable Set<TableFormat> formats,
            TableSettings settings,
            boolean resume)
            implements ChangeRequest {}

    /// Removes a service account.
    record DeleteServiceAccount(String id) implements ChangeRequest {}

    /// Removes a role binding.
    record DeleteRoleBinding(String id) implements ChangeRequest {}

    /// Removes an API key, at once.
    record DeleteApiKey(String id) implements ChangeRequest {}

    /// Removes a topic and its records.
    record DeleteTopic(String clusterId, String topic) implements ChangeRequest {}

    /// Removes one version of a subject; soft unless `permanent`, and soft must come first.
    record DeleteSchemaVersion(String subject, int version, boolean permanent) implements ChangeRequest {}

    /// Deletes all versions of a subject softly, or, when all are, for good.
    record DeleteSubject(String subject, boolean permanent) implements RegistryKeeping {}

    /// Removes a provider integration; refused while it is used.
    record DeleteProviderIntegration(String id, String environmentId) implements ChangeRequest {}

    /// Removes a catalog integration. Glue's database and tables stay behind.
    record DeleteCatalogIntegration(String id, String environmentId, String clusterId) implements ChangeRequest {}

    /// Disables Tableflow on a topic. Objects in the customer's bucket stay behind; enabling again makes a new table.
    record DeleteTableflowTopic(String name, String environmentId, String clusterId) implements ChangeRequest {}
}
