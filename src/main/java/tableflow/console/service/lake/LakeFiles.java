package tableflow.console.service.lake;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Progress;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectStorage;

/// What Iceberg's library reads a table's metadata through: the port to S3, reads only. Metadata objects never change
/// under their names. Those up to a piece are fetched whole, larger ones a piece at a time: a reader holds one piece.
///
/// Failures are [RemoteFailure]s that name the object; an interrupt ends a read before the next request.
final class LakeFiles implements FileIO {

    /// How much is fetched at once: 4 MiB. Manifests are 8 MiB at most as Iceberg writes them.
    static final int PIECE = 4 << 20;

    private static final long serialVersionUID = 1L;

    private final transient ObjectStorage storage;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    LakeFiles(ObjectStorage storage) {
        this.storage = storage;
    }

    /// Requests sent so far.
    long requests() {
        return requests.get();
    }

    /// Bytes fetched so far.
    long bytes() {
        return bytes.get();
    }

    @Override
    public InputFile newInputFile(String location) {
        return new ObjectFile(location, OptionalLong.empty());
    }

    /// The length stands in the list of manifests: no request is needed to learn it.
    @Override
    public InputFile newInputFile(String location, long length) {
        return new ObjectFile(location, OptionalLong.of(length));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        throw new UnsupportedOperationException("tables are read only: " + location);
    }

    @Override
    public void deleteFile(String location) {
        throw new UnsupportedOperationException("tables are read only: " + location);
    }

    private static S3Uri place(String location) {
        try {
            return S3Uri.parse(location);
        } catch (IllegalArgumentException elsewhere) {
            throw RemoteFailure.of(Kind.INVALID, "read " + location, "it does not lie in S3").withCause(elsewhere);
        }
    }

    private byte[] fetch(S3Uri object, InputStream opened, int atMost) {
        try (InputStream stream = opened) {
            byte[] read = stream.readNBytes(atMost);
            bytes.addAndGet(read.length);
            return read;
        } catch (IOException lost) {
            Progress.throwIfCancelled("read " + object);
            throw RemoteFailure.of(Kind.UNREACHABLE, "read " + object, String.valueOf(lost.getMessage()))
                    .withAdvice("The connection was lost on the way: try again.")
                    .withCause(lost);
        }
    }

    private InputStream request(S3Uri object, Supplier<InputStream> call) {
        Progress.throwIfCancelled("read " + object);
        requests.incrementAndGet();
        return call.get();
    }

    private final class ObjectFile implements InputFile {

        private final String location;
        private final S3Uri object;
        private OptionalLong length;
        private ObjectStorage.@Nullable Stat stat;
        /// What came with the question how long it is, until it is read.
        private byte @Nullable [] first;

        ObjectFile(String location, OptionalLong length) {
            this.location = location;
            this.object = place(location);
            this.length = length;
        }

        @Override
        public long getLength() {
            if (length.isEmpty()) {
                length = OptionalLong.of(begin().size());
            }
            return length.getAsLong();
        }

        /// Asks how long it is and for its first piece at once: whoever asks is about to read.
        private ObjectStorage.Stat begin() {
            ObjectStorage.Beginning begun;
            Progress.throwIfCancelled("read " + object);
            requests.incrementAndGet();
            begun = storage.begin(object, PIECE);
            first = fetch(object, begun.bytes(), (int) Math.min(PIECE, begun.stat().size()));
            stat = begun.stat();
            return begun.stat();
        }

        private ObjectStorage.Stat stat() {
            ObjectStorage.Stat known = stat;
            if (known == null) {
                Progress.throwIfCancelled("look at " + object);
                requests.incrementAndGet();
                known = storage.stat(object);
                stat = known;
            }
            return known;
        }

        /// At most a piece of the object from `start`.
        byte[] piece(long start) {
            long end = getLength();
            int wanted = (int) Math.min(PIECE, end - start);
            byte[] known = start == 0 ? first : null;
            first = null;
            byte[] read = known != null ? known : start == 0 && end <= PIECE
                    ? fetch(object, request(object, () -> storage.open(object)), wanted)
                    : ranged(start, wanted);
            if (read.length < wanted) {
                throw RemoteFailure.of(Kind.UNEXPECTED, "read " + object,
                        "it ends after " + (start + read.length) + " of " + end + " bytes");
            }
            return read;
        }

        private byte[] ranged(long start, int wanted) {
            String etag = stat().etag();
            return fetch(object, request(object, () -> storage.open(object, start, start + wanted, etag)), wanted);
        }

        @Override
        public SeekableInputStream newStream() {
            return new Pieces(this);
        }

        @Override
        public String location() {
            return location;
        }

        @Override
        public boolean exists() {
            try {
                return stat().size() >= 0;
            } catch (RemoteFailure failed) {
                if (failed.is(Kind.NOT_FOUND)) {
                    return false;
                }
                throw failed;
            }
        }
    }

    private static final class Pieces extends SeekableInputStream {

        private final ObjectFile file;
        private byte[] piece = {};
        private long pieceStart;
        private long position;

        Pieces(ObjectFile file) {
            this.file = file;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void seek(long wanted) throws IOException {
            if (wanted < 0 || wanted > file.getLength()) {
                throw new IOException("no position " + wanted + " in " + file.location());
            }
            position = wanted;
        }

        @Override
        public int read() {
            return fill() ? piece[(int) (position++ - pieceStart)] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int start, int length) {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int from = (int) (position - pieceStart);
            int count = Math.min(length, piece.length - from);
            System.arraycopy(piece, from, into, start, count);
            position += count;
            return count;
        }

        @Override
        public int available() {
            long left = pieceStart + piece.length - position;
            return left > 0 && left <= piece.length ? (int) left : 0;
        }

        private boolean fill() {
            if (position >= pieceStart && position < pieceStart + piece.length) {
                return true;
            }
            if (position >= file.getLength()) {
                return false;
            }
            piece = file.piece(position);
            pieceStart = position;
            return true;
        }
    }
}
