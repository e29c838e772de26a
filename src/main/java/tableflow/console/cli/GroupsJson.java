package tableflow.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import tableflow.console.domain.kafka.group.GroupMembers;
import tableflow.console.domain.kafka.group.PartitionLag;
import tableflow.console.domain.kafka.group.ResetPlan;
import tableflow.console.service.topics.groups.GroupLag;
import tableflow.console.service.topics.groups.Groups;

/// Groups and resets as JSON documents.
final class GroupsJson {

    private GroupsJson() {}

    static JsonNode readers(String topic, Groups.Readers readers) {
        ObjectNode document = Terminal.document().put("version", 1).put("kind", "groups").put("topic", topic);
        ArrayNode groups = document.putArray("groups");
        readers.groups().forEach(group -> group(groups.addObject(), group));
        ObjectNode unread = document.putObject("notChecked");
        readers.unread().forEach((id, failure) -> unread.put(id, failure.getMessage()));
        return document;
    }

    private static void group(ObjectNode node, GroupLag group) {
        node.put("id", group.group().id())
                .put("state", group.members().value().map(GroupMembers::state).orElse(group.group().state()));
        put(node, "lag", group.lag());
        node.put("lost", group.lost());
        ArrayNode members = node.putArray("members");
        group.members().value().ifPresent(all -> all.members().forEach(member -> members.addObject()
                .put("id", member.id())
                .put("clientId", member.clientId())
                .put("host", member.host())));
        ArrayNode partitions = node.putArray("partitions");
        for (PartitionLag it : group.partitions()) {
            ObjectNode partition = partitions.addObject()
                    .put("partition", it.partition())
                    .put("committed", it.committed())
                    .put("earliest", it.earliest())
                    .put("end", it.end());
            put(partition, "lag", it.lag());
            partition.put("lost", it.lost()).put("reader", it.reader());
        }
    }

    private static void put(ObjectNode node, String name, OptionalLong value) {
        if (value.isPresent()) {
            node.put(name, value.getAsLong());
        } else {
            node.putNull(name);
        }
    }

    static JsonNode plan(ResetPlan plan, boolean done) {
        ObjectNode document = Terminal.document()
                .put("version", 1)
                .put("kind", "group-reset")
                .put("group", plan.group())
                .put("topic", plan.topic())
                .put("done", done);
        ArrayNode moves = document.putArray("partitions");
        plan.moves().forEach(move -> moves.addObject()
                .put("partition", move.partition())
                .put("before", move.before())
                .put("after", move.after())
                .put("readAgain", move.again())
                .put("skipped", move.skipped()));
        return document;
    }
}
