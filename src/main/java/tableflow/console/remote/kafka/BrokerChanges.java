package tableflow.console.remote.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.DeleteRecordsOptions;
import org.apache.kafka.clients.admin.DeleteRecordsResult;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.service.port.TopicChanges;

/// Changes of topics by Kafka's admin client.
record BrokerChanges(Admin admin, Answers answers, int limitMillis) implements TopicChanges {

    @Override
    public void alter(String topic, Map<String, Optional<String>> values, boolean validateOnly) {
        List<AlterConfigOp> operations = new ArrayList<>();
        values.forEach((name, value) -> operations.add(new AlterConfigOp(
                new ConfigEntry(name, value.orElse("")),
                value.isPresent() ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE)));
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        answers.await(
                (validateOnly ? "check" : "change") + " settings of topic " + topic,
                admin.incrementalAlterConfigs(
                                Map.of(resource, operations),
                                new AlterConfigsOptions().validateOnly(validateOnly).timeoutMs(limitMillis))
                        .all());
    }

    @Override
    public void addPartitions(String topic, int total, boolean validateOnly) {
        answers.await(
                (validateOnly ? "check partitions for" : "add partitions to") + " topic " + topic,
                admin.createPartitions(
                                Map.of(topic, NewPartitions.increaseTo(total)),
                                new CreatePartitionsOptions().validateOnly(validateOnly).timeoutMs(limitMillis))
                        .all());
    }

    @Override
    public Deleted deleteBefore(String topic, Map<Integer, Long> offsets) {
        Map<TopicPartition, RecordsToDelete> question = new HashMap<>();
        offsets.forEach((partition, offset) ->
                question.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)));
        DeleteRecordsResult result =
                admin.deleteRecords(question, new DeleteRecordsOptions().timeoutMs(limitMillis));
        Map<Integer, Long> first = new TreeMap<>();
        Map<Integer, RemoteFailure> failed = new TreeMap<>();
        result.lowWatermarks().forEach((place, future) -> {
            try {
                first.put(place.partition(),
                        answers.await("delete records of partition " + place, future).lowWatermark());
            } catch (RemoteFailure failure) {
                if (failure.is(RemoteFailure.Kind.CANCELLED)) {
                    throw failure;
                }
                failed.put(place.partition(), failure);
            }
        });
        return new Deleted(first, failed);
    }
}
