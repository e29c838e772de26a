package tableflow.console.service.storage.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.domain.storage.Amount;
import tableflow.console.domain.storage.LargeObject;
import tableflow.console.service.profile.LocalFailures;

/// Objects of one place in S3, as many as there are: beyond a few thousand they lie in a file. Written by one thread;
/// once it is handed out it only is read, by any, until it is closed.
public final class ObjectList implements AutoCloseable {

    /// So many are held in memory.
    static final int IN_MEMORY = 4_096;

    private final S3Uri root;
    private final Path folder;
    private final List<LargeObject> first = new ArrayList<>();
    private Amount amount = Amount.NONE;
    private @Nullable Path file;
    private @Nullable DataOutputStream out;

    /// @param root that all of them lie under
    /// @param folder for a file that goes when this is closed; see
    ///     [tableflow.console.service.support.ScratchFolder] for what a crash leaves
    ObjectList(S3Uri root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /// What all of them lie under; its bucket is theirs.
    public S3Uri root() {
        return root;
    }

    /// How many there are, and their bytes.
    public Amount amount() {
        return amount;
    }

    void add(LargeObject object) {
        amount = amount.plus(Amount.of(1, object.size()));
        if (first.size() < IN_MEMORY) {
            first.add(object);
            return;
        }
        try {
            write(object);
        } catch (IOException failed) {
            throw failure("keep", failed);
        }
    }

    private void write(LargeObject object) throws IOException {
        DataOutputStream to = out;
        if (to == null) {
            Files.createDirectories(folder);
            Path made = Files.createTempFile(folder, "objects-", ".tmp");
            file = made;
            to = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(made), 1 << 16));
            out = to;
        }
        // A key of S3 has 1,024 bytes at most.
        to.writeUTF(object.key());
        to.writeLong(object.size());
        to.writeLong(object.modified());
        to.writeUTF(object.storageClass());
    }

    /// Says that no more will come.
    void end() {
        DataOutputStream to = out;
        out = null;
        if (to != null) {
            try {
                to.close();
            } catch (IOException failed) {
                throw failure("keep", failed);
            }
        }
    }

    /// Those that `wanted` takes, as a list of their own; this one is closed.
    ObjectList only(Predicate<LargeObject> wanted) {
        ObjectList chosen = new ObjectList(root, folder);
        try (Stream<LargeObject> all = stream()) {
            all.filter(wanted).forEach(chosen::add);
        }
        chosen.end();
        close();
        return chosen;
    }

    /// All of them, from the beginning, in no order. To be closed: it may read a file.
    ///
    /// @throws RemoteFailure while it is read, when the file cannot be
    public Stream<LargeObject> stream() {
        Path more = file;
        if (more == null) {
            return first.stream();
        }
        FileObjects rest = new FileObjects(more, amount.objects() - first.size());
        Stream<LargeObject> read = StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(rest, Spliterator.ORDERED | Spliterator.NONNULL), false);
        return Stream.concat(first.stream(), read).onClose(rest::close);
    }

    /// Removes the file.
    @Override
    public void close() {
        Path made = file;
        file = null;
        if (made != null) {
            try {
                end();
                Files.deleteIfExists(made);
            } catch (IOException left) {
                // It goes when the scratch folder is next opened.
                org.slf4j.LoggerFactory.getLogger(ObjectList.class).debug("a list of objects stays", left);
            }
        }
    }

    private RemoteFailure failure(String what, IOException failed) {
        return LocalFailures.of(what + " a list of objects", folder, failed);
    }

    /// The objects in the file.
    private final class FileObjects implements Iterator<LargeObject>, Closeable {

        private final Path from;
        private long left;
        private @Nullable DataInputStream in;

        FileObjects(Path from, long count) {
            this.from = from;
            this.left = count;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public LargeObject next() {
            if (left == 0) {
                throw new NoSuchElementException();
            }
            left--;
            try {
                DataInputStream opened = in;
                if (opened == null) {
                    opened = new DataInputStream(new BufferedInputStream(Files.newInputStream(from), 1 << 16));
                    in = opened;
                }
                return new LargeObject(opened.readUTF(), opened.readLong(), opened.readLong(), opened.readUTF());
            } catch (IOException failed) {
                throw failure("read", failed);
            }
        }

        @Override
        public void close() {
            try {
                if (in != null) {
                    in.close();
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
