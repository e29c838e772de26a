package tableflow.console.remote.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.service.port.KafkaAdmin.Description;
import tableflow.console.service.port.KafkaAdmin.PerTopic;

/// Earliest and latest offsets of a batch of topics. Partitions without a leader are not asked: the client would wait
/// for one until its time is up, and all others with it.
final class Offsets {

    private static final String WHAT = "read offsets of topic ";

    private final Admin admin;
    private final Answers answers;
    private final int limitMillis;

    Offsets(Admin admin, Answers answers, int limitMillis) {
        this.admin = admin;
        this.answers = answers;
        this.limitMillis = limitMillis;
    }

    PerTopic<List<Partition>> of(Map<String, Description> batch) {
        Progress.throwIfCancelled("read offsets");
        ListOffsetsResult earliest = ask(batch, OffsetSpec.earliest());
        ListOffsetsResult latest = ask(batch, OffsetSpec.latest());
        Map<String, List<Partition>> found = new HashMap<>();
        Map<String, RemoteFailure> failed = new HashMap<>();
        batch.forEach((topic, description) -> {
            try {
                List<Partition> partitions = new ArrayList<>();
                for (Partition partition : description.partitions()) {
                    partitions.add(with(
                            partition, offset(topic, partition, earliest), offset(topic, partition, latest)));
                }
                found.put(topic, partitions);
            } catch (RemoteFailure failure) {
                if (failure.is(Kind.CANCELLED) || failure.is(Kind.UNAUTHORIZED)) {
                    throw failure;
                }
                failed.put(topic, failure);
            }
        });
        return new PerTopic<>(found, failed);
    }

    private ListOffsetsResult ask(Map<String, Description> batch, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        batch.forEach((topic, description) -> description.partitions().stream()
                .filter(partition -> partition.leader() != null)
                .forEach(partition -> question.put(new TopicPartition(topic, partition.id()), spec)));
        return admin.listOffsets(question, new ListOffsetsOptions().timeoutMs(limitMillis));
    }

    /// Absent where it cannot be told now; a topic that is gone or may not be read fails as a whole.
    private @Nullable Long offset(String topic, Partition partition, ListOffsetsResult result) {
        if (partition.leader() == null) {
            return null;
        }
        try {
            return answers.await(WHAT + topic, result.partitionResult(new TopicPartition(topic, partition.id())))
                    .offset();
        } catch (RemoteFailure failure) {
            if (failure.is(Kind.UNREACHABLE) || failure.is(Kind.UNEXPECTED)) {
                return null;
            }
            throw failure;
        }
    }

    private static Partition with(Partition partition, @Nullable Long earliest, @Nullable Long latest) {
        return new Partition(
                partition.id(),
                partition.leader(),
                partition.replicas(),
                partition.inSyncReplicas(),
                earliest,
                latest);
    }
}
