package tableflow.console.service.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tableflow.console.service.support.Waiter;

/// The journal of one run: a file of JSON lines, each on the disk before [#append] returns. What a crash leaves of a
/// last line is dropped when the file is opened again.
///
/// It is written through streams, not channels: an interrupt would close a channel in the middle of a line, and a
/// cancelled run must still be able to note what the call in flight has made.
final class Journal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Waiter waiter;
    private final Boundary boundary;
    private final JournalState state;
    private boolean closed;

    private Journal(Path file, JournalState state, Waiter waiter, Boundary boundary) {
        this.file = file;
        this.state = state;
        this.waiter = waiter;
        this.boundary = boundary;
    }

    /// A journal line that is not one, in the middle of the file.
    static class Corrupt extends Exception {
        private static final long serialVersionUID = 1;

        Corrupt(String message) {
            super(message);
        }
    }

    /// A journal of a newer console, which is to be left alone.
    static final class Newer extends Corrupt {
        private static final long serialVersionUID = 1;

        Newer(String message) {
            super(message);
        }
    }

    /// Opens `file`, which may be new and empty, and reads what it tells.
    static Journal open(Path file, Waiter waiter, Boundary boundary) throws IOException, Corrupt {
        JournalState state = new JournalState();
        if (Files.exists(file)) {
            replay(Files.readAllBytes(file), state);
        }
        return new Journal(file, state, waiter, boundary);
    }

    private static void replay(byte[] bytes, JournalState state) throws Corrupt {
        int lineNumber = 0;
        int start = 0;
        while (start < bytes.length) {
            lineNumber++;
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            if (end == bytes.length) {
                // Torn by a crash: append() returned for no such line, so nothing depends on it.
                return;
            }
            String line = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            start = end + 1;
            if (!line.isBlank()) {
                replay(line, lineNumber, state);
            }
        }
    }

    private static void replay(String line, int number, JournalState state) throws Corrupt {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.path("v").asInt() > Entry.VERSION) {
                throw new Newer("line " + number + " is of a newer version than this console knows");
            }
            state.apply(JSON.treeToValue(node, Entry.class));
        } catch (JsonProcessingException | RuntimeException notAnEntry) {
            throw new Corrupt("line " + number + " is not an entry of a journal");
        }
    }

    /// Writes one line, and returns when it is on the disk.
    ///
    /// @throws IllegalStateException after [#close], when a cancelled step comes too late
    synchronized Entry append(Entry entry) {
        if (closed) {
            throw new IllegalStateException("the journal is closed: the run has ended");
        }
        Entry stamped = entry.at(waiter.now().toString());
        boundary.reached("before " + entry.type() + " " + entry.step());
        try {
            dropTornEnd();
            try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
                out.write((JSON.writeValueAsString(stamped) + "\n").getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the journal " + file + " cannot be written", failed);
        }
        state.apply(stamped);
        boundary.reached("after " + entry.type() + " " + entry.step());
        return stamped;
    }

    /// Writes an intent; its number pairs it with what comes of it.
    synchronized Entry intend(Entry entry) {
        return append(entry.numbered(state.nextSeq()));
    }

    /// Notes what came of an intent.
    Entry close(Entry intent, Entry.Type outcome, String objectOrNote) {
        long seq = intent.seq() == null ? 0 : intent.seq();
        Entry entry = Entry.of(outcome, outcome == Entry.Type.REFUSED ? objectOrNote : "").numbered(seq);
        return append(outcome == Entry.Type.REFUSED ? entry : entry.object(objectOrNote));
    }

    /// Notes that an intent may have made `object` and may not.
    void doubt(Entry intent, String object, String why) {
        long seq = intent.seq() == null ? 0 : intent.seq();
        append(Entry.of(Entry.Type.DOUBTFUL, why).numbered(seq).object(object));
    }

    private void dropTornEnd() throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            long end = content.length();
            while (end > 0) {
                content.seek(end - 1);
                if (content.read() == '\n') {
                    break;
                }
                end--;
            }
            if (end < content.length()) {
                content.setLength(end);
            }
        }
    }

    synchronized List<JournalState.Made> made() {
        return state.made();
    }

    synchronized List<JournalState.Made> lost() {
        return state.lost();
    }

    synchronized List<JournalState.Doubt> doubtful() {
        return state.doubtful();
    }

    synchronized List<Entry> pending(String stepId) {
        return state.pending(stepId);
    }

    synchronized List<Entry> pending() {
        return state.pending();
    }

    /// What it all adds up to; not for a run that is going on.
    JournalState state() {
        return state;
    }

    Path file() {
        return file;
    }

    synchronized void close() {
        closed = true;
    }
}
