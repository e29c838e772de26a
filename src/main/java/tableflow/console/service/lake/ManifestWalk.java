package tableflow.console.service.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ManifestContent;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;
import org.apache.iceberg.util.ParallelIterable;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.LakeFile;

/// Reads manifests, several at the same time, and hands on the files they hold one by one: memory does not grow with
/// their number.
final class ManifestWalk {

    /// Files that wait to be handed on.
    private static final int WAITING = 500;
    private static final int TELL_EACH = 1_000;
    /// All that is wanted of a file to find it: what is noted of its columns is most of a manifest.
    private static final List<String> PLACE = List.of("file_path", "file_size_in_bytes");

    private final Table table;
    private final FileNotes notes;
    private final ThreadFactory threads;

    ManifestWalk(Table table, ThreadFactory threads) {
        this.table = table;
        this.notes = new FileNotes(table);
        this.threads = threads;
    }

    /// Hands on every live file of `manifests`, on the caller's thread and in no order.
    void files(List<ManifestFile> manifests, boolean withColumns, Consumer<LakeFile> sink, Reading reading) {
        long total = manifests.stream().mapToLong(ManifestWalk::live).sum();
        long done = 0;
        try (PlanThreads pool = new PlanThreads(threads);
                CloseableIterable<LakeFile> files = all(manifests, withColumns, pool)) {
            for (LakeFile file : files) {
                Progress.throwIfCancelled(reading.what());
                sink.accept(file);
                if (++done % TELL_EACH == 0) {
                    reading.progress().report(reading.what(), done, Math.max(done, total));
                }
            }
            // The library takes an interrupted wait for the end of the files.
            Progress.throwIfCancelled(reading.what());
        } catch (IOException | RuntimeException failed) {
            throw LakeFailures.of(reading.what(), failed);
        }
    }

    /// What is read, as a phrase for failures and progress.
    record Reading(String what, Progress progress) {}

    /// Hands on where the live files of `manifests` lie and how large they are; manifests that cannot be read are told
    /// of, and the others read.
    void ranked(List<ReachWalk.Ranked> manifests, Reached sink, Reading reading) {
        long total = manifests.stream().mapToLong(one -> live(one.manifest())).sum();
        long done = 0;
        Queue<RemoteFailure> unread = new ConcurrentLinkedQueue<>();
        List<CloseableIterable<Place>> each = new ArrayList<>();
        for (ReachWalk.Ranked one : manifests) {
            each.add(new Lazy<>(() -> places(one), why -> unread.add(LakeFailures.of(reading.what(), why))));
        }
        try (PlanThreads pool = new PlanThreads(threads); CloseableIterable<Place> places = all(each, pool)) {
            for (Place place : places) {
                Progress.throwIfCancelled(reading.what());
                sink.object(place.location(), place.bytes(), place.rank());
                if (++done % TELL_EACH == 0) {
                    reading.progress().report(reading.what(), done, Math.max(done, total));
                }
            }
            Progress.throwIfCancelled(reading.what());
        } catch (IOException | RuntimeException failed) {
            throw LakeFailures.of(reading.what(), failed);
        }
        unread.stream().filter(why -> why.is(Kind.CANCELLED)).findFirst().ifPresent(why -> {
            throw why;
        });
        unread.forEach(sink::unread);
    }

    /// A file that a snapshot needs.
    private record Place(String location, long bytes, int rank) {}

    private CloseableIterator<Place> places(ReachWalk.Ranked one) {
        return CloseableIterator.transform(
                reader(one.manifest()).select(PLACE).iterator(),
                file -> new Place(file.location(), file.fileSizeInBytes(), one.rank()));
    }

    private CloseableIterable<LakeFile> all(List<ManifestFile> manifests, boolean withColumns, PlanThreads pool) {
        List<CloseableIterable<LakeFile>> each = new ArrayList<>();
        manifests.forEach(manifest -> each.add(new Lazy<>(
                () -> CloseableIterator.transform(reader(manifest).iterator(), file -> notes.of(file, withColumns)),
                null)));
        return all(each, pool);
    }

    private static <T> CloseableIterable<T> all(List<CloseableIterable<T>> each, PlanThreads pool) {
        return each.size() < 2 ? CloseableIterable.concat(each) : new ParallelIterable<>(each, pool, WAITING);
    }

    private ManifestReader<? extends ContentFile<?>> reader(ManifestFile manifest) {
        return manifest.content() == ManifestContent.DELETES
                ? ManifestFiles.readDeleteManifest(manifest, table.io(), table.specs())
                : ManifestFiles.read(manifest, table.io(), table.specs());
    }

    private static long live(ManifestFile manifest) {
        Integer added = manifest.addedFilesCount();
        Integer existing = manifest.existingFilesCount();
        return (added == null ? 0 : added) + (long) (existing == null ? 0 : existing);
    }

    /// Opened when its turn comes, on the thread that reads it.
    private static final class Lazy<T> implements CloseableIterable<T> {

        private final Supplier<CloseableIterator<T>> opener;
        private final @Nullable Consumer<RuntimeException> broken;

        /// @param broken told why it ends early, where that ends nothing else; absent where it does
        Lazy(Supplier<CloseableIterator<T>> opener, @Nullable Consumer<RuntimeException> broken) {
            this.opener = opener;
            this.broken = broken;
        }

        @Override
        public CloseableIterator<T> iterator() {
            Consumer<RuntimeException> told = broken;
            return told == null ? opener.get() : new Tolerant<>(opener, told);
        }

        @Override
        public void close() {
            // What a reader holds is a piece of memory.
        }
    }

    /// Ends where it cannot go on, and tells why.
    private static final class Tolerant<T> implements CloseableIterator<T> {

        private final Consumer<RuntimeException> broken;
        private @Nullable CloseableIterator<T> inner;

        Tolerant(Supplier<CloseableIterator<T>> opener, Consumer<RuntimeException> broken) {
            this.broken = broken;
            try {
                inner = opener.get();
            } catch (RuntimeException failed) {
                broken.accept(failed);
            }
        }

        @Override
        public boolean hasNext() {
            CloseableIterator<T> now = inner;
            try {
                return now != null && now.hasNext();
            } catch (RuntimeException failed) {
                inner = null;
                broken.accept(failed);
                return false;
            }
        }

        @Override
        public T next() {
            CloseableIterator<T> now = inner;
            if (now == null) {
                throw new NoSuchElementException();
            }
            return now.next();
        }

        @Override
        public void close() throws IOException {
            if (inner != null) {
                inner.close();
            }
        }
    }
}
