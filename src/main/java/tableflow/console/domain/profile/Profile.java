package tableflow.console.domain.profile;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;

/// The accounts and endpoints that one window or command works with. The sandbox is a profile like any other.
///
/// @param name unique among the stored profiles; shown in the profile switcher
/// @param environmentTag "dev", "staging", "prod" or any text of the user's; decides the colour, and is the `{env}` of
///     default names such as `{env}-tableflow-topic-key`
/// @param readOnly refuses every changing action, in the window and in the services
/// @param kafka absent until a cluster was chosen
/// @param tableflow absent until a Tableflow key exists
public record Profile(
        String name,
        Open<Kind> kind,
        String environmentTag,
        boolean readOnly,
        Confluent confluent,
        @Nullable Kafka kafka,
        @Nullable Registry schemaRegistry,
        @Nullable KeyRef tableflow,
        @Nullable Aws aws) {

    /// Where the endpoints of a profile are.
    public enum Kind {
        CLOUD,
        SANDBOX
    }

    /// Confluent's control plane and the Cloud API key that opens it.
    ///
    /// @param organizationId absent when not known yet; it can be read from any environment's resource name
    /// @param serviceAccountId the default owner of the keys that provisioning makes
    /// @param metricsUrl of the Metrics API, without a path; absent for Confluent's own
    public record Confluent(
            URI apiUrl,
            @Nullable String organizationId,
            @Nullable String environmentId,
            KeyRef cloudApiKey,
            @Nullable String serviceAccountId,
            @Nullable URI metricsUrl) {
        /// With Confluent's own Metrics API.
        public Confluent(
                URI apiUrl,
                @Nullable String organizationId,
                @Nullable String environmentId,
                KeyRef cloudApiKey,
                @Nullable String serviceAccountId) {
            this(apiUrl, organizationId, environmentId, cloudApiKey, serviceAccountId, null);
        }
    }

    /// A Kafka cluster and the key to it, absent until one is made.
    public record Kafka(
            String clusterId,
            String bootstrapServers,
            @Nullable URI restUrl,
            String securityProtocol,
            @Nullable KeyRef apiKey) {}

    /// A Schema Registry cluster and the key to it, absent until one is made.
    public record Registry(String clusterId, URI url, @Nullable KeyRef apiKey) {}

    /// AWS: the region of bucket, Glue and Athena, and either a named profile of the machine (`profileName`) or keys.
    ///
    /// @param endpoints by service ("s3", "glue", "athena", "sts", "iam", "kms",
    ///     "lakeformation", "cloudwatch"); empty means AWS's own
    public record Aws(
            String region,
            @Nullable String profileName,
            @Nullable KeyRef accessKey,
            @Nullable String bucket,
            Map<String, URI> endpoints,
            @Nullable Athena athena) {
        public Aws {
            endpoints = Map.copyOf(endpoints);
        }
    }

    /// Athena's work group, result location (`s3://…/`) and default database, and what queries may cost.
    ///
    /// @param askAboveBytes statements that may scan more are run only after a question; absent for
    ///     [#ASK_ABOVE_BYTES], 0 asks for every scan
    /// @param pricePerTerabyte US dollars for 10^12 scanned bytes; absent for the usual price
    public record Athena(
            String workgroup,
            @Nullable String resultLocation,
            @Nullable String database,
            @Nullable Long askAboveBytes,
            @Nullable BigDecimal pricePerTerabyte) {

        /// 100 GB: half a dollar at the usual price.
        public static final long ASK_ABOVE_BYTES = 100_000_000_000L;

        /// With the usual limit and price.
        public Athena(String workgroup, @Nullable String resultLocation, @Nullable String database) {
            this(workgroup, resultLocation, database, null, null);
        }
    }

    /// The same under another name.
    public Profile withName(String newName) {
        return new Profile(
                newName, kind, environmentTag, readOnly, confluent, kafka, schemaRegistry, tableflow, aws);
    }

    /// The same, refusing changes or allowing them.
    public Profile withReadOnly(boolean refusesChanges) {
        return new Profile(
                name, kind, environmentTag, refusesChanges, confluent, kafka, schemaRegistry, tableflow, aws);
    }

    /// Whether actions here touch what customers depend on: then the window must not let anybody forget it.
    public boolean isProduction() {
        String tag = environmentTag.toLowerCase(Locale.ROOT);
        return tag.equals("prod") || tag.equals("production") || tag.equals("prd") || tag.equals("live");
    }
}
