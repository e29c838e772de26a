package tableflow.console.service.query.result.order;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;

/// Sorts keys with a number each, however many there are: what does not fit in memory goes to files, sorted, which are
/// merged at the end. Equal keys come by their numbers.
public final class ExternalSort implements AutoCloseable {

    /// What is held in memory before a file is written.
    public static final int USUAL_MEMORY = 32 << 20;

    private static final int MOST_RUNS = 64;
    private static final int FILE_BUFFER = 1 << 17;
    private static final int OFTEN = 0xfff;
    static final String SORTING = "sort rows";

    private final Path folder;
    private final KeyBuffer buffer;
    private final Deque<Path> runs = new ArrayDeque<>();
    private final List<Run> reading = new ArrayList<>();
    private long count;

    /// Takes what was sorted.
    @FunctionalInterface
    public interface Sorted {
        /// @param key to be copied by who keeps it
        void next(byte[] key, long number) throws IOException;
    }

    /// @param folder takes files for as long as this is not closed
    /// @param memory bytes; see [#USUAL_MEMORY]
    public ExternalSort(Path folder, int memory) {
        this.folder = folder;
        this.buffer = new KeyBuffer(memory);
    }

    /// Adds a key; numbers rise from call to call.
    ///
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    public void add(byte[] key, long number) throws IOException {
        count++;
        if (!buffer.add(key, key.length, number)) {
            spill();
            buffer.add(key, key.length, number);
        }
    }

    private void spill() throws IOException {
        Path run = newRun();
        try (DataOutputStream out = writer(run)) {
            buffer.drain((bytes, from, to, number) -> {
                out.writeInt(to - from);
                out.writeLong(number);
                out.write(bytes, from, to - from);
            });
        }
    }

    private Path newRun() throws IOException {
        Path run = Files.createTempFile(folder, "sort-", ".tmp");
        runs.add(run);
        return run;
    }

    private static DataOutputStream writer(Path run) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(new FileOutputStream(run.toFile()), FILE_BUFFER));
    }

    /// Hands all over in order; once.
    ///
    /// @param progress told how many have been handed over, as `sort rows`
    /// @throws tableflow.console.domain.RemoteFailure CANCELLED after an interrupt
    public void finish(Sorted sorted, Progress progress) throws IOException {
        Sorted told = telling(sorted, progress);
        if (runs.isEmpty()) {
            buffer.drain((bytes, from, to, number) -> told.next(Arrays.copyOfRange(bytes, from, to), number));
            return;
        }
        if (!buffer.isEmpty()) {
            spill();
        }
        while (runs.size() > MOST_RUNS) {
            List<Path> some = new ArrayList<>();
            // From the oldest on, and the result behind the others: numbers, not the order of files, break ties.
            for (int i = 0; i < MOST_RUNS; i++) {
                some.add(runs.removeFirst());
            }
            try (DataOutputStream out = writer(newRun())) {
                merge(some, (key, number) -> {
                    out.writeInt(key.length);
                    out.writeLong(number);
                    out.write(key);
                });
            }
        }
        List<Path> rest = new ArrayList<>(runs);
        runs.clear();
        merge(rest, told);
    }

    private Sorted telling(Sorted sorted, Progress progress) {
        progress.report(SORTING, 0, count);
        return new Sorted() {
            private long handed;

            @Override
            public void next(byte[] key, long number) throws IOException {
                sorted.next(key, number);
                if ((++handed & OFTEN) == 0 || handed == count) {
                    Progress.throwIfCancelled(SORTING);
                    progress.report(SORTING, handed, count);
                }
            }
        };
    }

    private void merge(List<Path> files, Sorted sorted) throws IOException {
        PriorityQueue<Run> queue = new PriorityQueue<>(Comparator.naturalOrder());
        try {
            for (Path file : files) {
                Run run = new Run(file);
                reading.add(run);
                if (run.next()) {
                    queue.add(run);
                }
            }
            long merged = 0;
            for (Run run = queue.poll(); run != null; run = queue.poll()) {
                if ((merged++ & OFTEN) == 0) {
                    Progress.throwIfCancelled(SORTING);
                }
                sorted.next(run.key, run.number);
                if (run.next()) {
                    queue.add(run);
                }
            }
        } finally {
            closeRuns();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void closeRuns() throws IOException {
        for (Run run : reading) {
            run.close();
        }
        reading.clear();
    }

    /// A sorted file that is read.
    private static final class Run implements Comparable<Run>, AutoCloseable {
        private final DataInputStream in;
        private byte[] key = {};
        private long number;

        Run(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(new FileInputStream(file.toFile()), FILE_BUFFER));
        }

        boolean next() throws IOException {
            try {
                int length = in.readInt();
                number = in.readLong();
                key = in.readNBytes(length);
                return true;
            } catch (EOFException end) {
                return false;
            }
        }

        @Override
        public int compareTo(Run other) {
            int keys = Arrays.compareUnsigned(key, other.key);
            return keys != 0 ? keys : Long.compare(number, other.number);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeRuns();
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
        runs.clear();
    }
}
