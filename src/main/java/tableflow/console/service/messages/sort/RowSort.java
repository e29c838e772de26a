package tableflow.console.service.messages.sort;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.domain.Progress;
import tableflow.console.service.profile.LocalFailures;

/// Puts numbers of rows in the order of their keys. What does not fit into the memory that it may take is sorted in
/// parts, which are written to files and merged at the end. Rows with the same key stay in the order in which they
/// came; those without a key are last, whatever the direction. For one thread; closing removes the files.
public final class RowSort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RowSort.class);
    private static final int BUFFER = 1 << 16;
    /// What an entry takes besides its key: the objects' heads, and its place in the list.
    private static final int OVERHEAD = 56;
    private static final int ASK_EVERY = 1 << 12;
    private static final String WHAT = "sort records";

    private final Path folder;
    private final long room;
    private final Comparator<Entry> order;
    private final List<Path> parts = new ArrayList<>();
    private List<Entry> waiting = new ArrayList<>();
    private long taken;
    private int count;
    private int asked;

    private static final class Entry {
        private final byte[] key;
        private final long row;

        Entry(byte[] key, long row) {
            this.key = key;
            this.row = row;
        }

        byte[] key() {
            return key;
        }

        long row() {
            return row;
        }
    }

    /// @param folder for files that go when this is closed
    /// @param room bytes of memory that keys may take
    public RowSort(Path folder, long room, boolean descending) {
        this.folder = folder;
        this.room = room;
        Comparator<Entry> byKey = (one, other) -> Arrays.compareUnsigned(one.key(), other.key());
        Comparator<Entry> present = descending ? byKey.reversed() : byKey;
        Comparator<Entry> byRow = Comparator.comparingLong(Entry::row);
        order = (one, other) -> {
            boolean none = SortKey.isAbsent(one.key());
            if (none != SortKey.isAbsent(other.key())) {
                return none ? 1 : -1;
            }
            int first = none ? 0 : present.compare(one, other);
            return first != 0 ? first : byRow.compare(one, other);
        };
    }

    /// Takes in a row.
    ///
    /// @throws UncheckedIOException when a part cannot be written
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    public void add(byte[] key, long row) {
        waiting.add(new Entry(key, row));
        count++;
        taken += key.length + OVERHEAD;
        if (taken >= room) {
            spill();
        }
    }

    /// The rows in order; asked once.
    ///
    /// @param progress told how many of them are in their places
    public long[] sorted(Progress progress) {
        sort();
        long[] rows = new long[count];
        if (parts.isEmpty()) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = waiting.get(i).row();
            }
            return rows;
        }
        try {
            merge(rows, progress);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "sorted records cannot be read back from disk: " + LocalFailures.reason(failed), failed);
        }
        return rows;
    }

    /// How many parts were written to files.
    int parts() {
        return parts.size();
    }

    private void sort() {
        waiting.sort((one, other) -> {
            if ((++asked & (ASK_EVERY - 1)) == 0) {
                Progress.throwIfCancelled(WHAT);
            }
            return order.compare(one, other);
        });
    }

    private void spill() {
        sort();
        try {
            Path file = Files.createTempFile(folder, "sorted-", ".tmp");
            parts.add(file);
            try (DataOutputStream out = new DataOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
                for (Entry entry : waiting) {
                    out.writeInt(entry.key().length);
                    out.write(entry.key());
                    out.writeLong(entry.row());
                    ask();
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "sorted records cannot be kept on disk: " + LocalFailures.reason(failed), failed);
        }
        waiting = new ArrayList<>();
        taken = 0;
    }

    private void ask() {
        if ((++asked & (ASK_EVERY - 1)) == 0) {
            Progress.throwIfCancelled(WHAT);
        }
    }

    private void merge(long[] rows, Progress progress) throws IOException {
        List<Part> open = new ArrayList<>();
        try {
            PriorityQueue<Part> heads = new PriorityQueue<>((one, other) -> order.compare(one.head, other.head));
            Part memory = new Part(waiting);
            if (memory.next()) {
                heads.add(memory);
            }
            for (Path file : parts) {
                Part part = new Part(file);
                open.add(part);
                if (part.next()) {
                    heads.add(part);
                }
            }
            int at = 0;
            for (Part least = heads.poll(); least != null; least = heads.poll()) {
                rows[at++] = least.head.row();
                if (least.next()) {
                    heads.add(least);
                }
                ask();
                if ((at & 0xffff) == 0) {
                    progress.report("", at, rows.length);
                }
            }
        } finally {
            for (Part part : open) {
                part.close();
            }
        }
    }

    /// A sorted part, and the first of it that has no place yet.
    private static final class Part {
        private static final Entry NONE = new Entry(new byte[0], 0);

        private final Iterator<Entry> memory;
        private final @Nullable DataInputStream file;
        private Entry head = NONE;

        Part(List<Entry> entries) {
            memory = entries.iterator();
            file = null;
        }

        Part(Path path) throws IOException {
            memory = Collections.emptyIterator();
            file = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER));
        }

        boolean next() throws IOException {
            if (file == null) {
                if (memory.hasNext()) {
                    head = memory.next();
                    return true;
                }
                return false;
            }
            file.mark(1);
            if (file.read() < 0) {
                return false;
            }
            file.reset();
            byte[] key = new byte[file.readInt()];
            file.readFully(key);
            head = new Entry(key, file.readLong());
            return true;
        }

        void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }

    @Override
    public void close() {
        for (Path part : parts) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException left) {
                LOG.debug("a sorted part stays until the scratch folder is next opened", left);
            }
        }
        waiting = List.of();
    }
}
