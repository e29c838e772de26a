package tableflow.console.remote.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.kafka.Partition;
import tableflow.console.domain.kafka.TopicName;
import tableflow.console.service.port.KafkaAdmin.Description;

/// Reads what a broker says of all topics, version 8, straight from its bytes: Kafka's own class for it makes the
/// tables of all its versions first, and three objects a partition, which takes longer than the reading. Source of the
/// form: Kafka's protocol guide, "Metadata Response (Version: 8)".
final class MetadataAnswer {

    /// The last version before names of topics may be absent and lengths are packed; its header is the old one.
    static final short VERSION = 8;

    private final ByteBuffer bytes;
    /// Most partitions have the brokers of the one before.
    private List<Integer> nodes = List.of();

    private MetadataAnswer(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// The topics, or nothing where there is an error in one of them.
    ///
    /// @param bytes behind the header
    /// @throws RuntimeException when it ends too early or is none
    static Optional<Map<String, Description>> read(ByteBuffer bytes) {
        return new MetadataAnswer(bytes).topics();
    }

    private Optional<Map<String, Description>> topics() {
        skip(Integer.BYTES);
        for (int brokers = count(); brokers > 0; brokers--) {
            skip(Integer.BYTES);
            text();
            skip(Integer.BYTES);
            text();
        }
        text();
        skip(Integer.BYTES);
        int count = count();
        Map<String, Description> found = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            if (bytes.getShort() != 0) {
                return Optional.empty();
            }
            String name = text();
            skip(Byte.BYTES);
            found.put(name, new Description(TopicName.isServiceMade(name), partitions()));
            skip(Integer.BYTES);
        }
        return Optional.of(found);
    }

    private List<Partition> partitions() {
        int count = count();
        List<Partition> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            // A partition without a leader comes with an error and -1.
            skip(Short.BYTES);
            int id = bytes.getInt();
            int leader = bytes.getInt();
            skip(Integer.BYTES);
            List<Integer> replicas = nodes();
            List<Integer> inSync = nodes();
            skip(Integer.BYTES * count());
            all.add(new Partition(id, leader < 0 ? null : leader, replicas, inSync, null, null));
        }
        all.sort((one, other) -> Integer.compare(one.id(), other.id()));
        return List.copyOf(all);
    }

    private List<Integer> nodes() {
        int count = count();
        boolean same = count == nodes.size();
        int start = bytes.position();
        for (int i = 0; i < count; i++) {
            int node = bytes.getInt();
            same = same && nodes.get(i) == node;
        }
        if (!same) {
            Integer[] all = new Integer[count];
            for (int i = 0; i < count; i++) {
                all[i] = bytes.getInt(start + i * Integer.BYTES);
            }
            nodes = List.of(all);
        }
        return nodes;
    }

    private void skip(int length) {
        bytes.position(Math.addExact(bytes.position(), length));
    }

    /// How many follow; none where a list is absent. Each is a byte at least.
    private int count() {
        int count = Math.max(0, bytes.getInt());
        if (count > bytes.remaining()) {
            throw new IllegalArgumentException("a list of " + count);
        }
        return count;
    }

    private String text() {
        int length = Math.max(0, bytes.getShort());
        skip(length);
        return new String(bytes.array(), bytes.arrayOffset() + bytes.position() - length, length,
                StandardCharsets.UTF_8);
    }
}
