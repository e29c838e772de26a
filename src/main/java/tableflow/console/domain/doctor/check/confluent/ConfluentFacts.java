package tableflow.console.domain.doctor.check.confluent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.schema.SchemaVersion;
import tableflow.console.domain.table.TableProblem;

/// What the rungs from the workstation to the provider integration find out.
public final class ConfluentFacts {

    /// The way to a system; about one of [#SYSTEMS].
    public static final Fact<Reach> REACH = Fact.of("way");

    /// The systems whose way is tried, in the order in which they are shown.
    public static final List<String> SYSTEMS =
            List.of("Confluent", "Kafka", "Schema Registry", "STS", "S3", "Glue", "Athena");

    public static final Fact<List<Environment>> ENVIRONMENTS = Fact.of("environments");

    /// The keys that the Cloud API key can see.
    public static final Fact<List<ApiKeyInfo>> API_KEYS = Fact.of("API keys");

    public static final Fact<List<ServiceAccount>> SERVICE_ACCOUNTS = Fact.of("service accounts");

    /// The roles in the environment of the owner of the Kafka key.
    public static final Fact<List<RoleBinding>> ROLES = Fact.of("role bindings");

    public static final Fact<List<KafkaCluster>> CLUSTERS = Fact.of("Kafka clusters");

    /// The topics that the Kafka key can see.
    public static final Fact<Set<String>> TOPIC_NAMES = Fact.of("topic names");

    public static final Fact<List<RegistryCluster>> REGISTRIES = Fact.of("Schema Registry clusters");

    /// The subjects that begin with the topic's name, or all.
    public static final Fact<List<String>> SUBJECTS = Fact.of("subjects");

    /// The topic's partitions with their offsets.
    public static final Fact<List<Partition>> PARTITIONS = Fact.of("partitions");

    /// The newest record of the topic, as far as it shows how the topic is written; empty for an empty topic.
    public static final Fact<Optional<Sample>> NEWEST = Fact.of("newest record");

    /// The newest schema of the topic's values.
    public static final Fact<Optional<SchemaVersion>> SCHEMA = Fact.of("value schema");

    /// What of the newest schema no table can hold, and what of its last change stops a table.
    public static final Fact<SchemaFit> SCHEMA_FIT = Fact.of("fit of the schema to a table");

    /// The registry's mode for the topic's values.
    public static final Fact<String> REGISTRY_MODE = Fact.of("mode of the value subject");

    /// All provider integrations of the environment.
    public static final Fact<List<ProviderIntegration>> INTEGRATIONS = Fact.of("provider integrations");

    private ConfluentFacts() {}

    /// A host that answered.
    ///
    /// @param host `name` or `name:port`
    /// @param address absent behind a proxy
    /// @param proxy `host:port`; absent without one
    /// @param issuer who signed the certificate; absent without TLS
    /// @param ahead how far this machine's clock is ahead of the host's, to a second or two; absent where the host
    ///     told no time
    public record Reach(
            String host,
            @Nullable String address,
            @Nullable String proxy,
            @Nullable String issuer,
            @Nullable Duration ahead) {}

    /// A record's outside.
    ///
    /// @param at its time, the producer's or the broker's
    /// @param tombstone whether it has no value
    /// @param schemaId in the registry's wire format; absent when the value is not in it
    /// @param size bytes of the value
    public record Sample(
            int partition, long offset, Instant at, boolean tombstone, @Nullable Integer schemaId, int size) {}

    /// @param subject whose schema it is
    /// @param version the newest
    /// @param impossible what no Iceberg table can hold
    /// @param stops by which change from the version before a table is stopped; empty with one version
    /// @param unreadable why the schema cannot be read, which makes the rest empty; absent when it can
    public record SchemaFit(
            String subject,
            int version,
            List<TableProblem> impossible,
            List<TableProblem> stops,
            @Nullable String unreadable) {
        public SchemaFit {
            impossible = List.copyOf(impossible);
            stops = List.copyOf(stops);
        }
    }

}
