package tableflow.console.service.messages.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;

/// A record of a known topic as bytes, for files that live as long as the program.
final class RecordCodec {

    private static final int FIXED = 2 * Long.BYTES + 3 * Integer.BYTES;
    private static final int NONE = -1;

    private RecordCodec() {}

    static byte[] write(KafkaRecord record) {
        byte[] type = record.timestampType().getBytes(StandardCharsets.UTF_8);
        List<byte[]> names = record.headers().stream()
                .map(header -> header.key().getBytes(StandardCharsets.UTF_8)).toList();
        long size = FIXED + room(type.length) + room(record.key()) + room(record.value());
        for (int i = 0; i < names.size(); i++) {
            size += room(names.get(i).length) + room(record.headers().get(i).value());
        }
        byte[] bytes = new byte[Math.toIntExact(size)];
        ByteBuffer to = ByteBuffer.wrap(bytes);
        to.putLong(record.offset()).putLong(record.timestamp().toEpochMilli()).putInt(record.partition())
                .putInt(record.leaderEpoch() == null ? NONE : record.leaderEpoch()).putInt(names.size());
        put(to, type);
        put(to, record.key());
        put(to, record.value());
        for (int i = 0; i < names.size(); i++) {
            put(to, names.get(i));
            put(to, record.headers().get(i).value());
        }
        return bytes;
    }

    static KafkaRecord read(String topic, byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        long offset = from.getLong();
        Instant time = Instant.ofEpochMilli(from.getLong());
        int partition = from.getInt();
        int epoch = from.getInt();
        int headers = from.getInt();
        String type = text(from);
        Bytes key = bytes(from);
        Bytes value = bytes(from);
        List<KafkaRecord.Header> all = new ArrayList<>(headers);
        for (int i = 0; i < headers; i++) {
            all.add(new KafkaRecord.Header(text(from), bytes(from)));
        }
        return new KafkaRecord(topic, partition, offset, time, type, epoch == NONE ? null : epoch, key, value, all);
    }

    private static long room(int length) {
        return Integer.BYTES + (long) length;
    }

    private static long room(@Nullable Bytes bytes) {
        return room(bytes == null ? 0 : bytes.size());
    }

    private static void put(ByteBuffer to, byte[] bytes) {
        to.putInt(bytes.length).put(bytes);
    }

    private static void put(ByteBuffer to, @Nullable Bytes bytes) {
        if (bytes == null) {
            to.putInt(NONE);
        } else {
            to.putInt(bytes.size());
            bytes.copyTo(to);
        }
    }

    private static String text(ByteBuffer from) {
        byte[] bytes = new byte[from.getInt()];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static @Nullable Bytes bytes(ByteBuffer from) {
        int length = from.getInt();
        if (length == NONE) {
            return null;
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return Bytes.owned(bytes);
    }
}
