package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import tableflow.console.sandbox.http.Reply;

/// Consumer groups and their members.
final class GroupRoutes {
    Reply list(Call call) throws Exception {
        List<String> ids = call.admin().listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
            .map(GroupListing::groupId)
            .toList();
        var groups = new ArrayList<ConsumerGroupDescription>();
        for (KafkaFuture<ConsumerGroupDescription> group
                : call.admin().describeConsumerGroups(ids).describedGroups().values()) {
            try {
                groups.add(group.get());
            } catch (ExecutionException failure) {
                // A group may end between the two questions.
                if (!(failure.getCause() instanceof GroupIdNotFoundException)) {
                    throw failure;
                }
            }
        }
        List<ObjectNode> all = groups.stream()
            .sorted(Comparator.comparing(ConsumerGroupDescription::groupId))
            .map(group -> json(call, group))
            .toList();
        return Reply.json(200, call.list("KafkaConsumerGroupList", all, "consumer-groups"));
    }

    Reply get(Call call) throws Exception {
        return Reply.json(200, json(call, group(call)));
    }

    Reply consumers(Call call) throws Exception {
        ConsumerGroupDescription group = group(call);
        List<ObjectNode> all = group.members().stream()
            .map(member -> consumer(call, group.groupId(), member))
            .toList();
        return Reply.json(200,
            call.list("KafkaConsumerList", all, "consumer-groups", group.groupId(), "consumers"));
    }

    Reply consumer(Call call) throws Exception {
        ConsumerGroupDescription group = group(call);
        String id = call.request().var("consumer_id");
        for (MemberDescription member : group.members()) {
            if (member.consumerId().equals(id)) {
                return Reply.json(200, consumer(call, group.groupId(), member));
            }
        }
        throw RestFailure.notFound("Consumer " + id + " cannot be found in group " + group.groupId() + ".");
    }

    /// The group that the path names.
    ///
    /// @throws ExecutionException caused by a [GroupIdNotFoundException] if there is none
    static ConsumerGroupDescription group(Call call) throws Exception {
        String id = call.request().var("consumer_group_id");
        ConsumerGroupDescription group = call.admin().describeConsumerGroups(List.of(id)).all().get().get(id);
        if (group == null) {
            throw new GroupIdNotFoundException("Group " + id + " not found.");
        }
        return group;
    }

    private static ObjectNode json(Call call, ConsumerGroupDescription group) {
        String id = group.groupId();
        ObjectNode json = call.resource("KafkaConsumerGroup", "/consumer-group=" + id, "consumer-groups", id)
            .put("consumer_group_id", id)
            .put("is_simple", group.isSimpleConsumerGroup())
            .put("partition_assignor", group.partitionAssignor())
            .put("state", group.groupState().name())
            .put("type", group.type().name())
            .put("is_mixed_consumer_group", false);
        json.set("coordinator", call.related("brokers", group.coordinator().idString()));
        json.set("consumers", call.related("consumer-groups", id, "consumers"));
        json.set("lag_summary", call.related("consumer-groups", id, "lag-summary"));
        return json;
    }

    private static ObjectNode consumer(Call call, String group, MemberDescription member) {
        String id = member.consumerId();
        ObjectNode json = call.resource("KafkaConsumer", "/consumer-group=" + group + "/consumer=" + id,
                "consumer-groups", group, "consumers", id)
            .put("consumer_group_id", group)
            .put("consumer_id", id)
            .put("instance_id", member.groupInstanceId().orElse(null))
            .put("client_id", member.clientId());
        json.set("assignments", call.related("consumer-groups", group, "consumers", id, "assignments"));
        return json;
    }
}
