package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.kafka.common.TopicPartitionInfo;
import tableflow.console.sandbox.http.Reply;

/// Partitions: which there are, with links. As with the real service, replicas and offsets are not among the answers.
final class PartitionRoutes {
    Reply list(Call call) throws Exception {
        List<ObjectNode> all = TopicSource.one(call.admin(), call.topic()).partitions().stream()
            .map(partition -> json(call, partition))
            .toList();
        return Reply.json(200, call.list("KafkaPartitionList", all, "topics", call.topic(), "partitions"));
    }

    Reply get(Call call) throws Exception {
        int id = number(call.request().var("partition_id"));
        for (TopicPartitionInfo partition : TopicSource.one(call.admin(), call.topic()).partitions()) {
            if (partition.partition() == id) {
                return Reply.json(200, json(call, partition));
            }
        }
        throw RestFailure.unknownTopic();
    }

    /// A partition's number from a path.
    static int number(String text) throws RestFailure {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException bad) {
            throw RestFailure.notFound("HTTP 404 Not Found");
        }
    }

    private static ObjectNode json(Call call, TopicPartitionInfo partition) {
        String id = Integer.toString(partition.partition());
        ObjectNode json = call.resource("KafkaPartition", "/topic=" + call.topic() + "/partition=" + id,
                "topics", call.topic(), "partitions", id)
            .put("topic_name", call.topic())
            .put("partition_id", partition.partition());
        if (partition.leader() != null) {
            json.set("leader", call.related(
                "topics", call.topic(), "partitions", id, "replicas", partition.leader().idString()));
        }
        json.set("replicas", call.related("topics", call.topic(), "partitions", id, "replicas"));
        json.set("reassignment", call.related("topics", call.topic(), "partitions", id, "reassignment"));
        return json;
    }
}
