package tableflow.console.service.messages.store;

import java.io.IOException;
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

    /// Where an encoded record stands, from its first byte on.
    interface Source {

        /// The next `count` bytes, the caller's own.
        byte[] next(int count) throws IOException;

        /// Passes so many bytes over.
        void skip(int count);
    }

    /// @param most bytes of key, value and each header; what is larger is cut there
    static Glance read(String topic, Source from, int most) throws IOException {
        ByteBuffer fixed = ByteBuffer.wrap(from.next(FIXED));
        long offset = fixed.getLong();
        Instant time = Instant.ofEpochMilli(fixed.getLong());
        int partition = fixed.getInt();
        int epoch = fixed.getInt();
        int headers = fixed.getInt();
        String type = text(from);
        int keySize = number(from);
        Bytes key = bytes(from, keySize, most);
        int valueSize = number(from);
        Bytes value = bytes(from, valueSize, most);
        List<KafkaRecord.Header> all = new ArrayList<>(headers);
        for (int i = 0; i < headers; i++) {
            all.add(new KafkaRecord.Header(text(from), bytes(from, number(from), most)));
        }
        return new Glance(
                new KafkaRecord(topic, partition, offset, time, type, epoch == NONE ? null : epoch, key, value, all),
                Math.max(0, keySize), Math.max(0, valueSize));
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

    private static int number(Source from) throws IOException {
        return ByteBuffer.wrap(from.next(Integer.BYTES)).getInt();
    }

    private static String text(Source from) throws IOException {
        return new String(from.next(number(from)), StandardCharsets.UTF_8);
    }

    private static @Nullable Bytes bytes(Source from, int length, int most) throws IOException {
        if (length == NONE) {
            return null;
        }
        Bytes bytes = Bytes.owned(from.next(Math.min(length, most)));
        from.skip(length - bytes.size());
        return bytes;
    }
}
