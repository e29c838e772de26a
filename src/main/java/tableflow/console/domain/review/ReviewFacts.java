package tableflow.console.domain.review;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.Open;
import tableflow.console.domain.aws.CatalogEncryption;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.doctor.ladder.Fact;
import tableflow.console.domain.iam.PolicyDocument;
import tableflow.console.domain.kafka.TopicConfig;
import tableflow.console.domain.schema.CompatibilityLevel;

/// What a review finds out besides the doctor's facts. Those of several things stand under their names:
/// `TOPIC_SETTINGS.about("orders")`, and so do the doctor's own: `AwsFacts.BUCKET_POLICY.about("bucket")`,
/// `ConfluentFacts.SCHEMA.about("orders")`, `AwsFacts.TRUST.about(arn)`.
public final class ReviewFacts {

    /// The time by which ages are told; known from the start.
    public static final Fact<Instant> NOW = Fact.of("time");

    /// How many brokers hold replicas of the topics that were looked at.
    public static final Fact<Integer> BROKERS = Fact.of("brokers");

    /// All settings of a topic.
    public static final Fact<List<TopicConfig>> TOPIC_SETTINGS = Fact.of("settings");

    /// Whether the newest records of a topic have keys.
    public static final Fact<KeyUse> KEY_USE = Fact.of("newest records");

    /// The compatibility level in force for the values of a topic.
    public static final Fact<Open<CompatibilityLevel>> COMPATIBILITY = Fact.of("compatibility level");

    /// How far the newest schema of a topic's values says what its fields mean.
    public static final Fact<Documentation> DOCUMENTATION = Fact.of("documentation of the schema");

    /// What producers sent to each topic in the last day, as far as it was measured.
    public static final Fact<Map<String, Traffic>> TRAFFICS = Fact.of("traffic of the cluster");

    /// What producers sent to a topic in the last day, by the Metrics API.
    public static final Fact<Traffic> TRAFFIC = Fact.of("traffic");

    /// The files of the newest snapshot of a topic's table.
    public static final Fact<TableFiles> TABLE_FILES = Fact.of("files of the table");

    /// What a role may do: its own policies and those that are attached to it.
    public static final Fact<List<RolePolicy>> ROLE_POLICIES = Fact.of("policies of the role");

    /// How Glue's catalog is encrypted.
    public static final Fact<CatalogEncryption> CATALOG_ENCRYPTION = Fact.of("encryption of Glue's catalog");

    /// The roles that principals have on the organization and the environment.
    public static final Fact<List<RoleBinding>> WIDE_BINDINGS = Fact.of("role bindings of the environment");

    private ReviewFacts() {}

    /// @param looked records that were looked at, the newest of each partition
    /// @param keyed how many of them have a key
    public record KeyUse(int looked, int keyed) {}

    /// @param subject whose schema it is
    /// @param version the newest
    /// @param fields how many there are, at all depths
    /// @param silent the paths of those without a description
    public record Documentation(String subject, int version, int fields, List<String> silent) {
        public Documentation {
            silent = List.copyOf(silent);
        }

        public int described() {
            return fields - silent.size();
        }
    }

    /// @param bytes as producers sent them, compressed
    /// @param over how long that took
    public record Traffic(long bytes, Duration over) {

        /// On average, rounded down.
        public long bytesPerSecond() {
            return bytes / Math.max(1, over.toSeconds());
        }

        /// On average, rounded down.
        public long bytesPerDay() {
            return BigInteger.valueOf(bytes).multiply(BigInteger.valueOf(Duration.ofDays(1).toSeconds()))
                    .divide(BigInteger.valueOf(Math.max(1, over.toSeconds()))).longValueExact();
        }
    }

    /// @param files data files
    /// @param bytes of data and delete files
    /// @param partitioning how it is laid out, such as `day($$timestamp)`; empty without partitions
    public record TableFiles(long files, long bytes, List<String> partitioning) {
        public TableFiles {
            partitioning = List.copyOf(partitioning);
        }
    }

    /// @param name of the policy, its ARN where it has one
    public record RolePolicy(String name, PolicyDocument document) {}
}
