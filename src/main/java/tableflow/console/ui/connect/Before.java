package tableflow.console.ui.connect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.confluent.Environment;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.profile.KeyRef;
import tableflow.console.domain.profile.Profile;
import tableflow.console.ui.connect.Connecting.Registered;
import tableflow.console.ui.connect.Connecting.Visible;

/// The profile before the form changes it, if there is one: what the form begins with, and what it keeps of it. An
/// environment, cluster or registry that stays the chosen one keeps its addresses, which may be private ones.
///
/// @param profile null for a new profile
record Before(@Nullable Profile profile) {

    private static final String SECURITY = "SASL_SSL";

    boolean isNamed(String name) {
        return profile != null && profile.name().equals(name);
    }

    Open<Profile.Kind> kind() {
        return profile == null ? Open.of(Profile.Kind.CLOUD) : profile.kind();
    }

    @Nullable KeyRef cloudKey() {
        return profile == null ? null : profile.confluent().cloudApiKey();
    }

    @Nullable KeyRef kafkaKey() {
        return profile == null || profile.kafka() == null ? null : profile.kafka().apiKey();
    }

    @Nullable KeyRef registryKey() {
        return profile == null || profile.schemaRegistry() == null ? null : profile.schemaRegistry().apiKey();
    }

    @Nullable KeyRef tableflowKey() {
        return profile == null ? null : profile.tableflow();
    }

    @Nullable KeyRef awsKey() {
        return profile == null || profile.aws() == null ? null : profile.aws().accessKey();
    }

    @Nullable String serviceAccount() {
        return profile == null ? null : profile.confluent().serviceAccountId();
    }

    /// Fills in the texts; environment and cluster are chosen among [#visible()].
    void fill(ProfileDraft draft) {
        if (profile == null) {
            return;
        }
        draft.name.set(profile.name());
        draft.tag.set(profile.environmentTag());
        draft.readOnly.set(profile.readOnly());
        draft.apiUrl.set(profile.confluent().apiUrl().toString());
        Profile.Aws aws = profile.aws();
        if (aws != null) {
            draft.region.set(aws.region());
            draft.awsProfile.set(orEmpty(aws.profileName()));
            draft.bucket.set(orEmpty(aws.bucket()));
            if (aws.athena() != null) {
                draft.athena.fill(aws.athena());
            }
        }
    }

    /// What the profile names, as if the Cloud key had been asked: their display names are not known.
    Visible visible() {
        String environment = profile == null ? null : profile.confluent().environmentId();
        if (profile == null || environment == null) {
            return new Visible(List.of(), List.of(), List.of());
        }
        Profile.Kafka kafka = profile.kafka();
        Profile.Registry registry = profile.schemaRegistry();
        return new Visible(
                List.of(new Environment(environment, "", null)),
                kafka == null
                        ? List.of()
                        : List.of(new KafkaCluster(
                                kafka.clusterId(), "", environment, new Open<>("AWS", null), "", "",
                                new Open<>("", null), List.of())),
                registry == null
                        ? List.of()
                        : List.of(new Registered(
                                environment,
                                new RegistryCluster(
                                        registry.clusterId(), "", registry.url(), new Open<>("", null), null))));
    }

    /// The organization stands in the resource name of each of its environments.
    @Nullable String organization(@Nullable Environment chosen) {
        String marker = "organization=";
        String resource = chosen == null ? null : chosen.resourceName();
        int start = resource == null ? -1 : resource.indexOf(marker);
        if (resource == null || start < 0) {
            return profile == null ? null : profile.confluent().organizationId();
        }
        int end = resource.indexOf('/', start);
        return resource.substring(start + marker.length(), end < 0 ? resource.length() : end);
    }

    Profile.@Nullable Kafka kafka(@Nullable KafkaCluster chosen, @Nullable KeyRef key) {
        if (chosen == null) {
            return null;
        }
        Profile.Kafka same = profile == null ? null : profile.kafka();
        if (same != null && same.clusterId().equals(chosen.id())) {
            return new Profile.Kafka(
                    same.clusterId(), same.bootstrapServers(), same.restUrl(), same.securityProtocol(), key);
        }
        return chosen.preferredEndpoint()
                .map(it -> new Profile.Kafka(chosen.id(), it.bootstrapServers(), it.restUrl(), SECURITY, key))
                .orElse(null);
    }

    Profile.@Nullable Registry registry(@Nullable RegistryCluster chosen, @Nullable KeyRef key) {
        if (chosen == null) {
            return null;
        }
        Profile.Registry same = profile == null ? null : profile.schemaRegistry();
        if (same != null && same.clusterId().equals(chosen.id())) {
            return new Profile.Registry(same.clusterId(), same.url(), key);
        }
        return chosen.url() == null ? null : new Profile.Registry(chosen.id(), chosen.url(), key);
    }

    Profile.@Nullable Aws aws(
            String region,
            @Nullable String profileName,
            @Nullable KeyRef key,
            @Nullable String bucket,
            Profile.@Nullable Athena athena) {
        if (region.isEmpty()) {
            return null;
        }
        Profile.Aws same = profile == null ? null : profile.aws();
        return new Profile.Aws(
                region,
                profileName,
                key,
                bucket,
                same == null ? Map.of() : same.endpoints(),
                athena);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
