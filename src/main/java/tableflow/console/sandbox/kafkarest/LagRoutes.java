package tableflow.console.sandbox.kafkarest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tableflow.console.sandbox.http.Reply;

/// How far a consumer group is behind, in records.
final class LagRoutes {
    /// @param member who reads the partition now; null when nobody does
    private record Lag(TopicPartition partition, long committed, long end, @Nullable MemberDescription member) {
        /// Never below 0: records may have been deleted before the committed offset was read.
        long records() {
            return Math.max(0, end - committed);
        }

        String consumerId() {
            return member == null ? "" : member.consumerId();
        }

        String clientId() {
            return member == null ? "" : member.clientId();
        }

        @Nullable String instanceId() {
            return member == null ? null : member.groupInstanceId().orElse(null);
        }
    }

    Reply list(Call call) throws Exception {
        ConsumerGroupDescription group = GroupRoutes.group(call);
        List<ObjectNode> all = lags(call, group).stream().map(lag -> json(call, group.groupId(), lag)).toList();
        return Reply.json(200, call.list("KafkaConsumerLagList", all, "consumer-groups", group.groupId(), "lags"));
    }

    Reply get(Call call) throws Exception {
        ConsumerGroupDescription group = GroupRoutes.group(call);
        var wanted = new TopicPartition(call.topic(), PartitionRoutes.number(call.request().var("partition_id")));
        for (Lag lag : lags(call, group)) {
            if (lag.partition().equals(wanted)) {
                return Reply.json(200, json(call, group.groupId(), lag));
            }
        }
        throw RestFailure.notFound("Consumer lag for " + wanted + " cannot be found.");
    }

    Reply summary(Call call) throws Exception {
        ConsumerGroupDescription group = GroupRoutes.group(call);
        List<Lag> lags = lags(call, group);
        Lag worst = lags.stream().max(Comparator.comparingLong(Lag::records))
            .orElseThrow(() -> RestFailure.notFound("Consumer lag summary for consumer group " + group.groupId()
                + " cannot be found."));
        ObjectNode json = call.resource("KafkaConsumerGroupLagSummary",
                "/consumer-groups=" + group.groupId() + "/lag-summary",
                "consumer-groups", group.groupId(), "lag-summary")
            .put("consumer_group_id", group.groupId())
            .put("max_lag_consumer_id", worst.consumerId())
            .put("max_lag_instance_id", worst.instanceId())
            .put("max_lag_client_id", worst.clientId())
            .put("max_lag_topic_name", worst.partition().topic())
            .put("max_lag_partition_id", worst.partition().partition())
            .put("max_lag", worst.records())
            .put("total_lag", lags.stream().mapToLong(Lag::records).sum());
        json.set("max_lag_consumer",
            call.related("consumer-groups", group.groupId(), "consumers", worst.consumerId()));
        json.set("max_lag_partition", call.related("topics", worst.partition().topic(),
            "partitions", Integer.toString(worst.partition().partition())));
        return Reply.json(200, json);
    }

    private static List<Lag> lags(Call call, ConsumerGroupDescription group) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(
            call.admin().listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get());
        committed.values().removeIf(Objects::isNull);
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends = call.admin().listOffsets(latest).all().get();
        var readers = new HashMap<TopicPartition, MemberDescription>();
        group.members().forEach(
            member -> member.assignment().topicPartitions().forEach(partition -> readers.put(partition, member)));
        var lags = new ArrayList<Lag>();
        committed.forEach((partition, offset) -> {
            ListOffsetsResultInfo end = ends.get(partition);
            if (end != null) {
                lags.add(new Lag(partition, offset.offset(), end.offset(), readers.get(partition)));
            }
        });
        lags.sort(Comparator.comparing((Lag lag) -> lag.partition().topic())
            .thenComparingInt(lag -> lag.partition().partition()));
        return lags;
    }

    private static ObjectNode json(Call call, String group, Lag lag) {
        String topic = lag.partition().topic();
        String partition = Integer.toString(lag.partition().partition());
        return call.resource("KafkaConsumerLag",
                "/consumer-group=" + group + "/lag=" + topic + "/partition=" + partition,
                "consumer-groups", group, "lags", topic, "partitions", partition)
            .put("consumer_group_id", group)
            .put("topic_name", topic)
            .put("partition_id", lag.partition().partition())
            .put("consumer_id", lag.consumerId())
            .put("instance_id", lag.instanceId())
            .put("client_id", lag.clientId())
            .put("current_offset", lag.committed())
            .put("log_end_offset", lag.end())
            .put("lag", lag.records());
    }
}
