package tableflow.console.service.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.KafkaCluster;
import tableflow.console.domain.provisioning.Step.Action;
import tableflow.console.domain.provisioning.Step.Kind;
import tableflow.console.service.port.Tableflow;

/// Whether Tableflow is offered in the region of a cluster. It only looks, and needs a Tableflow key for it.
record RegionStep(String clusterId) implements StepWork {

    static String idFor(String clusterId) {
        return "region:" + clusterId;
    }

    @Override
    public Facts facts() {
        return new Facts(idFor(clusterId), Kind.REGION, clusterId, null, Set.of(KeyStep.TABLEFLOW_ID), Map.of());
    }

    @Override
    public Look look(Site site) {
        KafkaCluster cluster = site.ground().clusters().get(clusterId);
        Optional<Tableflow> tableflow = site.tableflow();
        if (cluster == null || tableflow.isEmpty()) {
            return new Look(Action.NONE, null, "check that Tableflow is offered where " + clusterId
                    + " is, once there is a Tableflow key", null, List.of(), List.of());
        }
        CloudProvider cloud = cluster.cloud().known();
        boolean offered = cloud != null && tableflow.get().regions(cloud).stream()
                .anyMatch(it -> it.region().equals(cluster.region()));
        String where = cluster.cloud() + " " + cluster.region();
        return offered
                ? Look.as(Action.NONE, "Tableflow is offered in " + where, null)
                : Look.blocked(null, "check the region", List.of("Tableflow is not offered in " + where
                        + ", where the cluster " + clusterId + " is"));
    }
}
