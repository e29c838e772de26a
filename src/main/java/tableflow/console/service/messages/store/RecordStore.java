package tableflow.console.service.messages.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.read.RecordSink;
import tableflow.console.service.profile.LocalFailures;

/// The records of one topic in files, so that a million of them take some 12 MB of memory. There is a limit, for a tail
/// that goes on for days: the oldest go, and are counted. For any thread.
public final class RecordStore implements RecordSink, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordStore.class);

    private final Path folder;
    private final String topic;
    private final Limits limits;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private List<Segment> inOrder = List.of();
    private long first;
    private long end;
    private long bytes;
    private boolean closed;

    /// How much is kept at most; a little less is, as records go by the thousand.
    ///
    /// @param records of them
    /// @param bytes on disk
    public record Limits(long records, long bytes) {

        /// A million records in two gigabytes.
        public static final Limits USUAL = new Limits(1_000_000, 2_000_000_000);
    }

    /// @param folder where files are made, which go when this is closed; see
    ///     [tableflow.console.service.support.ScratchFolder] for what a crash leaves
    public RecordStore(Path folder, String topic, Limits limits) {
        this.folder = folder;
        this.topic = topic;
        this.limits = limits;
    }

    /// Takes all of them or, when it fails, none: who reads on from where this failed has none of them twice.
    ///
    /// @throws UncheckedIOException when they cannot be written
    @Override
    public synchronized void records(List<KafkaRecord> records) {
        if (closed) {
            return;
        }
        long before = end;
        try {
            for (KafkaRecord record : records) {
                append(record);
            }
        } catch (IOException failed) {
            takeBack(before);
            throw new UncheckedIOException(
                    "records cannot be kept on disk: " + LocalFailures.reason(failed), failed);
        }
    }

    /// Forgets all behind `newEnd`, or behind the first that is kept: what had to go for the others is gone.
    private void takeBack(long newEnd) {
        long most = Math.max(newEnd, first);
        while (end > most) {
            Segment last = segments.getLast();
            int from = last.bytes();
            int stay = Math.toIntExact(Math.max(0, last.count() - (end - most)));
            end -= last.count() - stay;
            last.shorten(stay);
            bytes -= from - last.bytes();
            if (stay == 0) {
                segments.removeLast();
                removeQuietly(last);
            }
        }
        inOrder = new ArrayList<>(segments);
    }

    private void append(KafkaRecord record) throws IOException {
        Segment last = segments.peekLast();
        if (last == null || last.isFull() || last.count() >= limits.records() / 2) {
            if (last != null) {
                last.seal();
            }
            last = new Segment(Files.createTempFile(folder, "records-", ".tmp"), topic);
            segments.addLast(last);
            inOrder = new ArrayList<>(segments);
        }
        int before = last.bytes();
        last.append(record);
        bytes += last.bytes() - before;
        end++;
        while (segments.size() > 1 && (end - first > limits.records() || bytes > limits.bytes())) {
            Segment oldest = segments.removeFirst();
            first += oldest.count();
            bytes -= oldest.bytes();
            removeQuietly(oldest);
            inOrder = new ArrayList<>(segments);
        }
    }

    /// The number of the oldest record that is kept; so many were dropped before it.
    public synchronized long first() {
        return first;
    }

    /// Behind the number of the newest record: how many there ever were.
    public synchronized long end() {
        return end;
    }

    /// On disk.
    public synchronized long bytes() {
        return bytes;
    }

    /// A record by its number, counted from the first that ever came.
    ///
    /// @throws NoSuchElementException when it was dropped, or has not come yet
    /// @throws UncheckedIOException when it cannot be read
    public KafkaRecord get(long number) {
        return read(number, Integer.MAX_VALUE).record();
    }

    /// The same without what is too large to be looked at beside others.
    ///
    /// @throws NoSuchElementException as for [#get]
    public Glance glance(long number) {
        return read(number, Glance.MOST);
    }

    private synchronized Glance read(long number, int most) {
        Found found = find(number);
        try {
            return found.segment().get(found.within(), most);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "a record cannot be read back from disk: " + LocalFailures.reason(failed), failed);
        }
    }

    /// The time stamp of a record in milliseconds since 1970, without reading it.
    ///
    /// @throws NoSuchElementException as for [#get]
    public synchronized long time(long number) {
        Found found = find(number);
        return found.segment().time(found.within());
    }

    private record Found(Segment segment, int within) {}

    private Found find(long number) {
        if (number < first || number >= end || closed) {
            throw new NoSuchElementException("record " + number + " of " + first + " to " + end);
        }
        long left = number - first;
        for (Segment segment : inOrder) {
            if (left < segment.count()) {
                return new Found(segment, (int) left);
            }
            left -= segment.count();
        }
        throw new IllegalStateException("the segments hold less than they should");
    }

    /// Removes the files.
    @Override
    public synchronized void close() {
        closed = true;
        segments.forEach(RecordStore::removeQuietly);
        segments.clear();
        inOrder = List.of();
    }

    private static void removeQuietly(Segment segment) {
        try {
            segment.remove();
        } catch (IOException left) {
            LOG.debug("a file of records stays until the scratch folder is next opened", left);
        }
    }
}
