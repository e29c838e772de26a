package tableflow.console.remote.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.MessageUtil;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.domain.kafka.Partition;

class MetadataAnswerTest {

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void itReadsWhatKafkaWrites() {
        for (int round = 0; round < 200; round++) {
            MetadataResponseData told = answer();
            Map<String, Layout> read = read(told, Integer.MAX_VALUE).orElseThrow();
            assertThat(read.keySet()).as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(told.topics().stream().map(it -> it.name()).toList());
            told.topics().forEach(topic -> assertThat(read.get(topic.name())).as("seed %d", seed)
                    .isEqualTo(Layout.of(topic.partitions().stream().map(MetadataAnswerTest::partition)
                            .sorted((one, other) -> Integer.compare(one.id(), other.id())).toList())));
        }
    }

    @Test
    void aTopicWithAnErrorIsForTheClient() {
        MetadataResponseData told = answer();
        told.topics().add(new MetadataResponseTopic().setName("hidden").setErrorCode((short) 29));

        assertThat(read(told, Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void anAnswerThatEndsEarlyOrLiesIsAFault() {
        MetadataResponseData told = answer();
        int whole = bytes(told).length;
        for (int length = 0; length < whole - Integer.BYTES; length++) {
            int cut = length;
            Throwable fault = catchThrowable(() -> read(told, cut));
            assertThat(fault).as("seed %d, %d of %d", seed, cut, whole).isInstanceOf(RuntimeException.class);
        }
        byte[] many = {0, 0, 0, 0, 127, 0, 0, 0};
        assertThat(catchThrowable(() -> MetadataAnswer.read(ByteBuffer.wrap(many))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Partition partition(MetadataResponsePartition it) {
        return new Partition(it.partitionIndex(), it.leaderId() < 0 ? null : it.leaderId(),
                List.copyOf(it.replicaNodes()), List.copyOf(it.isrNodes()), null, null);
    }

    private static Optional<Map<String, Layout>> read(MetadataResponseData told, int most) {
        byte[] bytes = bytes(told);
        return MetadataAnswer.read(ByteBuffer.wrap(Arrays.copyOf(bytes, Math.min(most, bytes.length))));
    }

    private static byte[] bytes(MetadataResponseData told) {
        ByteBuffer written = MessageUtil.toByteBufferAccessor(told, MetadataAnswer.VERSION).buffer();
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        return bytes;
    }

    private MetadataResponseData answer() {
        MetadataResponseData told = new MetadataResponseData().setClusterId("lkc-1").setControllerId(1);
        for (int broker = 0; broker < 1 + random.nextInt(4); broker++) {
            told.brokers().add(new MetadataResponseBroker().setNodeId(broker).setHost("b" + broker).setPort(9092)
                    .setRack(random.nextBoolean() ? null : "zone-\u00e9"));
        }
        for (int topic = 0; topic < random.nextInt(6); topic++) {
            told.topics().add(new MetadataResponseTopic().setName("topic-" + topic).setPartitions(partitions()));
        }
        return told;
    }

    private List<MetadataResponsePartition> partitions() {
        List<MetadataResponsePartition> all = new ArrayList<>();
        for (int id = random.nextInt(5); id >= 0; id--) {
            all.add(new MetadataResponsePartition().setPartitionIndex(id).setLeaderId(random.nextInt(4) - 1)
                    .setErrorCode((short) random.nextInt(2)).setReplicaNodes(nodes()).setIsrNodes(nodes())
                    .setOfflineReplicas(nodes()));
        }
        return all;
    }

    private List<Integer> nodes() {
        return random.ints(random.nextInt(4), 0, 300).boxed().toList();
    }
}
