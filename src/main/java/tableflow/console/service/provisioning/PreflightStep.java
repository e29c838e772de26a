package tableflow.console.service.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.ClusterPhase;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.confluent.RegistryCluster;
import tableflow.console.domain.provisioning.Desired;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;

/// Whether what a run stands on is there and of the right kind. It only looks.
record PreflightStep(String environmentId) implements StepWork {

    static final String ID = "preflight";

    @Override
    public Facts facts() {
        return new Facts(ID, Kind.PREFLIGHT, environmentId, null, Set.of(), Map.of());
    }

    @Override
    public Look look(Site site) {
        Ground ground = site.ground();
        if (ground.environment() == null) {
            return Look.blocked(null, "check environment and clusters", List.of("the environment " + environmentId
                    + " is not among those that the Cloud API key sees: is it the key of another organization?"));
        }
        List<String> reasons = new ArrayList<>();
        for (String id : site.desired().clusterIds()) {
            cluster(site.desired(), id, ground.clusters().get(id), reasons);
        }
        registry(ground.registry(), reasons);
        return reasons.isEmpty()
                ? Look.as(Action.NONE, "environment " + ground.environment().displayName() + ", "
                        + String.join(", ", site.desired().clusterIds()), environmentId)
                : Look.blocked(null, "check environment and clusters", reasons);
    }

    private static void cluster(Desired desired, String id, @Nullable KafkaCluster cluster, List<String> reasons) {
        if (cluster == null) {
            reasons.add("there is no cluster " + id + " in " + desired.environmentId());
            return;
        }
        if (!cluster.phase().is(ClusterPhase.PROVISIONED)) {
            reasons.add("the cluster " + id + " is " + cluster.phase() + ", not PROVISIONED");
        } else if (cluster.endpoints().isEmpty()) {
            reasons.add("the cluster " + id + " tells no address");
        }
        boolean wantsBucket = desired.topics().stream()
                .anyMatch(it -> it.clusterId().equals(id) && it.bucket() != null);
        if ((wantsBucket || desired.glue() != null) && !cluster.cloud().is(CloudProvider.AWS)) {
            reasons.add("the cluster " + id + " runs on " + cluster.cloud()
                    + ": tables in an S3 bucket and in Glue need a cluster on AWS");
        }
    }

    private static void registry(@Nullable RegistryCluster registry, List<String> reasons) {
        if (registry == null) {
            reasons.add("the environment has no Schema Registry yet: it appears after the first Kafka cluster");
        } else if (registry.phase().is(ClusterPhase.FAILED) || registry.url() == null) {
            reasons.add("the Schema Registry " + registry.id() + " is " + registry.phase());
        }
    }
}
