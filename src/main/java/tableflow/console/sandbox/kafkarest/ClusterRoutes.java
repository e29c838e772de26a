package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.kafka.common.Node;
import tableflow.console.sandbox.http.Json;
import tableflow.console.sandbox.http.Reply;

/// The cluster itself.
final class ClusterRoutes {
    Reply list(Call call) throws Exception {
        ObjectNode list = Json.object().put("kind", "KafkaClusterList");
        list.putObject("metadata").put("self", call.request().origin() + "/kafka/v3/clusters").putNull("next");
        list.putArray("data").add(cluster(call));
        return Reply.json(200, list);
    }

    Reply get(Call call) throws Exception {
        return Reply.json(200, cluster(call));
    }

    private static ObjectNode cluster(Call call) throws Exception {
        Node controller = call.admin().describeCluster().controller().get();
        ObjectNode cluster = call.resource("KafkaCluster", "");
        cluster.set("controller", call.related("brokers", controller.idString()));
        for (String part : List.of("acls", "brokers", "broker-configs", "consumer-groups", "topics")) {
            cluster.set(part.replace('-', '_'), call.related(part));
        }
        cluster.set("partition_reassignments", call.related("topics", "-", "partitions", "-", "reassignment"));
        return cluster;
    }
}
