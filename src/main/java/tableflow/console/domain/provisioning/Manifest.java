package tableflow.console.domain.provisioning;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What should exist, as an operator wrote it down: shared settings and the topics to publish as tables. The wizard
/// fills the same record from its fields.
///
/// Absent values fall back on the profile ([Desired#of]) or on defaults. Nothing here is a secret.
///
/// @param environmentTag the `{env}` of default names (`dev`); absent means the profile's
/// @param environmentId `env-…`; absent means the profile's
/// @param clusterId the Kafka cluster of topics that name none; absent means the profile's
/// @param owner who owns the keys; absent means the profile's service account
/// @param providerIntegration needed for tables in a bucket of the customer's; absent where all storage is managed
/// @param glue absent means: publish to no catalog
/// @param topics in the order written, each name once
public record Manifest(
        @Nullable String environmentTag,
        @Nullable String environmentId,
        @Nullable String clusterId,
        @Nullable Owner owner,
        Keys keys,
        @Nullable Integration providerIntegration,
        @Nullable Glue glue,
        List<TopicSpec> topics) {

    /// The newest version of the file format, and the only one so far.
    public static final int VERSION = 1;

    public Manifest {
        topics = List.copyOf(topics);
    }

    /// The topic called `name`.
    public Optional<TopicSpec> topic(String name) {
        return topics.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /// The service account that owns the keys: an existing one by `id`, or one found by `name` and made when absent.
    ///
    /// @param grantRoles whether the run gives the account the roles that it needs
    public record Owner(
            @Nullable String id, @Nullable String name, @Nullable String description, boolean grantRoles) {

        /// An existing account, whose roles are left as they are.
        public static Owner existing(String id) {
            return new Owner(id, null, null, false);
        }
    }

    /// Names and descriptions of the keys; absent parts take the defaults of [Desired].
    public record Keys(KeySpec kafka, KeySpec schemaRegistry, KeySpec tableflow) {

        /// The default names for all three.
        public static final Keys DEFAULTS = new Keys(KeySpec.DEFAULT, KeySpec.DEFAULT, KeySpec.DEFAULT);
    }

    /// A key's display name, in which `{env}` stands for the environment tag, and its description.
    public record KeySpec(@Nullable String name, @Nullable String description) {
        public static final KeySpec DEFAULT = new KeySpec(null, null);
    }

    /// The provider integration with AWS. With a role, an existing one of that role is taken, whatever its name, and
    /// one is made when there is none. Without a role it names an existing one, by its id or its name.
    ///
    /// @param id of an existing one, `cspi-…`
    /// @param name absent means `{env}-tableflow`
    /// @param roleArn the role in the customer's account; it need not exist yet
    public record Integration(@Nullable String id, @Nullable String name, @Nullable String roleArn) {

        /// The integration for a role.
        public Integration(@Nullable String name, String roleArn) {
            this(null, name, roleArn);
        }
    }

    /// The Glue catalog integration. There is one per cluster, so an existing one is taken.
    ///
    /// @param name absent means `{env}-glue`
    /// @param database absent means the cluster's id
    public record Glue(@Nullable String name, @Nullable String database) {}
}
