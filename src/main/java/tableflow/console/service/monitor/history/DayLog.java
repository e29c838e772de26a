package tableflow.console.service.monitor.history;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.service.support.AtomicFiles;
import tableflow.console.service.support.PositionedFile;

/// The samples of a day, a frame for each round: time, number of rows, and for each row the topic's number within the
/// file (the next free one, with its name, for a new topic) and what [RowCodec] makes of it.
///
/// Rows build upon those before, so a writer goes through the file once; another writer's rounds are noticed by the
/// file's length. Used under the history's lock.
final class DayLog {

    private static final Logger LOG = LoggerFactory.getLogger(DayLog.class);

    private final Path file;
    private State state = new State();
    private long written = -1;

    DayLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /// What has been read or written so far.
    private static final class State {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();
        private final List<RowCodec> codecs = new ArrayList<>();

        int add(String name) {
            numbers.put(name, names.size());
            names.add(name);
            codecs.add(new RowCodec());
            return names.size() - 1;
        }
    }

    /// Takes rows in the order of time.
    @FunctionalInterface
    interface Sink {
        void row(String topic, Row row);
    }

    /// Appends a round. Rows are those of one moment.
    void append(long at, Map<String, Row> rows) throws IOException {
        AtomicFiles.createFolders(file.toAbsolutePath().getParent() == null ? file : file.toAbsolutePath().getParent());
        try (PositionedFile open = PositionedFile.open(file)) {
            if (open.size() != written) {
                catchUp(open);
            }
            Bytes payload = new Bytes(rows.size() * 16);
            payload.fixed(at).number(rows.size());
            for (Map.Entry<String, Row> entry : rows.entrySet()) {
                Integer known = state.numbers.get(entry.getKey());
                int number = known == null ? state.add(entry.getKey()) : known;
                payload.number(number);
                if (known == null) {
                    payload.text(entry.getKey());
                }
                state.codecs.get(number).write(entry.getValue(), payload);
            }
            byte[] frame = Frames.frame(payload.toArray());
            long before = written;
            // Whatever goes wrong from here on, the next writer reads anew what is really there.
            written = -1;
            open.write(before, frame, 0, frame.length);
            written = before + frame.length;
        }
    }

    /// Reads what there is and cuts off what is not whole.
    private void catchUp(PositionedFile open) throws IOException {
        state = new State();
        long size = open.size();
        long good = size == 0 ? 0 : Frames.read(file, frame -> rows(frame, state, (topic, row) -> {}));
        if (good < size) {
            LOG.warn("{} bytes at the end of {} are not whole and go", size - good, file);
            open.truncate(good);
        }
        if (good == 0) {
            open.write(0, Frames.MAGIC, 0, Frames.MAGIC.length);
            good = Frames.MAGIC.length;
        }
        written = good;
    }

    /// Hands on all rows that can be read; none when there is no such file.
    static void read(Path file, Sink sink) throws IOException {
        if (Files.exists(file)) {
            State fresh = new State();
            Frames.read(file, frame -> rows(frame, fresh, sink));
        }
    }

    /// As [#read(Path, Sink)], for one topic: the others' rows are gone over without being made.
    static void read(Path file, String topic, Sink sink) throws IOException {
        if (Files.exists(file)) {
            int[] names = {0};
            int[] wanted = {-1};
            RowCodec codec = new RowCodec();
            Frames.read(file, frame -> {
                long at = frame.getLong();
                for (long i = Bytes.number(frame); i > 0; i--) {
                    int number = (int) Bytes.number(frame);
                    if (number == names[0]) {
                        wanted[0] = Bytes.text(frame).equals(topic) ? number : wanted[0];
                        names[0]++;
                    } else if (number < 0 || number > names[0]) {
                        throw new BufferUnderflowException();
                    }
                    if (number == wanted[0]) {
                        sink.row(topic, codec.read(at, frame));
                    } else {
                        RowCodec.skip(frame);
                    }
                }
            });
        }
    }

    private static void rows(ByteBuffer frame, State state, Sink sink) {
        long at = frame.getLong();
        long count = Bytes.number(frame);
        for (long i = 0; i < count; i++) {
            int number = (int) Bytes.number(frame);
            if (number == state.names.size()) {
                state.add(Bytes.text(frame));
            } else if (number < 0 || number > state.names.size()) {
                throw new BufferUnderflowException();
            }
            sink.row(state.names.get(number), state.codecs.get(number).read(at, frame));
        }
    }
}
