package tableflow.console.service.messages.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.support.PositionedFile;

/// Some records that follow each other, in a file of their own. Memory: 12 bytes for each record, and what is not
/// written yet.
final class Segment {

    static final int MOST_RECORDS = 1 << 15;
    private static final int MOST_BYTES = 32 << 20;
    private static final int BUFFER = 1 << 17;
    /// Records up to that size are read by one call.
    private static final int AT_ONCE = 1 << 18;

    private final Path path;
    private final PositionedFile file;
    private final String topic;
    private int[] ends = new int[64];
    private long[] times = new long[64];
    private int count;
    private byte[] waiting = new byte[BUFFER];
    private int waits;
    private int written;

    Segment(Path path, String topic) throws IOException {
        this.path = path;
        this.topic = topic;
        this.file = PositionedFile.open(path);
    }

    boolean isFull() {
        return count == MOST_RECORDS || bytes() >= MOST_BYTES;
    }

    int count() {
        return count;
    }

    int bytes() {
        return count == 0 ? 0 : ends[count - 1];
    }

    void append(KafkaRecord record) throws IOException {
        byte[] encoded = RecordCodec.write(record);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
            times = Arrays.copyOf(times, count * 2);
        }
        int end = Math.addExact(bytes(), encoded.length);
        if (encoded.length > waiting.length - waits) {
            flush();
        }
        if (encoded.length > waiting.length) {
            file.write(written, encoded, 0, encoded.length);
            written += encoded.length;
        } else {
            System.arraycopy(encoded, 0, waiting, waits, encoded.length);
            waits += encoded.length;
        }
        ends[count] = end;
        times[count++] = record.timestamp().toEpochMilli();
    }

    /// Writes what waits.
    void flush() throws IOException {
        file.write(written, waiting, 0, waits);
        written += waits;
        waits = 0;
    }

    /// No more comes: lets go of the buffer.
    void seal() throws IOException {
        flush();
        waiting = new byte[0];
        ends = Arrays.copyOf(ends, count);
        times = Arrays.copyOf(times, count);
    }

    /// Keeps the first `most` records alone.
    void shorten(int most) {
        count = most;
        waits = Math.max(0, bytes() - written);
        written = Math.min(written, bytes());
    }

    long time(int number) {
        return times[number];
    }

    /// @param most bytes of each part
    Glance get(int number, int most) throws IOException {
        int from = number == 0 ? 0 : ends[number - 1];
        int length = ends[number] - from;
        RecordCodec.Source source = from >= written ? inMemory(waiting, from - written)
                : length <= AT_ONCE ? inMemory(file.read(from, length), 0) : inFile(from);
        return RecordCodec.read(topic, source, most);
    }

    private static RecordCodec.Source inMemory(byte[] bytes, int from) {
        return new RecordCodec.Source() {
            private int at = from;

            @Override
            public byte[] next(int count) {
                at += count;
                return Arrays.copyOfRange(bytes, at - count, at);
            }

            @Override
            public void skip(int count) {
                at += count;
            }
        };
    }

    /// Piece by piece, each of which is needed.
    private RecordCodec.Source inFile(int from) {
        return new RecordCodec.Source() {
            private int at = from;

            @Override
            public byte[] next(int count) throws IOException {
                at += count;
                return file.read((long) at - count, count);
            }

            @Override
            public void skip(int count) {
                at += count;
            }
        };
    }

    void remove() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }
}
