package tableflow.console.domain.provisioning;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Problem;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.provisioning.Manifest.Owner;

/// A manifest with every absent value filled from the profile and the defaults: what a run works towards.
///
/// @param integration absent where all storage is managed
/// @param glue absent means: publish to no catalog
public record Desired(
        String environmentTag,
        String environmentId,
        Owner owner,
        Names names,
        @Nullable Integration integration,
        @Nullable Glue glue,
        List<Topic> topics) {

    /// The display name of the Kafka key, as the operators' Terraform module names it.
    public static final String KAFKA_KEY_NAME = "{env}-tableflow-topic-key";

    /// The description of the Kafka key.
    public static final String KAFKA_KEY_DESCRIPTION = "Kafka API Key for Tableflow Topics";

    public Desired {
        topics = List.copyOf(topics);
    }

    /// Display names and descriptions of the keys.
    public record Names(KeyName kafka, KeyName registry, KeyName tableflow) {}

    /// What a key is called.
    public record KeyName(String name, String description) {}

    /// The provider integration, by the role that it assumes.
    ///
    /// @param name of one that is to be made; of an existing one without a role, its id or name
    /// @param chosen whether the name was chosen; a default one may give way when it is taken
    /// @param roleArn absent for one that must exist
    public record Integration(String name, boolean chosen, @Nullable String roleArn) {}

    /// The Glue catalog integration of each cluster.
    ///
    /// @param database absent means the cluster's id
    public record Glue(String name, @Nullable String database) {}

    /// A topic in its cluster.
    ///
    /// @param bucket absent for managed storage
    public record Topic(String clusterId, @Nullable String bucket, TopicSpec spec) {
        public String name() {
            return spec.name();
        }

        /// The id or name of the topic's own provider integration; absent where it takes the shared one.
        public @Nullable String ownIntegration() {
            return spec.table().storage() instanceof TopicSpec.Storage.Bucket own ? own.integration() : null;
        }
    }

    /// The clusters of the topics, in their order.
    public Set<String> clusterIds() {
        Set<String> ids = new LinkedHashSet<>();
        topics.forEach(it -> ids.add(it.clusterId()));
        return ids;
    }

    /// Fills `manifest` from `profile`.
    ///
    /// @throws BadInput when a value is neither in the manifest nor in the profile, or a rule is broken
    public static Desired of(Manifest manifest, Profile profile) {
        List<Problem> problems = new ArrayList<>(ManifestRules.problems(manifest));
        String tag = or(manifest.environmentTag(), profile.environmentTag());
        String environment = manifest.environmentId() != null
                ? manifest.environmentId() : profile.confluent().environmentId();
        if (environment == null) {
            problems.add(missing("environment", "an environment id (env-…)"));
        }
        Owner owner = manifest.owner();
        if (owner == null && profile.confluent().serviceAccountId() != null) {
            owner = Owner.existing(profile.confluent().serviceAccountId());
        }
        if (owner == null) {
            problems.add(missing("owner", "the id or name of a service account"));
        }
        List<Topic> topics = topics(manifest, profile, tag, problems);
        if (environment == null || owner == null || !problems.isEmpty()) {
            throw new BadInput(problems);
        }
        Manifest.Integration integration = manifest.providerIntegration();
        Manifest.Glue glue = manifest.glue();
        return new Desired(
                tag,
                environment,
                owner,
                names(manifest.keys(), tag),
                integration == null
                        ? null
                        : new Integration(
                                integration.id() != null
                                        ? integration.id()
                                        : named(integration.name(), "{env}-tableflow", tag),
                                integration.name() != null || integration.id() != null,
                                integration.roleArn()),
                glue == null ? null : new Glue(named(glue.name(), "{env}-glue", tag), glue.database()),
                topics);
    }

    private static List<Topic> topics(Manifest manifest, Profile profile, String tag, List<Problem> problems) {
        List<Topic> topics = new ArrayList<>();
        for (TopicSpec spec : manifest.topics()) {
            String cluster = spec.clusterId() != null ? spec.clusterId() : manifest.clusterId();
            if (cluster == null && profile.kafka() != null) {
                cluster = profile.kafka().clusterId();
            }
            if (cluster == null) {
                problems.add(missing("topics." + spec.name() + ".cluster", "the id of a Kafka cluster (lkc-…)"));
                continue;
            }
            topics.add(new Topic(cluster, bucket(spec, profile, tag), spec));
        }
        return topics;
    }

    private static @Nullable String bucket(TopicSpec spec, Profile profile, String tag) {
        if (!(spec.table().storage() instanceof TopicSpec.Storage.Bucket bucket)) {
            return null;
        }
        if (bucket.name() != null) {
            return named(bucket.name(), "", tag);
        }
        Profile.Aws aws = profile.aws();
        return aws != null && aws.bucket() != null ? aws.bucket() : tag + "-confluent-topics-backup";
    }

    private static Names names(Manifest.Keys keys, String tag) {
        return new Names(
                key(keys.kafka(), KAFKA_KEY_NAME, KAFKA_KEY_DESCRIPTION, tag),
                key(keys.schemaRegistry(), "{env}-tableflow-registry-key",
                        "Schema Registry API Key for Tableflow Topics", tag),
                key(keys.tableflow(), "{env}-tableflow-key", "Tableflow API Key", tag));
    }

    private static KeyName key(Manifest.KeySpec spec, String name, String description, String tag) {
        return new KeyName(named(spec.name(), name, tag), or(spec.description(), description));
    }

    private static String named(@Nullable String chosen, String usual, String tag) {
        return or(chosen, usual).replace("{env}", tag);
    }

    private static String or(@Nullable String chosen, String usual) {
        return chosen == null ? usual : chosen;
    }

    private static Problem missing(String path, String allowed) {
        return Problem.of(path, "is neither in the manifest nor in the profile", allowed);
    }
}
