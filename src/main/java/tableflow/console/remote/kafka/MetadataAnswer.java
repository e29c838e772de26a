package tableflow.console.remote.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.kafka.Layout;

/// Reads what a broker says of all topics, version 8, straight from its bytes: Kafka's own class for it makes the
/// tables of all its versions first, and three objects a partition, which takes longer than the reading. What is
/// counted here makes none: a command reads once, in a JVM that has just started. Source of the form: Kafka's protocol
/// guide, "Metadata Response (Version: 8)".
final class MetadataAnswer {

    /// The last version before names of topics may be absent and lengths are packed; its header is the old one.
    static final short VERSION = 8;

    /// A partition in front of its lists: error, id, leader, the leader's epoch.
    private static final int PARTITION = Short.BYTES + 3 * Integer.BYTES;

    private final ByteBuffer bytes;
    /// Most topics are as the one before.
    private Layout last = new Layout(0, 0, 0, 0);

    private MetadataAnswer(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// The topics, or nothing where there is an error in one of them.
    ///
    /// @param bytes behind the header
    /// @throws RuntimeException when it ends too early or is none
    static Optional<Map<String, Layout>> read(ByteBuffer bytes) {
        return new MetadataAnswer(bytes).topics();
    }

    private Optional<Map<String, Layout>> topics() {
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
        Map<String, Layout> found = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            if (bytes.getShort() != 0) {
                return Optional.empty();
            }
            String name = text();
            skip(Byte.BYTES);
            found.put(name, layout());
            skip(Integer.BYTES);
        }
        return Optional.of(found);
    }

    private Layout layout() {
        int count = count();
        int first = Integer.MAX_VALUE;
        int factor = 0;
        int underReplicated = 0;
        int leaderless = 0;
        for (int i = 0; i < count; i++) {
            // A partition without a leader comes with an error and -1.
            int start = bytes.position();
            int id = bytes.getInt(start + Short.BYTES);
            if (bytes.getInt(start + Short.BYTES + Integer.BYTES) < 0) {
                leaderless++;
            }
            bytes.position(start + PARTITION);
            int replicas = nodes();
            if (nodes() < replicas) {
                underReplicated++;
            }
            nodes();
            if (id < first) {
                first = id;
                factor = replicas;
            }
        }
        if (last.partitions() != count || last.replicationFactor() != factor
                || last.underReplicated() != underReplicated || last.leaderless() != leaderless) {
            last = new Layout(count, factor, underReplicated, leaderless);
        }
        return last;
    }

    /// How many brokers a list has, which is passed over.
    private int nodes() {
        int count = count();
        skip(Integer.BYTES * count);
        return count;
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
