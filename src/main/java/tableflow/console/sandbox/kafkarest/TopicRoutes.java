package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import tableflow.console.sandbox.http.Reply;

/// Topics: list, create, read, grow, delete.
final class TopicRoutes {
    /// What the real service's clusters keep of each record. One broker keeps one copy; a client that names the real
    /// number is not refused for it.
    private static final short CLOUD_REPLICATION = 3;

    private final ConfigRoutes configs;
    private final FreshTopics fresh;

    TopicRoutes(ConfigRoutes configs, FreshTopics fresh) {
        this.configs = configs;
        this.fresh = fresh;
    }

    Reply list(Call call) throws Exception {
        var topics = new ArrayList<ObjectNode>();
        for (TopicDescription topic : TopicSource.all(call.admin())) {
            topics.add(topic(call, topic));
        }
        return Reply.json(200, call.list("KafkaTopicList", topics, "topics"));
    }

    Reply get(Call call) throws Exception {
        fresh.hide(call.topic());
        boolean operations = call.request().flag("include_authorized_operations");
        TopicDescription topic = TopicSource.one(call.admin(), call.topic(),
            new DescribeTopicsOptions().includeAuthorizedOperations(operations));
        ObjectNode answer = topic(call, topic);
        if (operations && topic.authorizedOperations() != null) {
            ArrayNode names = answer.putArray("authorized_operations");
            topic.authorizedOperations().stream().map(AclOperation::name).sorted().forEach(names::add);
        }
        return Reply.json(200, answer);
    }

    Reply create(Call call) throws Exception {
        ObjectNode body = call.object();
        String name = Fields.text(body, "topic_name");
        Optional<Integer> partitions = Fields.integer(body, "partitions_count");
        Optional<Short> replication = Fields.integer(body, "replication_factor").map(Integer::shortValue);
        boolean dryRun = Fields.flag(body, "validate_only");
        var settings = new SettingChanges();
        for (JsonNode one : Fields.array(body, "configs")) {
            settings.add(Fields.text(one, "name"), Fields.nullableText(one, "value"));
        }
        var topic = new NewTopic(name, partitions, replication.filter(factor -> factor != CLOUD_REPLICATION))
            .configs(settings.forNewTopic());
        var creation = call.admin().createTopics(List.of(topic), new CreateTopicsOptions().validateOnly(dryRun));
        creation.all().get();
        if (!dryRun) {
            TopicSource.awaitVisible(call.admin(), name);
            configs.changeCloud(creation.topicId(name).get(), settings);
            fresh.created(name);
        }
        // The real service, too, answers before it knows how many partitions there are.
        return Reply.json(dryRun ? 200 : 201, shape(call, name, false, 0, replication.orElse((short) 0)));
    }

    Reply grow(Call call) throws Exception {
        int partitions = Fields.integer(call.object(), "partitions_count")
            .orElseThrow(() -> RestFailure.malformed("partitions_count is missing"));
        call.admin().createPartitions(Map.of(call.topic(), NewPartitions.increaseTo(partitions))).all().get();
        return Reply.json(200, shape(call, call.topic(), false, partitions,
            TopicSource.one(call.admin(), call.topic()).partitions().getFirst().replicas().size()));
    }

    Reply delete(Call call) throws Exception {
        call.admin().deleteTopics(List.of(call.topic())).all().get();
        return Reply.empty(204);
    }

    private static ObjectNode topic(Call call, TopicDescription topic) {
        int replicas = topic.partitions().stream().map(p -> p.replicas().size()).max(Comparator.naturalOrder())
            .orElse(0);
        return shape(call, topic.name(), topic.isInternal(), topic.partitions().size(), replicas);
    }

    private static ObjectNode shape(Call call, String name, boolean internal, int partitions, int replicas) {
        ObjectNode topic = call.resource("KafkaTopic", "/topic=" + name, "topics", name)
            .put("topic_name", name)
            .put("is_internal", internal)
            .put("replication_factor", replicas)
            .put("partitions_count", partitions);
        topic.set("partitions", call.related("topics", name, "partitions"));
        topic.set("configs", call.related("topics", name, "configs"));
        topic.set("partition_reassignments", call.related("topics", name, "partitions", "-", "reassignments"));
        return topic;
    }
}
